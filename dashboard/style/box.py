"""A rectangle of a picture or a slide, and how it is cut into others."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Box:
    """A rectangle, in pixels or points from the upper left corner of what it is drawn on."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top + self.height

    def columns(self, *shares: float, gap: float) -> list["Box"]:
        """Cut it into columns whose widths go by `shares`."""
        room = self.width - gap * (len(shares) - 1)
        boxes, left = [], self.left
        for share in shares:
            across = room * share / sum(shares)
            boxes.append(replace(self, left=left, width=across))
            left += across + gap
        return boxes

    def rows(self, number: int, gap: float) -> list["Box"]:
        """Cut it into `number` rows of one height."""
        down = (self.height - gap * (number - 1)) / number
        return [
            replace(self, top=self.top + row * (down + gap), height=down) for row in range(number)
        ]

    def below(self, used: float) -> "Box":
        """Return what is left under the first `used` points."""
        return replace(self, top=self.top + used, height=self.height - used)

    def beside(self, used: float) -> "Box":
        """Return what is left to the right of the first `used` points."""
        return replace(self, left=self.left + used, width=self.width - used)

    def within(self, inset: float) -> "Box":
        """Return it smaller by `inset` on each side."""
        across, down = self.width - 2 * inset, self.height - 2 * inset
        return Box(self.left + inset, self.top + inset, across, down)
