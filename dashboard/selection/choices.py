"""A visitor's choices and their address: the query string of a page.

`theme=culture&region=76&year=2018-2024&q=jardin` reads: theme culture, and region 76, and
selected from 2018 to 2024, and the word *jardin*. A key that comes twice means either of both.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import parse_qsl, urlencode

from dashboard.language.markdown import shortened
from dashboard.language.translation import N_
from dashboard.selection.facets import UNKNOWN, kind_of
from dashboard.selection.index import Index
from loaders.editing.former_records import former_record
from loaders.text.folding import folded
from loaders.text.word_tables import rows_beside

MAX_ADDRESS = 4_000
"""Characters of an address that are read: more than every choice of the shipped data takes."""

TOO_LONG = N_("the address is too long; the end was not read")

TOO_MANY = N_("too many values; none of the address was read")

NO_PAGE = "page"
"""The key under which an address says which page was asked for, where there is none of its name."""

MAX_WORDS = 200
"""Characters of a search that are read."""

NOT_FACETS = frozenset(row["key"] for row in rows_beside(__file__, "address_keys.csv"))
"""Keys that an address may carry beside the facets; pages read them themselves."""

OF_OLD = frozenset({("themes", "all")})
"""What stood in addresses until November 2026, when a project counted under its main theme alone
unless that was asked for: such an address still opens."""

OTHERS = ("deck-",)
"""How keys begin of which a page reads many."""

_YES_NO = {"yes": "yes", "true": "yes", "1": "yes", "oui": "yes"} | {
    "no": "no",
    "false": "no",
    "0": "no",
    "non": "no",
}


@dataclass(frozen=True)
class Ignored:
    """A part of an address that means nothing here, and why (a message id)."""

    key: str
    value: str
    reason: str


@dataclass(frozen=True)
class Choices:
    """The values chosen for each facet, as they stand in an address; a facet without is absent.

    A span holds one value, `2018-2024`; a text facet one value, the words.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        return bool(self.values)

    def __hash__(self) -> int:
        return hash(self.address())

    def get(self, key: str) -> tuple[str, ...]:
        """Return the values chosen for the facet `key`, none where nothing is chosen."""
        return self.values.get(key, ())

    def having(self, key: str, values: Sequence[str]) -> "Choices":
        """Return these choices with exactly `values` for the facet `key`."""
        others = {name: chosen for name, chosen in self.values.items() if name != key}
        if values:
            others[key] = tuple(values)
        return Choices(MappingProxyType(others))

    def pairs(self) -> list[tuple[str, str]]:
        """Return the choices as the keys and values of an address, always in the same order."""
        return [(key, value) for key in sorted(self.values) for value in self.values[key]]

    def address(self) -> str:
        """Return the part of the address after the `?`, empty where nothing is chosen."""
        return urlencode(self.pairs())


def read_address(address: str, index: Index) -> tuple[Choices, list[Ignored]]:
    """Read what stands in an address after the `?`; say what of it means nothing here."""
    ignored = []
    if len(address) > MAX_ADDRESS:
        ignored.append(Ignored("", shortened(address[MAX_ADDRESS:], 40), TOO_LONG))
        address = address[:MAX_ADDRESS]
    pairs = parse_qsl(address.removeprefix("?"), keep_blank_values=True)
    choices, more = read_pairs(pairs, index)
    return choices, ignored + more


def read_pairs(pairs: Sequence[tuple[str, str]], index: Index) -> tuple[Choices, list[Ignored]]:
    """Read the keys and values of an address. Values that a facet does not have are ignored."""
    chosen: dict[str, list[str]] = {}
    ignored: list[Ignored] = []
    for key, value in (map(_sound, pair) for pair in pairs):
        if key in index.facets:
            known = _value(key, value, index)
            if known is None:
                ignored.append(
                    Ignored(key, shortened(value, 80), N_("this value is not in the data"))
                )
            elif index.facets[key].kind != "choice":
                for other in chosen.get(key, ()):
                    ignored.append(
                        Ignored(key, shortened(other, 80), N_("one is read, and another follows"))
                    )
                if len(value) > MAX_WORDS:
                    ignored.append(
                        Ignored(key, shortened(value, 80), N_("too long; the end was not read"))
                    )
                chosen[key] = [known]
            elif known not in chosen.setdefault(key, []):
                chosen[key].append(known)
        elif not (key in NOT_FACETS or key.startswith(OTHERS) or (key, value) in OF_OLD):
            reason = N_("there is no such filter")
            if key == NO_PAGE:
                reason = N_("there is no such page; this is the overview")
            ignored.append(Ignored(shortened(key, 80), shortened(value, 80), reason))
    values = {key: tuple(found) for key, found in chosen.items() if found}
    return Choices(MappingProxyType(values)), ignored


def _sound(text: str) -> str:
    """Return `text` without halves of characters, which no file and no address can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _value(key: str, value: str, index: Index) -> str | None:
    """Return `value` as the facet knows it, None where it does not."""
    match index.facets[key].kind:
        case "text":
            words = " ".join(value[:MAX_WORDS].split())
            return words if folded(words) else None
        case "span":
            return _span(value)
        case _:
            values = index.link(key).values
            if value in values:
                return value
            former = former_record(index.portfolio, kind_of(key), value)
            now = _YES_NO.get(value.lower()) if former is None else former["now"]
            return now if now in values else None


def _span(value: str) -> str | None:
    if value == UNKNOWN:
        return value
    years = re.fullmatch(r"(\d{4})(?:[-–](\d{4}))?", value, flags=re.ASCII)
    if years is None:
        return None
    first, last = years[1], years[2] or years[1]
    return f"{first}-{last}" if first <= last else None
