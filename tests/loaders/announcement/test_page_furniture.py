"""What is left out of a saved page is the site around the article, and nothing of the article."""

import pytest

from loaders.announcement.html_input import text_of_html

TITLES = ["Comité du 16 juin 2022", "« Des écrans et des voisins »", "« Vieillir ici »"]
WORDS = "<p>Domofrance et Mésolia sollicitent l’association Bits du Port à Cenon.</p>" * 3
SITE = (
    "<header><nav><a href='/'>Le fonds</a></nav></header>",
    "<footer><p>Mentions légales</p></footer>",
    "<aside><p>À lire aussi : autre chose</p></aside>",
    "<figure><img alt=''><figcaption>Le jardin (© Domofrance)</figcaption></figure>",
    "<form><label>Chercher</label><input></form>",
)


def _section(title: str, tag: str = "header") -> str:
    return f"<section><{tag}><h2>{title}</h2></{tag}>{WORDS}</section>"


PAGES = {
    "titles in headers": "<article><header><h1>{0}</h1></header>"
    + _section("{1}") + _section("{2}") + "</article>",
    "main with divisions": "<main><h1>{0}</h1><div><header><h2>{1}</h2></header>" + WORDS
    + "</div><div><h2>{2}</h2>" + WORDS + "</div></main>",
    "all in a form": "<form id='aspnetForm'><div><h1>{0}</h1><h2>{1}</h2>" + WORDS
    + "<h2>{2}</h2>" + WORDS + "</div></form>",
    "all in an aside": "<div><aside><h1>{0}</h1><h2>{1}</h2>" + WORDS + "<h2>{2}</h2>" + WORDS
    + "</aside></div>",
    "title in the header of the site": "<header><h1>{0}</h1><a href='/'>Le fonds</a></header>"
    "<div><h2>{1}</h2>" + WORDS + "<h2>{2}</h2>" + WORDS + "</div>",
    "an aside within the article": "<article><h1>{0}</h1><h2>{1}</h2>" + WORDS
    + "<aside><h2>{2}</h2>" + WORDS + "</aside></article>",
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_titles_and_text_stay_and_the_site_goes(page):
    content = "<body>" + "".join(SITE[:1]) + page.format(*TITLES) + "".join(SITE[1:]) + "</body>"
    text = text_of_html(content.encode())
    for title in TITLES:
        assert title in text
    assert text.count("Bits du Port") == 6
    for of_the_site in ("Mentions légales", "À lire aussi", "Chercher", "©"):
        assert of_the_site not in text


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_that_stands_whole_in_a_form_is_read_alike(page):
    inner = page.format(*TITLES)
    plain, wrapped = (
        text_of_html(f"<body>{before}{inner}{after}</body>".encode())
        for before, after in (("", ""), ("<form>", "</form>"))
    )
    assert plain.split() == wrapped.split()
