"""Translation and formatting: texts, plurals, numbers, dates, lists.

Message ids are the English texts; the French ones stand in `locale/fr/*.po`, one file a subject.
"""

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Literal

from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from loaders.package.schema import Language

LOCALE = Path(__file__).parent / "locale"

LANGUAGES: Mapping[Language, str] = {"fr": "Français", "en": "English"}
"""The languages of the dashboard, and what each calls itself; the first is that of who has none."""

_CONVENTIONS = {"fr": "fr_FR", "en": "en_GB"}
"""Whose way to write numbers and dates: days before months in both languages."""


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    """Mark `message` for the catalogue; it is translated where it is shown."""
    return message


def language_for(asked: str | None, browser: str | None) -> Language:
    """Return the language of a page: the one its address asks for, else the browser's, else French.

    `browser` is what a browser says of its reader, as `en-GB` or `en-GB,en;q=0.9`.
    """
    wanted = asked or (browser or "")[:2].lower()
    return next((language for language in LANGUAGES if language == wanted), "fr")


def catalogue(path: Path) -> dict[str, str]:
    """Return the texts of a catalogue with their translations; none where there is no such file."""
    if not path.is_file():  # as of the language in which the texts are written
        return {}
    with path.open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id}


@cache
def _translations(language: Language) -> NullTranslations:
    merged = Catalog(locale=language)
    for path in sorted((LOCALE / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    merged.add(message.id, message.string, context=message.context)
    if not len(merged):
        return NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return GNUTranslations(compiled)


@lru_cache(maxsize=10_000)
def _number(value: float, locale: str) -> str:
    return str(format_decimal(value, format="#,##0.#", locale=locale))


@lru_cache(maxsize=10_000)
def _date(day: dt.date, style: Literal["medium", "long"], locale: str) -> str:
    return str(format_date(day, format=style, locale=locale))


@dataclass(frozen=True)
class Words:
    """One language's way to say things. Cheap to make: the catalogues are read once."""

    language: Language

    @property
    def tag(self) -> str:
        """Return language and country as files name them: `fr-FR`."""
        return _CONVENTIONS[self.language].replace("_", "-")

    def text(self, message: str, **values: object) -> str:
        """Return `message` in this language, with `{names}` filled in from `values`."""
        translated = _translations(self.language).gettext(message)
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the form that `count` asks for; `{count}` in it is written as a number."""
        translated = _translations(self.language).ngettext(one, many, count)
        return translated.format(count=self.number(count), **values)

    def number(self, value: float) -> str:
        """Write a number with this language's separators, at most one decimal: `1 224`."""
        return _number(value, _CONVENTIONS[self.language])

    def share(self, part: float) -> str:
        """Write a share between 0 and 1 as a whole percentage."""
        pattern = "#,##0\u00a0%" if self.language == "fr" else "#,##0%"
        return str(format_percent(part, format=pattern, locale=_CONVENTIONS[self.language]))

    def date(self, day: dt.date, *, short: bool = False) -> str:
        """Write a day: `4 février 2021`, or `4 févr. 2021` where room is short."""
        said = _date(day, "medium" if short else "long", _CONVENTIONS[self.language])
        # The conventions know the French first of the month no better than its second.
        return f"1er{said[1:]}" if self.language == "fr" and day.day == 1 else said

    def month(self, day: dt.date) -> str:
        """Write the month of a day: `février 2021`."""
        return str(format_date(day, format="MMMM y", locale=_CONVENTIONS[self.language]))

    def all_of(self, items: list[str]) -> str:
        """Join with commas and *and*."""
        return str(format_list(items, style="standard", locale=_CONVENTIONS[self.language]))

    def any_of(self, items: list[str]) -> str:
        """Join with commas and *or*."""
        return str(format_list(items, style="or", locale=_CONVENTIONS[self.language]))
