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


def test_every_slide_says_filter_source_and_method(deck: bytes) -> None:
    slides = list(opened(deck).slides)
    assert slides
    for number, slide in enumerate(slides):
        notes = slide.notes_slide.notes_text_frame.text
        assert notes.strip()
        if number == 0:
            continue
        text = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "Source" in text
        assert "29" in text
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
