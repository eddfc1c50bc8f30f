"""A deck is a sound Open XML package that opens again."""

import io
import posixpath
import re
import zipfile

import pytest
from defusedxml import ElementTree

from dashboard.exports.deck.options import DeckOptions
from dashboard.index import Index

from .conftest import Maker, opened

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.fixture(params=["whole", "empty", "one", "hostile"])
def deck(request: pytest.FixtureRequest, make: Maker, whole_deck: bytes, hostile: Index) -> bytes:
    match request.param:
        case "whole":
            return whole_deck
        case "empty":
            return make("theme=access-rights")
        case "one":
            return make("theme=seniors", DeckOptions())
        case _:
            return make(of=hostile)


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


def test_connectors_end_at_shapes_of_their_slide(whole_deck: bytes) -> None:
    tied = 0
    with zipfile.ZipFile(io.BytesIO(whole_deck)) as package:
        for name in package.namelist():
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
                text = package.read(name).decode()
                ids = set(re.findall(r'<p:cNvPr id="(\d+)"', text))
                ends = re.findall(r'<a:(?:stCxn|endCxn) id="(\d+)"', text)
                tied += len(ends)
                assert set(ends) <= ids
    assert tied


def test_every_slide_says_filter_source_and_method(deck: bytes, index: Index) -> None:
    total = str(len(index.portfolio.projects))
    slides = list(opened(deck).slides)
    assert slides
    for number, slide in enumerate(slides):
        notes = slide.notes_slide.notes_text_frame.text
        assert notes.strip()
        if number == 0:
            continue
        text = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "Source" in text
        assert total in text
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text.strip()


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
    assert tables >= 3
    assert groups >= 10


def test_the_map_has_a_shape_for_every_departement(whole_deck: bytes, index: Index) -> None:
    names = set(index.portfolio.departements["name"])
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


def test_equal_choices_make_equal_slides(make: Maker) -> None:
    def slides(deck: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(deck)) as package:
            return {
                name: package.read(name)
                for name in package.namelist()
                if name.startswith(("ppt/slides/", "ppt/charts/chart", "docProps/core"))
            }

    options = DeckOptions(slides=("title", "themes", "map"))
    assert slides(make("", options)) == slides(make("", options))
