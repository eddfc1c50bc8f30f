"""Problems with the files for a deck, as codes, and their wording."""

from enum import StrEnum

from dashboard.language.translation import Words
from dashboard.texts.problem_texts import problem_texts


class Fault(StrEnum):
    """Why a template or a logo is refused, or a deck cannot be made."""

    TEMPLATE_TOO_LARGE = "template-too-large"
    TEMPLATE_NOT_PPTX = "template-not-pptx"
    TEMPLATE_EXPANDS = "template-expands"
    TEMPLATE_MACROS = "template-macros"
    TEMPLATE_ACTIVE = "template-active"
    TEMPLATE_LINKS = "template-links"
    TEMPLATE_ADDRESS = "template-address"
    TEMPLATE_ACTION = "template-action"
    TEMPLATE_BROKEN = "template-broken"
    TEMPLATE_NO_LAYOUT = "template-no-layout"
    TEMPLATE_HEAVY = "template-heavy"
    LOGO_TOO_LARGE = "logo-too-large"
    LOGO_NOT_PICTURE = "logo-not-picture"
    LOGO_BROKEN = "logo-broken"
    LOGO_DIMENSIONS = "logo-dimensions"
    LOGO_PIXELS = "logo-pixels"
    LOGO_HEAVY = "logo-heavy"
    ACCENT_NOT_COLOUR = "accent-not-colour"
    COMMITTEE_UNKNOWN = "committee-unknown"
    SLIDE_UNKNOWN = "slide-unknown"


class DeckError(ValueError):
    """A file or choice that no deck can be made with: a code, and what goes into its message."""

    def __init__(self, fault: Fault, **values: int | str) -> None:
        super().__init__(f"{fault}: {values}")
        self.fault = fault
        self.values = values


def tell_deck_error(error: DeckError, words: Words) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in the reader's language."""
    message, remedy = problem_texts("deck")[error.fault]
    return words.text(message, **error.values), words.text(remedy, **error.values)
