"""A CSV file is read as text, whatever a spreadsheet did to it, and all that is odd is told."""

import pytest

from loaders.package.csv_table import MAX_FILE_BYTES, ROW, read_text_table
from loaders.package.data_folder import opened
from loaders.package.load import SHIPPED
from loaders.package.problems import MAX_REPORTED, Loss, Rule
from loaders.package.schema import read_schema
from tests.packages import TABLES, Package, told

THEMES = read_schema(SHIPPED).tables["themes"]
SOUND = TABLES["themes"]


def read(package: Package, content: str | bytes | None):
    if content is not None:
        package.write("themes", content)
    with opened(package.directory, ["themes.csv"]) as folder:
        return read_text_table(folder, THEMES)


def test_a_sound_file_is_read_as_it_stands(package):
    frame, problems = read(package, None)
    assert problems == []
    assert list(frame.columns) == [*(field.name for field in THEMES.fields), ROW]
    assert frame[ROW].tolist() == [2, 3]
    assert frame["name_fr"].tolist() == ["Culture", "Écologie"]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + SOUND.encode(),
        SOUND.replace("\n", "\r\n").encode(),
        SOUND.replace("\n", "\r").encode(),
        SOUND.rstrip("\n").encode(),
        (SOUND + "\n\n,,,,,,\n").encode(),
        SOUND.replace("culture,1", " culture ,\u00a01 ").encode(),
        SOUND.replace("id,position", ' "id" ,position').encode(),
    ],
    ids=["bom", "crlf", "cr", "no-last-end", "blank-lines", "spaces", "quoted-heading"],
)
def test_what_programs_do_to_a_file_is_no_problem(package, content):
    sound, _ = read(package, None)
    frame, problems = read(package, content)
    assert problems == []
    assert frame.to_dict("list") == sound.to_dict("list")


def test_blank_lines_count_as_rows_of_the_file(package):
    frame, problems = read(package, "\n" + SOUND.replace("ecology", "\necology"))
    assert problems == []
    assert frame[ROW].tolist() == [3, 5]


@pytest.mark.parametrize(("separator", "name"), [(";", "semicolon"), ("\t", "tab"), ("|", "bar")])
def test_another_separator_is_read_and_told(package, separator, name):
    frame, problems = read(package, SOUND.replace(",", separator))
    assert frame["id"].tolist() == ["culture", "ecology"]
    assert [told(p)[:4] for p in problems] == [("themes.csv", "separator", "nothing", 1)]
    assert problems[0].details == {"separator": name}


def test_windows_encoding_is_read_and_told_at_its_first_line(package):
    frame, problems = read(package, SOUND.encode("cp1252"))
    assert frame["name_fr"].tolist() == ["Culture", "Écologie"]
    assert [told(p)[:4] for p in problems] == [("themes.csv", "encoding", "nothing", 3)]


def test_columns_that_are_missing_or_too_many_are_told(package):
    text = "id,position,name_fr,name_en,short_fr,asked_for,id,colour\n"
    frame, problems = read(package, text + "culture,1,Culture,Culture,Culture,true,other,red\n")
    assert [told(p)[1:5] for p in problems] == [
        ("column-twice", "value", 1, "id"),
        ("column-extra", "value", 1, "colour"),
        ("column-missing", "table", 1, "short_en"),
    ]
    assert frame["id"].tolist() == ["culture"]
    assert frame["short_en"].tolist() == [""]


def test_a_column_that_may_be_empty_may_be_absent_at_no_cost_but_itself(package):
    text = package.text("landlords").replace(",homes_source_url", "").replace("2020,\n", "2020\n")
    package.write("landlords", text.replace(",,,,,,,\n", ",,,,,,\n"))
    portfolio = package.load()
    assert [told(p)[1:5] for p in portfolio.problems] == [
        ("column-missing", "value", 1, "homes_source_url")
    ]
    assert portfolio.landlords["homes_source_url"].isna().all()
    assert len(portfolio.landlords) == 2


def test_a_column_may_be_called_like_our_own(package):
    frame, problems = read(
        package, SOUND.replace("asked_for", f"asked_for,{ROW}").replace("true", "true,x")
    )
    assert [told(p)[1:5] for p in problems] == [("column-extra", "value", 1, ROW)]
    assert frame[ROW].tolist() == [2, 3]


