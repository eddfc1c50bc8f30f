"""Problems with the files for a deck, as codes, and their wording."""

from enum import StrEnum

from dashboard.language.translation import N_, Words


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


_SAID: dict[Fault, tuple[str, str]] = {
    Fault.TEMPLATE_TOO_LARGE: (
        N_("The template has {size} MB; {limit} MB is the most."),
        N_("Take its pictures out, or save a copy with the layouts alone."),
    ),
    Fault.TEMPLATE_NOT_PPTX: (
        N_("The template is not a PowerPoint presentation (.pptx)."),
        N_("Open it in PowerPoint or LibreOffice and save it as .pptx, without a password."),
    ),
    Fault.TEMPLATE_EXPANDS: (
        N_("The template unpacks to more than {limit} MB, or to more than {files} files."),
        N_("Take its pictures and films out."),
    ),
    Fault.TEMPLATE_MACROS: (
        N_("The template holds macros."),
        N_("Save it as .pptx, which holds none, not as .pptm."),
    ),
    Fault.TEMPLATE_ACTIVE: (
        N_("The template holds controls or embedded programs ({part})."),
        N_("Delete them from its slides and layouts."),
    ),
    Fault.TEMPLATE_LINKS: (
        N_("The template draws on a file outside itself ({part})."),
        N_("Embed its pictures instead of linking to them."),
    ),
    Fault.TEMPLATE_ADDRESS: (
        N_("The template links to something that is no web address ({part}: {address})."),
        N_("Take the link out of its master and layouts, or have it lead to the web or a mailbox."),
    ),
    Fault.TEMPLATE_ACTION: (
        N_("The template does something on a click or under the mouse ({part}: {action})."),
        N_("Take the action out of its master and layouts (Insert, Action: None)."),
    ),
    Fault.TEMPLATE_BROKEN: (
        N_("The template cannot be read: it is damaged."),
        N_("Open it in PowerPoint, let it repair the file, and save it again."),
    ),
    Fault.TEMPLATE_NO_LAYOUT: (
        N_("The template has no layout with a title, or too little room beside it."),
        N_("Add a layout that has a title and an empty area, such as “Title Only”."),
    ),
    Fault.TEMPLATE_HEAVY: (
        N_("Opening the template takes too much time or memory; it was given up."),
        N_("Take its pictures out, or save a copy with the layouts alone."),
    ),
    Fault.LOGO_HEAVY: (
        N_("Opening the logo takes too much time or memory; it was given up."),
        N_("Save it smaller: 1000 pixels across are enough."),
    ),
    Fault.LOGO_TOO_LARGE: (
        N_("The logo has {size} MB; {limit} MB is the most."),
        N_("Save it smaller: 1000 pixels across are enough."),
    ),
    Fault.LOGO_NOT_PICTURE: (
        N_("The logo is neither a PNG nor a JPEG picture, whatever its name says."),
        N_("Open it in a picture program and export it as PNG."),
    ),
    Fault.LOGO_BROKEN: (
        N_("The logo cannot be read: the file is damaged."),
        N_("Export it again as PNG."),
    ),
    Fault.LOGO_DIMENSIONS: (
        N_("The logo is {width} × {height} pixels; each side must have {least} to {most}."),
        N_("Save it at about 1000 pixels across."),
    ),
    Fault.LOGO_PIXELS: (
        N_("The logo has far more pixels than a slide; each side must have {least} to {most}."),
        N_("Save it at about 1000 pixels across."),
    ),
    Fault.ACCENT_NOT_COLOUR: (
        N_("“{value}” is not a colour."),
        N_("Write it as six hexadecimal digits, such as #3c4a63."),
    ),
    Fault.COMMITTEE_UNKNOWN: (
        N_("There is no committee “{value}” in the data."),
        N_("Choose one of: {known}."),
    ),
    Fault.SLIDE_UNKNOWN: (
        N_("There is no slide called “{value}”."),
        N_("Choose among: {known}."),
    ),
}


class DeckError(ValueError):
    """A file or choice that no deck can be made with: a code, and what goes into its message."""

    def __init__(self, fault: Fault, **values: object) -> None:
        super().__init__(f"{fault}: {values}")
        self.fault = fault
        self.values = values


def tell_deck_error(error: DeckError, words: Words) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in the reader's language."""
    message, remedy = _SAID[error.fault]
    return words.text(message, **error.values), words.text(remedy, **error.values)
