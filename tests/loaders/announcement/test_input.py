"""Every format gives the same projects; what is too large or hostile is refused by its code."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement

from loaders.announcement import pdf_input
from loaders.announcement.errors import TEXT_CHARACTERS, AnnouncementError, Refusal
from loaders.announcement.knowledge import Knowledge
from loaders.announcement.model import Announcement, DoubtCode, ProjectDraft
from loaders.announcement.reader import read_announcement
from loaders.announcement.text_input import FILE_BYTES, READERS, text_of_bytes
from tests.loaders.announcement.evaluate import FIXTURES, read_file

SAMPLE = FIXTURES / "title-line-a.txt"
BULLETS = FIXTURES / "bullets-untitled-a.txt"


def facts(announcement: Announcement) -> list[tuple[object, ...]]:
    return [
        (
            project.title.value if project.title else None,
            [name.name for name in project.landlords],
            [name.name for name in project.carriers],
            [figure.value for figure in project.figures],
        )
        for project in announcement.projects
    ]


def as_html(text: str) -> bytes:
    blocks = "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line)
    menu = "<nav><ul><li><a href='/'>« Accueil »</a></li></ul></nav>"
    page = (
        f"<html><head><title>x</title></head><body>{menu}<script>1<2</script>{blocks}</body></html>"
    )
    return page.encode()


def as_docx(text: str, *, bullet: str = "") -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        listed = bool(bullet) and line.strip().startswith(bullet)
        words = line.strip().removeprefix(bullet).strip() if listed else line
        document.add_paragraph(words, style="List Bullet" if listed else None)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(lines: list[str]) -> bytes:
    """Write a PDF by hand: one page, one font, one line of text after the other."""
    shown = "".join(
        "(" + line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ") Tj T*\n"
        for line in lines
    )
    content = f"BT /F1 9 Tf 12 TL 20 800 Td\n{shown}ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer << /Size 6 /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % start
    )


def wrapped(text: str, width: int = 90) -> list[str]:
    lines: list[str] = []
    for paragraph in text.replace("\u202f", " ").split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line and len(line) + len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return lines


@pytest.mark.parametrize("suffix", [".html", ".docx", ".md", ".pdf"])
def test_formats_give_the_projects_of_the_text(
    suffix: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    content = {
        ".html": as_html(text),
        ".docx": as_docx(text),
        ".md": text.replace("« Kaz an nou »", "## « Kaz an nou »").encode(),
        ".pdf": as_pdf(wrapped(text)),
    }[suffix]
    path = tmp_path / f"comite{suffix}"
    path.write_bytes(content)
    assert facts(read_file(path, knowledge)) == facts(read_file(SAMPLE, knowledge))


def test_bullets_of_word_and_html_are_kept(tmp_path: Path, knowledge: Knowledge) -> None:
    text = BULLETS.read_text(encoding="utf-8")
    word, page = tmp_path / "a.docx", tmp_path / "a.html"
    word.write_bytes(as_docx(text, bullet="•"))
    items = "".join(
        f"<li>{line.strip()[1:]}</li>" if line.strip().startswith("•") else f"<p>{line}</p>"
        for line in text.split("\n")
    )
    page.write_text(items, encoding="utf-8")
    expected = facts(read_file(BULLETS, knowledge))
    assert facts(read_file(word, knowledge)) == expected
    assert facts(read_file(page, knowledge)) == expected


def test_word_changes_are_read_as_accepted_and_merged_cells_once() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Le bailleur gère ")
    for tag, run_tag, words in (("w:ins", "w:t", "40"), ("w:del", "w:delText", "30")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(run_tag)
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(" logements.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "« Titre »"
    file = io.BytesIO()
    document.save(file)
    lines = text_of_bytes(file.getvalue(), "a.docx").split("\n")
    assert [line for line in lines if line] == ["Le bailleur gère 40 logements.", "« Titre »"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings_of_plain_text(encoding: str) -> None:
    assert text_of_bytes("« Été » à l’île\r\n".encode(encoding), "a.txt") == "« Été » à l’île\n"


def refusal_of(content: bytes, name: str) -> Refusal:
    with pytest.raises(AnnouncementError) as caught:
        text_of_bytes(content, name)
    return caught.value.code


def test_unknown_format() -> None:
    assert refusal_of(b"x", "a.exe") is Refusal.FORMAT_UNKNOWN


def test_missing_file(tmp_path: Path, knowledge: Knowledge) -> None:
    with pytest.raises(AnnouncementError) as caught:
        read_file(tmp_path / "none.txt", knowledge)
    assert caught.value.code is Refusal.FILE_MISSING


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_too_large(suffix: str) -> None:
    assert refusal_of(b"x" * (FILE_BYTES + 1), "a" + suffix) is Refusal.FILE_TOO_LARGE


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_broken(suffix: str) -> None:
    assert refusal_of(b"no such thing", "a" + suffix) is Refusal.FILE_UNREADABLE


def test_empty() -> None:
    assert refusal_of(b" \n ", "a.txt") is Refusal.TEXT_EMPTY


def test_too_long() -> None:
    assert refusal_of(b"x" * (TEXT_CHARACTERS + 1), "a.txt") is Refusal.TEXT_TOO_LONG


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_input, "PAGES", 0)
    assert refusal_of(as_pdf(["x"]), "a.pdf") is Refusal.TOO_MANY_PAGES


def test_zip_bomb() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 40_000_000)
    assert refusal_of(file.getvalue(), "a.docx") is Refusal.EXPANDS_TOO_MUCH


def test_xml_entities() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><a>&d;</a>'
    source = zipfile.ZipFile(io.BytesIO(as_docx("x")))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part in source.namelist():
            hostile = part == "word/document.xml"
            archive.writestr(part, bomb if hostile else source.read(part))
    assert refusal_of(file.getvalue(), "a.docx") is Refusal.ENTITIES_FORBIDDEN


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_lines_broken_for_width_change_nothing(path: Path, knowledge: Knowledge) -> None:
    text = path.read_text(encoding="utf-8")
    broken = read_announcement("\n".join(wrapped(text)), knowledge)
    assert facts(broken) == facts(read_announcement(text, knowledge))


def test_a_table_of_projects_in_word_is_read_row_by_row(knowledge: Knowledge) -> None:
    document = docx.Document()
    document.add_paragraph("Comité de sélection du 5 mars 2020")
    document.add_paragraph("Le jury a examiné 6 dossiers ; 2 sont lauréats.")
    table = document.add_table(rows=0, cols=4)
    for row in (
        ("Projet", "Bailleur", "Territoire", "Présentation"),
        ("Les rendez-vous du jardin", "Aiguillon Construction", "Rennes (35)", "Deux ans."),
        ("Cuisines solidaires", "Immobilière 3F", "Paris 20e, Bagnolet", "Durée : 3 ans."),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    read = read_announcement(text_of_bytes(buffer.getvalue(), "tableau.docx"), knowledge)
    counts = (read.committee.announced, read.committee.auditioned)
    assert [count.value if count else None for count in counts] == [2, 6]
    assert [one[:2] for one in facts(read)] == [
        ("Les rendez-vous du jardin", ["Aiguillon Construction"]),
        ("Cuisines solidaires", ["Immobilière 3F"]),
    ]
    assert [[place.name for place in project.places] for project in read.projects] == [
        ["Rennes"],
        ["Paris", "Paris 20e", "Bagnolet"],
    ]


def test_titles_within_the_text_are_taken_where_each_project_has_one(knowledge: Knowledge) -> None:
    prose = (
        "Paris, le 14 juin 2024\n\nRéuni le jeudi 13 juin 2024, le comité a entendu cinq équipes "
        "et retenu deux projets.\n\n"
        "« Les mains vertes » est conduit par Partenord Habitat avec l’association Les Semeurs à "
        "Lille. Cent vingt locataires y apprendront à cultiver les pieds d’immeuble.\n\n"
        "À Brest, le projet {quoted}, porté par le collectif Les Voix d’ici, recueille la parole "
        "des anciens locataires de Brest Métropole Habitat, étage après étage.\n"
    )
    read = read_announcement(prose.format(quoted="« Mémoire de palier »"), knowledge)
    assert read.committee.date and read.committee.date.value.isoformat() == "2024-06-13"
    assert [one[0] for one in facts(read)] == ["Les mains vertes", "Mémoire de palier"]
    assert all(DoubtCode.TITLE_WITHIN in _codes(project) for project in read.projects)
    read = read_announcement(prose.format(quoted="du quartier"), knowledge)
    assert [one[0] for one in facts(read)] == [None, None]
    assert all(DoubtCode.TITLE_MISSING in _codes(project) for project in read.projects)


def test_the_title_of_a_bullet_ends_at_its_first_dash(knowledge: Knowledge) -> None:
    read = read_announcement(
        "Comité du 28 novembre 2023\nLe comité a retenu 2 projets :\n"
        "• La fabrique – ICF Habitat La Sablière – Montreuil (93) – insertion de 30 habitants\n"
        "• Cœur d’îlot – Le Foyer Rémois – Reims – pour 500 logements du quartier\n",
        knowledge,
    )
    assert [one[0] for one in facts(read)] == ["La fabrique", "Cœur d’îlot"]
    assert all(DoubtCode.TITLE_UNMARKED in _codes(project) for project in read.projects)


def _codes(project: ProjectDraft) -> set[DoubtCode]:
    return {doubt.code for doubt in project.doubts}


def test_rows_of_a_table_are_projects_and_the_refused_stand_below(knowledge: Knowledge) -> None:
    rows = [
        ("Projet", "Bailleur", "Association", "Lieu", "Décision"),
        ("La Boussole", "Domofrance", "Ressort", "Cenon", "Favorable"),
        ("Hors les murs", "Mésolia", "Vélo solidaire", "Lormont", "Ajourné"),
        ("Le Relais", "Erilia", "Les Mains Vertes", "Nice", "Favorable"),
    ]
    table = "".join(
        "<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr><tr></tr>"
        for row in rows
    )
    page = f"<h1>Comité de sélection du 11 décembre 2025</h1><table>{table}</table>"
    document = docx.Document()
    document.add_paragraph("Comité de sélection du 11 décembre 2025")
    grid = document.add_table(rows=len(rows), cols=5)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            grid.cell(at, column).text = cell
    buffer = io.BytesIO()
    document.save(buffer)
    for content, name in ((page.encode(), "a.html"), (buffer.getvalue(), "a.docx")):
        text = text_of_bytes(content, name)
        found = read_announcement(text, knowledge).projects
        assert [(project.title.value, project.landlords[0].name, project.carriers[0].name)
                for project in found if project.title] == [
            ("La Boussole", "Domofrance", "Ressort"), ("Le Relais", "Erilia", "Les Mains Vertes")
        ]  # fmt: skip
        assert text.index("Projets non retenus") < text.index("Hors les murs")


def test_a_title_above_a_table_of_labels_is_one_project(knowledge: Knowledge) -> None:
    document = docx.Document()
    page = "<h1>Comité du 12 mars 2024</h1>"
    document.add_paragraph("Comité du 12 mars 2024")
    for title, landlord, carrier in (
        ("Des vélos pour tous", "Mésolia", "Vélo solidaire"),
        ("Parlons clair", "Domofrance et Vilogia", "Le Lierre"),
    ):
        rows = [("Bailleur", landlord), ("Association porteuse", carrier), ("Durée", "24 mois")]
        table = document.add_table(rows=1, cols=2)
        within = title == "Parlons clair"  # the title in a row of its own
        if within:
            table.cell(0, 0).merge(table.cell(0, 1)).text = title
        else:
            table._tbl.remove(table.rows[0]._tr)
            table._tbl.addprevious(document.add_heading(title)._p)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.add_paragraph("Un lieu tenu par les habitants.")
        lines = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows)
        above = f"<tr><td colspan=2>{title}</td></tr>" if within else ""
        page += "" if within else f"<h2>{title}</h2>"
        page += f"<table>{above}{lines}</table><p>Un lieu tenu par les habitants.</p>"
    document.add_heading("Projets non retenus")
    document.add_paragraph("« Les Olympiades » (Erilia) : hors sujet.")
    buffer = io.BytesIO()
    document.save(buffer)
    for content, name in ((buffer.getvalue(), "a.docx"), (page.encode(), "a.html")):
        projects = read_announcement(text_of_bytes(content, name), knowledge).projects
        assert [(p.title and p.title.value, [n.name for n in p.landlords],
                 [n.name for n in p.carriers], p.duration_years and p.duration_years.value)
                for p in projects] == [
            ("Des vélos pour tous", ["Mésolia"], ["Vélo solidaire"], 2),
            ("Parlons clair", ["Domofrance", "Vilogia"], ["Le Lierre"], 2),
        ]  # fmt: skip


@pytest.mark.parametrize("row", ["{}\t{}\t{}\t{}\t{}", "| {} | {} | {} | {} | {} |"])
def test_a_table_pasted_into_a_text_is_read_row_by_row(row: str, knowledge: Knowledge) -> None:
    heads = row.format("Projet", "Organisme", "Porteur", "Ville", "Avis")
    rows = [
        ("La Boussole", "Domofrance", "Ressort", "Cenon", "favorable"),
        ("Hors les murs", "Mésolia", "Vélo solidaire", "Lormont", "ajourné"),
        ("Le Relais", "Mésolia et Erilia", "Habitants 33", "Pessac, Talence", "favorable"),
    ]
    rule = row.format("---", ":--", "--:", "---", "---")
    told = [f"{row.format(*cells)}\n\n{heads}" for cells in rows]
    text = "\n".join(["Voici les lauréats du comité du 22/11/2021 :", heads, rule, *told, "Merci"])
    read = read_announcement(text, knowledge)
    assert [
        (p.title and p.title.value, *(", ".join(n.name for n in names)
                                      for names in (p.landlords, p.carriers, p.places)))
        for p in read.projects
    ] == [("La Boussole", "Domofrance", "Ressort", "Cenon"),
          ("Le Relais", "Mésolia, Erilia", "Habitants 33", "Pessac, Talence")]  # fmt: skip
    again = read_announcement(read.text, knowledge)
    assert again.text == read.text
    assert again.projects == read.projects


def test_paragraphs_of_a_pdf_without_empty_lines_are_projects(knowledge: Knowledge) -> None:
    paragraphs = [
        "Réuni le 10 octobre 2024, le comité de sélection a retenu deux projets.",
        "À Cenon, Domofrance et l’association Ressort veulent faire du rez-de-chaussée d’une tour "
        "le salon de tout un quartier. Baptisé « Le Salon des belles portes », le projet durera "
        "deux ans. « Nous en rêvions depuis dix ans », se réjouit la présidente.",
        "À Lormont, Mésolia soutient « Bouge ton palier ! », imaginé par l’association Les "
        "Tréteaux pour remettre en mouvement, un après-midi par semaine, 150 locataires de plus "
        "de 70 ans.",
    ]
    text = text_of_bytes(as_pdf(wrapped("\n".join(paragraphs))), "a.pdf")
    projects = read_announcement(text, knowledge).projects
    assert [(p.title and p.title.value, p.landlords[0].name, p.carriers[0].name)
            for p in projects] == [
        ("Le Salon des belles portes", "Domofrance", "Ressort"),
        ("Bouge ton palier !", "Mésolia", "Les Tréteaux"),
    ]  # fmt: skip


def test_the_letter_to_an_association_is_one_project(knowledge: Knowledge) -> None:
    text = (
        "Objet : notification d’attribution\n\nMadame la Présidente,\n\n"
        "Je vous informe que le comité de sélection, réuni le 25 novembre 2025, a décidé\n"
        "de soutenir le projet « Un toit, un métier » que votre association conduira avec\n"
        "Erilia à Toulon, pendant deux ans, dans les quartiers où vous êtes connus.\n\n"
        "Une subvention de 32 000 € vous est accordée pour deux ans. Un premier versement de\n"
        "la moitié interviendra à la signature de la convention, le solde sur bilan.\n\n"
        "Je vous prie d’agréer, Madame la Présidente, mes salutations.\n\nCopie : Domofrance\n"
    )
    (project,) = read_announcement(text, knowledge).projects
    assert project.title and project.title.value == "Un toit, un métier"
    assert [name.name for name in project.landlords] == ["Erilia"]