def test_a_line_with_too_many_or_too_few_cells_is_left_out_alone(package):
    text = SOUND.replace("ecology,2", "ecology,2,more") + "seniors,3\nculture-2,4,a,b,c,d,true\n"
    frame, problems = read(package, text)
    assert frame["id"].tolist() == ["culture", "culture-2"]
    assert frame[ROW].tolist() == [2, 5]
    assert [(p.rule, p.loss, p.row, p.value) for p in problems] == [
        (Rule.CELL_COUNT, Loss.ROW, 3, "ecology,2,more,Écologie,Ecology,Écologie,Ecology,true"),
        (Rule.CELL_COUNT, Loss.ROW, 4, "seniors,3"),
    ]
    assert problems[1].details == {"expected": "7", "found": "2"}


def test_lines_without_their_last_empty_cells_are_read_and_told(package):
    text = package.text("landlords").splitlines()
    package.write("landlords", "\r\n".join([text[0], "one,Un Habitat,UH", "two,Deux Habitat"]))
    portfolio = package.load()
    assert portfolio.landlords["aliases"].fillna("").tolist() == ["UH", ""]
    assert [told(p)[1:4] for p in portfolio.problems] == [("cells-cut", "nothing", 2)]
    assert portfolio.problems[0].details["more"] == "1"


def test_a_line_torn_in_two_is_not_taken_for_two_short_ones(package):
    text = package.text("landlords").splitlines()
    torn = [text[0], "one,Un", "Habitat,UH,ESH,,,,1200,2020,", text[2]]
    package.write("landlords", "\r\n".join(torn))
    assert package.load().landlords["id"].tolist() == ["two"]


def test_very_many_bad_lines_are_told_once_with_their_number(package):
    frame, problems = read(package, SOUND + "a,b\n" * 1000)
    assert len(frame) == 2
    assert len(problems) == MAX_REPORTED
    assert problems[-1].details["more"] == str(1000 - MAX_REPORTED)
    assert "more" not in problems[-2].details


def test_line_breaks_inside_quotes_belong_to_the_text(package):
    frame, problems = read(package, SOUND.replace("Écologie,Ec", '"Éco\nlogie",Ec', 1) + "x,3\n")
    assert frame["name_fr"].tolist() == ["Culture", "Éco\nlogie"]
    assert [p.row for p in problems] == [4]


@pytest.mark.parametrize("line", [2, 3])
def test_a_quote_that_is_never_closed_costs_its_line(package, line):
    lines = SOUND.splitlines(keepends=True)
    lines[line - 1] = lines[line - 1].replace(",true", ',"true')
    frame, problems = read(package, "".join(lines) + "seniors,3,a,b,c,d,true\n")
    assert [told(p)[1:4] for p in problems] == [("quote", "row", line)]
    assert frame[ROW].tolist() == [row for row in (2, 3, 4) if row != line]


def test_a_quote_that_is_never_closed_in_a_line_of_the_wrong_length(package):
    frame, problems = read(package, SOUND + 'seniors,"3\nmobility,4,a,b,c,d,true\n')
    assert [told(p)[1:4] for p in problems] == [("quote", "row", 4)]
    assert frame["id"].tolist() == ["culture", "ecology", "mobility"]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_quote_that_is_never_closed_with_other_line_ends(package, end):
    text = SOUND.replace("culture,1", 'culture,"1').replace("\n", end)
    frame, problems = read(package, text)
    assert [told(p)[1:4] for p in problems] == [("quote", "row", 2)]
    assert frame["id"].tolist() == ["ecology"]


def test_a_quote_that_is_never_closed_in_the_headings_costs_the_table(package):
    frame, problems = read(package, '"' + SOUND)
    assert frame.empty
    assert [(p.rule, p.loss) for p in problems][-1] == (Rule.FILE_UNREADABLE, Loss.TABLE)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", Rule.FILE_EMPTY),
        (b"\n \r\n", Rule.FILE_EMPTY),
        (b"\xef\xbb\xbf", Rule.FILE_EMPTY),
        (b",,,,\n", Rule.FILE_UNREADABLE),
        (SOUND.encode("utf-32"), Rule.FILE_NO_TEXT),
        (b"PK\x03\x04\x14\0\6\0workbook", Rule.FILE_NO_TEXT),
    ],
)
def test_a_file_without_headings(package, content, rule):
    frame, problems = read(package, content)
    assert frame.empty
    assert list(frame.columns) == [*(field.name for field in THEMES.fields), ROW]
    assert [(p.rule, p.loss) for p in problems] == [(rule, Loss.TABLE)]


