"""Templates, logos and choices: what is refused, with which code, and what is kept."""

import datetime as dt
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

import pytest
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Inches

from dashboard.exports.deck.colours import readable_accent
from dashboard.exports.deck.errors import DeckError, Fault, tell_deck_error
from dashboard.exports.deck.logo import check_logo
from dashboard.exports.deck.options import (
    OPTION_KEYS,
    DeckOptions,
    read_options,
)
from dashboard.exports.deck.plan import plan_deck
from dashboard.exports.deck.sections.model import KeyFigures
from dashboard.exports.deck.template_check import check_template
from dashboard.language.translation import Words
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.style.scheme import contrast
from dashboard.texts.problem_texts import problem_texts

from .conftest import Maker, opened


def saved(slides) -> bytes:
    buffer = io.BytesIO()
    slides.save(buffer)
    return buffer.getvalue()


@cache
def template(*, sample: bool = True) -> bytes:
    slides = Presentation()
    slides.slide_width = Inches(13.333)
    if sample:
        page = slides.slides.add_slide(slides.slide_layouts[0])
        page.shapes.title.text = "SAMPLE TO BE DROPPED"
    return saved(slides)


def rewritten(data: bytes, *, add: dict[str, bytes] | None = None,
              replace: dict[str, tuple[str, str]] | None = None) -> bytes:  # fmt: skip
    """A copy of a package with parts added, and texts of parts replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name in (replace or {}):
                found, put = replace[name]
                assert found in part.decode()
                part = part.decode().replace(found, put).encode()
            new.writestr(name, part)
        for name, part in (add or {}).items():
            new.writestr(name, part)
    return buffer.getvalue()


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return buffer.getvalue()


RELS = "ppt/_rels/presentation.xml.rels"
OUTSIDE = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/image" Target="http://example.org/x.png" TargetMode="External"/></Relationships>'
)
ENTITY = '<!DOCTYPE r [<!ENTITY a "aaaa">]><p:presentation '


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        (lambda: b"not a zip at all", Fault.TEMPLATE_NOT_PPTX),
        (lambda: b"", Fault.TEMPLATE_NOT_PPTX),
        (lambda: zipped(word=b"x"), Fault.TEMPLATE_NOT_PPTX),
        (lambda: b"\0" * 20_000_001, Fault.TEMPLATE_TOO_LARGE),
        (lambda: zipped(big=b"\0" * 100_000_001), Fault.TEMPLATE_EXPANDS),
        (lambda: zipped(**{str(n): b"" for n in range(3_001)}), Fault.TEMPLATE_EXPANDS),
        (lambda: rewritten(template(), add={"ppt/vbaProject.bin": b"x"}), Fault.TEMPLATE_MACROS),
        (lambda: rewritten(template(), add={"ppt/embeddings/a.xlsm": b"x"}), Fault.TEMPLATE_MACROS),
        (lambda: rewritten(template(), replace={"[Content_Types].xml": (
            "presentationml.presentation.main", "ms-powerpoint.presentation.macroEnabled.main",
        )}), Fault.TEMPLATE_MACROS),
        (lambda: rewritten(template(), add={"ppt/activeX/activeX1.xml": b"<a/>"}),
         Fault.TEMPLATE_ACTIVE),
        (lambda: rewritten(template(), add={"ppt/embeddings/oleObject1.bin": b"x"}),
         Fault.TEMPLATE_ACTIVE),
        (lambda: rewritten(template(), replace={RELS: ("</Relationships>", OUTSIDE)}),
         Fault.TEMPLATE_LINKS),
        (lambda: rewritten(template(), replace={
            "ppt/presentation.xml": ("<p:presentation ", ENTITY),
        }), Fault.TEMPLATE_BROKEN),
        (lambda: rewritten(template(), replace={"ppt/presentation.xml": ("<p:sldSz", "<p:sldSz<")}),
         Fault.TEMPLATE_BROKEN),
        (lambda: template()[:-2_000], Fault.TEMPLATE_NOT_PPTX),
    ],
    ids=lambda value: value.value if isinstance(value, Fault) else "",
)  # fmt: skip
def test_bad_templates_are_refused_with_their_code(made: Callable[[], bytes], fault: Fault) -> None:
    with pytest.raises(DeckError) as caught:
        check_template(made())
    assert caught.value.fault is fault


HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
MASTER = "slideMasters/slideMaster1.xml", '<p:cNvPr id="2" name="Title Placeholder 1"'
LAYOUT = "slideLayouts/slideLayout6.xml", '<p:cNvPr id="2" name="Title 1"'
SAMPLE = "slides/slide1.xml", '<p:cNvPr id="2" name="Title 1"'


def linking(place: tuple[str, str], address: str, action: str = "", event: str = "hlinkClick", *,
            kind: str = HYPERLINK, mode: str = ' TargetMode="External"') -> bytes:  # fmt: skip
    """A template with a link on the title of a master, a layout or a sample slide."""
    part, title = place
    folder, _, name = part.partition("/")
    rel = f'<Relationship Id="rId99" Type="{kind}" Target="{address}"{mode}/></Relationships>'
    said = f' action="{action}"' if action else ""
    link = f'{title}><a:{event} r:id="rId99"{said}/></p:cNvPr>'
    return rewritten(template(), replace={
        f"ppt/{folder}/_rels/{name}.rels": ("</Relationships>", rel),
        f"ppt/{part}": (f"{title}/>", link),
    })  # fmt: skip


PROGRAM = "ppaction://program"


@pytest.mark.parametrize("place", [MASTER, LAYOUT])
@pytest.mark.parametrize(
    ("address", "how", "fault"),
    [
        ("https://fund.example/", {"action": PROGRAM, "event": "hlinkHover"},
         Fault.TEMPLATE_ACTION),
        ("https://fund.example/", {"action": PROGRAM}, Fault.TEMPLATE_ACTION),
        ("https://fund.example/", {"action": "ppaction://hlinkshowjump?jump=nextslide"},
         Fault.TEMPLATE_ACTION),
        ("file:///C:/Windows/System32/calc.exe", {}, Fault.TEMPLATE_ADDRESS),
        ("file://host/share", {"event": "hlinkHover"}, Fault.TEMPLATE_ADDRESS),
        ("ms-msdt:/id", {}, Fault.TEMPLATE_ADDRESS),
        ("javascript:alert(1)", {}, Fault.TEMPLATE_ADDRESS),
        ("\\\\host\\share", {}, Fault.TEMPLATE_ADDRESS),
        ("calc.exe", {}, Fault.TEMPLATE_ADDRESS),
        ("https://fund.example/", {"kind": "http://evil.example/hyperlink"}, Fault.TEMPLATE_LINKS),
        ("https://fund.example/", {"mode": ""}, Fault.TEMPLATE_LINKS),
    ],
)  # fmt: skip
def test_a_template_that_would_do_more_than_look_is_refused(
    make: Maker, place: tuple[str, str], address: str, how: dict[str, str], fault: Fault
) -> None:
    with pytest.raises(DeckError) as caught:
        make(
            "theme=culture", DeckOptions(slides=("title",), template=linking(place, address, **how))
        )
    assert caught.value.fault is fault
    what, remedy = tell_deck_error(caught.value, Words("fr"))
    assert what
    assert remedy


@pytest.mark.parametrize("place", [MASTER, LAYOUT])
@pytest.mark.parametrize("address", ["https://fund.example/", "HTTP://x.example", "mailto:a@b.c"])
def test_a_template_may_link_to_the_web_and_to_a_mailbox(
    make: Maker, place: tuple[str, str], address: str
) -> None:
    assert opened(
        make("theme=culture", DeckOptions(slides=("title",), template=linking(place, address)))
    ).slides


def test_what_only_a_sample_slide_does_goes_with_it(make: Maker) -> None:
    data = linking(SAMPLE, "file://host/share", PROGRAM, "hlinkHover")
    deck = make("theme=culture", DeckOptions(slides=("title",), template=data))
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        held = b"".join(package.read(name) for name in package.namelist())
    assert b"hlinkHover" not in held
    assert b"file://host" not in held


def test_a_template_without_a_usable_layout_is_refused(make: Maker) -> None:
    slides = Presentation()
    for layout in slides.slide_layouts:
        for shape in list(layout.placeholders):
            shape._element.getparent().remove(shape._element)
    with pytest.raises(DeckError) as caught:
        make("", DeckOptions(template=saved(slides)))
    assert caught.value.fault is Fault.TEMPLATE_NO_LAYOUT


def test_a_template_gives_its_master_and_loses_its_samples(make: Maker) -> None:
    deck = opened(make("theme=culture", DeckOptions(template=template())))
    text = " ".join(
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert "SAMPLE TO BE DROPPED" not in text
    assert len(deck.slides) > 10
    names = {slide.slide_layout.name for slide in deck.slides}
    assert names <= {layout.name for layout in Presentation().slide_layouts}
    for slide in list(deck.slides)[1:]:
        assert slide.shapes.title.text_frame.text


def test_text_is_readable_on_a_ground_that_the_colour_map_does_not_know(make: Maker) -> None:
    """Dark paper under a map of dark text on white: the slides exchange both."""
    slides = Presentation()
    fill = slides.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0x10, 0x18, 0x28)
    options = DeckOptions(slides=("title", "themes"), template=saved(slides))
    for slide in opened(make("", options)).slides:
        mapped = slide._element.find(f".//{qn('a:overrideClrMapping')}")
        assert (mapped.get("tx1"), mapped.get("bg1"), mapped.get("hlink")) == ("lt1", "dk1", "lt1")
    light = opened(make("", DeckOptions(slides=("themes",), template=template()))).slides[0]
    assert light._element.find(f".//{qn('a:overrideClrMapping')}") is None


def picture(kind: str, size: tuple[int, int] = (200, 80)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "#3c4a63").save(buffer, kind)
    return buffer.getvalue()


def header_of_a_picture(across: int, down: int) -> bytes:
    """A PNG of few bytes that says it is very large."""
    parts = [picture("PNG")[:8]]
    for kind, body in (
        (b"IHDR", struct.pack(">IIBBBBB", across, down, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"")),
        (b"IEND", b""),
    ):
        checked = kind + body
        parts += [struct.pack(">I", len(body)), checked, struct.pack(">I", zlib.crc32(checked))]
    return b"".join(parts)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (SVG, Fault.LOGO_NOT_PICTURE),
        (b"", Fault.LOGO_NOT_PICTURE),
        (picture("GIF"), Fault.LOGO_NOT_PICTURE),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, Fault.LOGO_NOT_PICTURE),
        (b"\0" * 5_000_001, Fault.LOGO_TOO_LARGE),
        (picture("PNG", (8, 8)), Fault.LOGO_DIMENSIONS),
        (picture("PNG", (6_001, 20)), Fault.LOGO_DIMENSIONS),
        (header_of_a_picture(30_000, 30_000), Fault.LOGO_PIXELS),
        (picture("JPEG", (400, 400))[:-500], Fault.LOGO_BROKEN),
    ],
    ids=lambda value: value.value if isinstance(value, Fault) else "",
)
def test_bad_logos_are_refused_with_their_code(data: bytes, fault: Fault) -> None:
    with pytest.raises(DeckError) as caught:
        check_logo(data)
    assert caught.value.fault is fault


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_stands_on_the_layouts_in_its_proportions(make: Maker, kind: str) -> None:
    deck = opened(make("", DeckOptions(logo=picture(kind), slides=("title", "themes"))))
    for layout in deck.slide_layouts:
        logo = next(shape for shape in layout.shapes if shape.name == "Logo")
        assert abs(logo.width / logo.height - 200 / 80) < 0.01
        assert logo.left >= 0
        assert logo.left + logo.width <= deck.slide_width


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_words_in_both_languages(fault: Fault) -> None:
    values = dict.fromkeys(
        (
            "size",
            "limit",
            "files",
            "part",
            "width",
            "height",
            "least",
            "most",
            "value",
            "known",
            "address",
            "action",
        ),
        7,
    )
    error = DeckError(fault, **values)
    french, english = (tell_deck_error(error, Words(language)) for language in ("fr", "en"))
    assert set(problem_texts("deck")) == set(Fault)
    assert all(french)
    assert french != english
    assert not any("{" in text for text in (*french, *english))


def test_choices_come_back_from_their_address(index: Index) -> None:
    committees = index.portfolio.committees["id"].tolist()
    projects = index.portfolio.projects["id"].tolist()
    chosen = DeckOptions(
        slides=("themes", "projects", "title"),
        title="Fonds & <b>essai</b>",
        subtitle="Séance du 3 décembre",
        accent="#a03d7b",
        new_since=committees[3],
        projects=(projects[5], projects[1]),
        board=dt.date(2026, 12, 3),
        internal=True,
        titles=(("themes", "Mes thématiques : 2026"), ("project-a+b", "Deux projets")),
    )
    assert read_options(chosen.pairs(), committees, projects) == (chosen, [])
    assert DeckOptions().pairs() == []
    assert {key for key, _ in chosen.pairs()} == set(OPTION_KEYS)


def test_bad_choices_in_an_address_are_said(index: Index) -> None:
    pairs = [
        ("deck-slides", "nonsense"), ("deck-accent", "red"), ("deck-since", "1999-13-01"),
        ("deck-project", "none"), ("theme", "culture"),
    ]  # fmt: skip
    options, ignored = read_options(pairs, ["2021-02-04"], ["a"])
    assert options == DeckOptions()
    assert [part.key for part in ignored] == [
        "deck-slides", "deck-accent", "deck-since", "deck-project",
    ]  # fmt: skip


@pytest.mark.parametrize("colour", ["#ffff00", "#ffffff", "#3c4a63", "#000000", "#ABCDEF"])
def test_an_accent_can_be_read_on_white(colour: str) -> None:
    assert contrast(readable_accent(colour), "#ffffff") >= 4.5


def test_a_title_of_ones_own_stands_on_its_slide_alone(index: Index) -> None:
    words, selection = Words("fr"), Selection(index)
    before = plan_deck(selection, DeckOptions(), words).sections
    own = DeckOptions(titles=(("themes", "Ce que nous soutenons"),))
    after = plan_deck(selection, own, words).sections
    changed = {one.id: two.headline for one, two in zip(before, after, strict=True) if one != two}
    assert changed == {"themes": "Ce que nous soutenons"}


def test_what_is_new_can_be_told_from_the_day_of_the_last_board(index: Index) -> None:
    options = DeckOptions(slides=("new",), new_since="2025-06-30", board=dt.date(2026, 12, 3))
    plan = plan_deck(Selection(index), options, Words("fr"))
    assert "depuis le conseil du 30 juin 2025" in plan.sections[0].headline.replace("\xa0", " ")
    assert "Conseil du 3 décembre 2026" in plan.footer


def test_bad_choices_are_refused(index: Index) -> None:
    for options, fault in (
        (DeckOptions(slides=("title", "nonsense")), Fault.SLIDE_UNKNOWN),
        (DeckOptions(new_since="1999-13-01"), Fault.COMMITTEE_UNKNOWN),
    ):
        with pytest.raises(DeckError) as caught:
            plan_deck(Selection(index), options, Words("en"))
        assert caught.value.fault is fault
    with pytest.raises(DeckError):
        readable_accent("red")


def test_slides_come_in_the_order_that_is_chosen(make: Maker, index: Index) -> None:
    options = DeckOptions(slides=("key-figures", "themes", "title"))  # one slide each
    assert planned(Selection(index), options) == list(options.slides)
    assert len(opened(make("", options)).slides) == 3


def test_titles_dates_and_subtitles_are_on_the_cover(make: Maker) -> None:
    options = DeckOptions(
        slides=("title",), title="Un titre", subtitle="Sous le titre", today=dt.date(2026, 5, 1)
    )
    slide = opened(make("theme=culture", options)).slides[0]
    text = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    for part in ("Un titre", "Sous le titre", "Culture", "1er mai 2026"):
        assert part in text


def planned(selection: Selection, options: DeckOptions) -> list[str]:
    return [section.id for section in plan_deck(selection, options, Words("fr")).sections]


def test_one_project_gets_its_slide_instead_of_charts(index: Index) -> None:
    choices = read_address("q=gens%20qui%20s%C3%A8ment", index)[0]
    slides = planned(Selection(index, choices), DeckOptions())
    assert slides == ["title", "project-les-gens-qui-sement", "method"]


def test_what_repeats_the_filter_or_would_be_one_row_is_left_out(index: Index) -> None:
    choices = read_address("region=11&theme=culture&theme=ecology&year=2019-2026", index)[0]
    plan = plan_deck(Selection(index, choices), DeckOptions(), Words("en"))
    assert {"themes", "lineage"} <= plan.left_out.keys()
    figures = next(one.content for one in plan.sections if one.id == "key-figures")
    assert isinstance(figures, KeyFigures)
    assert not any("region" in one.label for one in figures.figures)
    assert not any("are two of the" in one.headline for one in plan.sections)


def test_more_than_twelve_projects_have_slides_where_they_are_named(index: Index) -> None:
    named = tuple(index.portfolio.projects["id"][:2])
    every = planned(Selection(index), DeckOptions())
    assert not any(slide.startswith("project-") for slide in every)
    some = planned(Selection(index), DeckOptions(projects=named))
    own = [slide for slide in some if slide.startswith("project-")]
    assert own == [f"project-{one}" for one in named]
