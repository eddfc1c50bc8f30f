"""Landlords that a text names outside all drafts: where a project may have been missed."""

from loaders.announcement.knowledge import Knowledge
from loaders.announcement.model import Doubt, DoubtCode, Span
from loaders.announcement.names import NameFinder
from loaders.announcement.segments import Segmentation
from loaders.announcement.view import View


def outside(view: View, split: Segmentation, knowledge: Knowledge) -> list[Doubt]:
    """Return a doubt that names the landlords of the data found in no part of `split`, if any."""
    taken = [*((one.start, one.end) for one in split.segments), *split.left_out]
    finder = NameFinder(view.text, knowledge, lambda name, least: False)
    at, named = 0, dict[str, Span]()
    inside: set[str] = set()
    for start, end in [*sorted(taken), (len(view.text), len(view.text))]:
        for stretch, names in (((at, start), named), ((max(at, start), end), None)):
            for one in finder.find(*stretch):
                name = view.written(one.start, one.end)
                ids = knowledge.landlord_ids(name)
                if names is None:
                    inside.update(ids)
                elif len(ids) == 1:
                    names.setdefault(ids[0], view.span(one.start, one.end))
        at = max(at, end)
    spans = sorted(span for key, span in named.items() if key not in inside)
    if not spans:
        return []
    names_said = ", ".join(" ".join(view.source[one.start : one.end].split()) for one in spans)
    return [Doubt(DoubtCode.NAMED_OUTSIDE, spans[0], {"names": names_said})]