def test_a_table_without_records_is_no_problem(package):
    frame, problems = read(package, SOUND.splitlines()[0])
    assert frame.empty
    assert problems == []


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Ecology,Éco".encode(), "Eco\0logy,Éco".encode(), "Eco�logy"),
        ("Ecology,Éco".encode(), "Eco\x07logy,Éco".encode(), "Eco�logy"),
        ("Ecology,Éco".encode(), b"Ecology\xc3,\xc3\x89co", "Ecology�"),
        ("Ecology,Éco".encode(), b"Ecology\xe9,\xc3\x89co", "Ecology�"),
    ],
    ids=["nul", "control", "cut-letter", "other-page"],
)
def test_a_damaged_letter_costs_its_cell_and_no_other(package, old, new, shown):
    content = SOUND.encode()
    frame, problems = read(package, content.replace(old, new, 1))
    assert frame["name_en"].tolist() == ["Culture", shown]
    assert frame["name_fr"].tolist() == ["Culture", "Écologie"]
    assert [told(p)[1:] for p in problems] == [("damaged", "value", 3, "name_en", shown)]


def test_damage_that_no_cell_shows_is_told_all_the_same(package):
    text = SOUND.replace("asked_for", "asked_for,colour").replace("true", "true,red")
    _, problems = read(package, text.encode().replace(b"red", b"r\xffd", 1))
    assert ("damaged", "value", 2) in [told(p)[1:4] for p in problems]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "iso8859_15"])
def test_what_programs_save_in_is_read_and_told(package, encoding):
    frame, problems = read(package, SOUND.encode(encoding))
    assert frame["name_fr"].tolist() == ["Culture", "Écologie"]
    assert [told(p)[1:4] for p in problems] == [("encoding", "nothing", 3)]


def test_a_mark_inside_a_file_leaves_no_trace(package):
    text = "\ufeff\ufeff" + SOUND.replace("ecology,2", "\ufeffecology,2")
    frame, problems = read(package, text)
    assert frame["id"].tolist() == ["culture", "ecology"]
    assert [told(p)[1:4] for p in problems] == [("stray-mark", "nothing", 3)]


def test_blank_columns_and_cells_beyond_the_headings_are_nothing(package):
    lines = SOUND.splitlines()
    for content in (
        "\n".join(f"{line};;" for line in lines).replace(",", ";"),
        "\n".join([lines[0], *(f"{line},," for line in lines[1:])]),
        "\n".join([f"{lines[0]},", *lines[1:]]),
        "sep=,\n" + SOUND,
    ):
        frame, problems = read(package, content)
        assert frame["id"].tolist() == ["culture", "ecology"]
        assert not [p for p in problems if p.rule is not Rule.SEPARATOR]


def test_a_column_without_a_heading_that_holds_something_is_told(package):
    text = SOUND.replace("asked_for", "asked_for,").replace("true", "true,red")
    _, problems = read(package, text)
    assert [told(p)[1:5] for p in problems] == [("column-extra", "value", 1, "(8)")]


def test_bytes_that_are_no_table_never_raise(package):
    frame, problems = read(package, bytes(range(256)) * 50)
    assert frame.empty
    assert problems


def test_markup_stays_text(package):
    frame, problems = read(package, SOUND.replace("Culture,C", "<b onclick='x'>C</b>,C", 1))
    assert problems == []
    assert frame["name_fr"][0] == "<b onclick='x'>C</b>"


def test_a_missing_file(package):
    package.path("themes").unlink()
    frame, problems = read(package, None)
    assert frame.empty
    assert [told(p)[:3] for p in problems] == [("themes.csv", "file-missing", "table")]


def test_a_folder_in_place_of_a_file(package):
    package.path("themes").unlink()
    package.path("themes").mkdir()
    _, problems = read(package, None)
    assert [p.rule for p in problems] == [Rule.FILE_UNREADABLE]


def test_a_circle_of_links(package):
    package.path("themes").unlink()
    package.path("themes").symlink_to("themes.csv")
    _, problems = read(package, None)
    assert [p.rule for p in problems] == [Rule.FILE_UNREADABLE]


def test_a_link_out_of_the_folder(package, tmp_path):
    (tmp_path / "secret.csv").write_text(SOUND, "utf-8")
    package.path("themes").unlink()
    package.path("themes").symlink_to(tmp_path / "secret.csv")
    frame, problems = read(package, None)
    assert frame.empty
    assert [p.rule for p in problems] == [Rule.FILE_OUTSIDE]


def test_a_file_too_large_is_refused_by_its_size(package):
    package.path("themes").unlink()
    with package.path("themes").open("wb") as file:
        file.truncate(200_000_000)
    frame, problems = read(package, None)
    assert frame.empty
    assert [told(p)[:3] for p in problems] == [("themes.csv", "file-too-large", "table")]
    assert problems[0].details == {"size": "200000000", "limit": str(MAX_FILE_BYTES)}
