"""What is still missing before a review can be added to the data."""

from dataclasses import dataclass

from loaders.review.document import Review, waiting

_TEXTS = ("title",)


@dataclass(frozen=True)
class Missing:
    """Whether the committee's date and the source are wanting; by project number, its texts."""

    date: bool
    source: bool
    texts: dict[int, tuple[str, ...]]

    def __bool__(self) -> bool:
        """Say whether anything is wanting."""
        return self.date or self.source or bool(self.texts)


def missing_of(review: Review) -> Missing:
    """Return what is still empty of all that no reader can fill in, in the projects to be added.

    `texts` holds the names of the columns of `projects`.
    """
    texts = {
        number: tuple(name for name in _TEXTS if not getattr(project, name).strip())
        for number, project in enumerate(review.projects)
        if waiting(project)
    }
    return Missing(
        date=review.committee.date is None,
        source=not review.committee.source_url.strip(),
        texts={number: names for number, names in texts.items() if names},
    )
