"""A deck is a sound Open XML package that opens again."""

import datetime as dt
import io
import posixpath
import re
import zipfile

import openpyxl
import pytest
from defusedxml import ElementTree

from dashboard.exports.deck.build import build_deck
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.selection_files import file_name
from dashboard.language.translation import Words
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.geography.geography import Geography

from .conftest import EVERY, Maker, opened

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.mark.costly
def test_parts_are_declared_whole_and_once(deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        types = ElementTree.fromstring(package.read("[Content_Types].xml"))
        defaults = {one.get("Extension") for one in types if one.tag.endswith("Default")}
        overrides = {one.get("PartName") for one in types if one.tag.endswith("Override")}
        for name in names:
            if name == "[Content_Types].xml":
                continue
            assert f"/{name}" in overrides or name.rsplit(".", 1)[-1] in defaults, name
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(package.read(name))
        assert all(part.removeprefix("/") in names for part in overrides)


def test_relationships_resolve_and_are_used(deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        names = set(package.namelist())
        for name in names:
            if not name.endswith(".rels"):
                continue
            folder, file = posixpath.split(name)
            owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            base = posixpath.dirname(owner)
            known = set()
            for one in ElementTree.fromstring(package.read(name)).iter(RELATIONSHIP):
                known.add(one.get("Id"))
                if one.get("TargetMode") == "External":
                    assert one.get("Type").endswith("/hyperlink")
                    assert one.get("Target").startswith(("http://", "https://"))
                    continue
                target = posixpath.normpath(posixpath.join("/" + base, one.get("Target")))
                assert target.removeprefix("/") in names, (name, target)
            if owner in names and owner.endswith(".xml"):
                text = package.read(owner).decode()
                used = set(re.findall(r'r:(?:id|embed|link)="([^"]+)"', text))
                assert used <= known, owner


def test_no_picture_of_another_deck_comes_along(deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_ids_on_a_slide_are_unique(deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        for name in package.namelist():
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
                ids = re.findall(r'<p:cNvPr id="(\d+)"', package.read(name).decode())
                assert len(ids) == len(set(ids)), name


SEQUENCES = {
    "a:pPr": "lnSpc spcBef spcAft buClr buSzPct buFont buNone buChar tabLst defRPr extLst",
    "a:rPr": "ln noFill solidFill effectLst highlight latin ea cs sym hlinkClick extLst",
    "a:ln": "noFill solidFill prstDash round bevel miter headEnd tailEnd extLst",
    "a:tcPr": "lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D noFill solidFill extLst",
    "a:tbl": "tblPr tblGrid tr",
    "p:spPr": "xfrm custGeom prstGeom noFill solidFill ln effectLst extLst",
    "p:txBody": "bodyPr lstStyle p",
    "a:txBody": "bodyPr lstStyle p",
    "a:p": "pPr r br fld endParaRPr",
    "a:custGeom": "avLst gdLst ahLst cxnLst rect pathLst",
    "p:sp": "nvSpPr spPr style txBody extLst",
    "p:cxnSp": "nvCxnSpPr spPr style extLst",
    "p:sld": "cSld clrMapOvr transition timing extLst",
    "c:chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotFmts "
    "protection chart spPr txPr externalData printSettings userShapes extLst",
    "c:chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend "
    "plotVisOnly dispBlanksAs extLst",
    "c:plotArea": "layout barChart catAx valAx dTable spPr extLst",
    "c:barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
    "c:ser": "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat "
    "val shape extLst",
    "c:dLbls": "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName "
    "showSerName showPercent showBubbleSize separator showLeaderLines extLst",
    "c:catAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt "
    "majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn "
    "lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
    "c:valAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt "
    "majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween "
    "majorUnit minorUnit dispUnits extLst",
    "c:scaling": "logBase orientation max min extLst",
}
"""Children in the order that the schemas ask for (ECMA-376 part 1, annex A)."""

PREFIXES = {
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
}


def test_children_come_in_the_order_of_the_schemas(deck: bytes) -> None:
    """PowerPoint offers to repair a file whose elements stand in another order."""
    seen = set()
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        for name in package.namelist():
            if not re.fullmatch(r"ppt/(slides|charts|slideLayouts|slideMasters)/\w+\.xml", name):
                continue
            for one in ElementTree.fromstring(package.read(name)).iter():
                space, _, tag = one.tag.removeprefix("{").rpartition("}")
                kind = f"{PREFIXES.get(space)}:{tag}"
                if kind not in SEQUENCES:
                    continue
                seen.add(kind)
                order = SEQUENCES[kind].split()
                children = [child.tag.rpartition("}")[2] for child in one]
                assert set(children) <= set(order), (name, kind, children)
                places = [order.index(child) for child in children]
                runs = kind in {"a:p"}  # runs, breaks and fields mix freely
                assert runs or places == sorted(places), (name, kind, children)
    assert {"a:pPr", "a:rPr", "p:sp", "p:sld", "p:txBody"} <= seen


def test_every_slide_says_what_it_covers_and_of_which_data(deck: bytes, index: Index) -> None:
    slides = list(opened(deck).slides)
    assert slides
    version = opened(deck).core_properties.version
    assert len(version) == 7
    feet = set()
    for slide in slides:
        assert slide.notes_slide.notes_text_frame.text.strip()
        assert slide.shapes.title.text_frame.text.strip()
        feet.add(_footer(slide))
    assert len(feet) == 1
    assert version in feet.pop()


def _footer(slide) -> str:
    return next(shape for shape in slide.shapes if shape.name == "Pied de page").text_frame.text


def test_other_data_has_another_footer(make: Maker, hostile: Index) -> None:
    options = DeckOptions(slides=("title",), today=EVERY.today)
    one, other = (opened(make("", options, of=of)) if of else opened(make("", options))
                  for of in (None, hostile))  # fmt: skip
    assert _footer(one.slides[0]) != _footer(other.slides[0])
    assert one.core_properties.version != other.core_properties.version


def test_slides_are_read_title_content_note_footer(deck: bytes) -> None:
    for slide in opened(deck).slides:
        names = [shape.name for shape in slide.shapes]
        assert names[0] == "Titre"
        assert names[-2:] == ["Pied de page", "Numéro de diapositive"]
        if "Note" in names:
            assert names[-3] == "Note"


ENGLISH = {
    "Title", "Footer", "Slide number", "Subtitle", "Rule", "Text", "Chart", "Table", "Group",
    "Placeholder", "Map", "Legend", "Numbers", "Picture", "TextBox", "Rectangle",
}  # fmt: skip


def test_shapes_have_names_in_the_language_of_the_deck(whole_deck: bytes) -> None:
    slides = opened(whole_deck)
    every = [*slides.slides, *slides.slide_layouts]
    named = [word for one in every for shape in one.shapes for word in shape.name.split(" ")]
    assert not ENGLISH & set(named)


def test_the_presentation_has_sections_and_a_title_and_no_stale_size(whole_deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(whole_deck)) as package:
        presentation = package.read("ppt/presentation.xml").decode()
        core = package.read("docProps/core.xml").decode()
    held = re.findall(r'<p14:sldId id="(\d+)"', presentation)
    assert held == re.findall(r'<p:sldId [^>]*id="(\d+)"', presentation)
    sections = re.findall(r'<p14:section name="([^"]+)"', presentation)
    assert sections[0] == "L’essentiel"
    assert len(sections) == len(set(sections))
    assert 'type="screen4x3"' not in presentation
    assert "python-pptx" not in core
    assert opened(whole_deck).core_properties.title
    assert "<p:notesMasterIdLst>" in presentation


def test_the_properties_list_the_titles_of_the_slides(whole_deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(whole_deck)) as package:
        root = ElementTree.fromstring(package.read("docProps/app.xml"))
    slides = opened(whole_deck).slides
    titles = [one.text for one in root.iter() if one.tag.endswith("}lpstr")]
    assert titles == ["Slide Titles", *(one.shapes.title.text_frame.text for one in slides)]


def test_workbooks_of_charts_have_words_and_dates(make: Maker) -> None:
    slides = opened(make("year=2021-2026", DeckOptions(slides=("method",)))).slides
    chart = next(shape.chart for shape in slides[0].shapes if shape.has_chart)
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert sheet.title == "Données"
    assert [cell.value for cell in sheet[1]][1:] == ["recensés", "annoncés, pas encore recensés"]
    options = DeckOptions(slides=("method",))
    committees = "&".join(f"committee={day}" for day in ("2021-02-04", "2021-04-08", "2021-11-22"))
    slides = opened(make(committees, options)).slides
    chart = next(shape.chart for shape in slides[0].shapes if shape.has_chart)
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [cell.value.date() for cell in sheet["A"][1:]] == [
        dt.date(2021, 2, 4), dt.date(2021, 4, 8), dt.date(2021, 11, 22)
    ]  # fmt: skip
    assert list(chart.plots[0].categories) == [
        "4 février 2021", "8 avril 2021", "22 novembre 2021"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", "laureats-tous-les-projets-2026-11-23.pptx"),
        ("theme=seniors&region=11", "laureats-seniors-ile-de-france-2026-11-23.pptx"),
        ("q=../../etc", "laureats-etc-2026-11-23.pptx"),
    ],
)
def test_the_name_of_the_file_says_selection_and_date(
    index: Index, address: str, name: str
) -> None:
    selection = Selection(index, read_address(address, index)[0])
    assert file_name(selection, EVERY, Words("fr"), ".pptx") == name


def test_charts_maps_and_tables_are_described_and_editable(whole_deck: bytes) -> None:
    charts = tables = groups = 0
    for slide in opened(whole_deck).slides:
        for shape in slide.shapes:
            assert not (shape.shape_type == 13 and shape.name != "Logo")  # no pictures of charts
            if shape.has_chart:
                charts += 1
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
                assert shape.chart.part.chart_workbook.xlsx_part is not None
            elif shape.has_table:
                tables += 1
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
            elif shape.shape_type == 6:
                groups += 1
                assert shape._element.nvGrpSpPr.cNvPr.get("descr")
    assert charts >= 4
    assert tables >= 2
    assert groups >= 5


def test_the_map_has_a_shape_for_every_region(whole_deck: bytes, index: Index) -> None:
    names = set(index.portfolio.regions["name"])
    best = max(
        (
            {one.name for one in shape.shapes} & names
            for slide in opened(whole_deck).slides
            for shape in slide.shapes
            if shape.shape_type == 6
        ),
        key=len,
    )
    assert best == names


def test_equal_choices_make_equal_slides(index: Index, geography: Geography) -> None:
    def slides() -> dict[str, bytes]:
        deck = build_deck(Selection(index), options, Words("fr"), geography=geography)
        with zipfile.ZipFile(io.BytesIO(deck)) as package:
            return {
                name: package.read(name)
                for name in package.namelist()
                if name.startswith(("ppt/slides/", "ppt/charts/chart", "docProps/core"))
            }

    options = DeckOptions(slides=("title", "themes", "map"))
    assert slides() == slides()
