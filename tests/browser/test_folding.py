"""Name folding in the browser: the same as in Python, over every name of the data and hard ones."""

import pytest

from dashboard.components.session.browser_part import SCRIPTS
from loaders.geography.geography import read_communes
from loaders.package.load import SHIPPED, load_portfolio
from loaders.text.folding import folded
from tests.loaders.text.test_folding import SAME

pytestmark = pytest.mark.browser

FOLDING = SCRIPTS / "folding.js"


def test_the_browser_folds_as_python_does(browser):
    portfolio = load_portfolio(SHIPPED)
    names = [
        *(name for one, others in SAME for name in (one, *others)),
        *("Straße", "ﬁn", "2ᵉ", "Ⅻ", "R&D", "a & b & c", "& c", "e\u0301t\u00a0&\u202fo", "St"),
        "constructor",
        *(str(name) for name in read_communes(SHIPPED / "geography" / "communes.parquet")["name"]),
        *(str(value) for table in portfolio.tables.values() for column in table
          for value in table[column].dropna().astype(str).unique()),
    ]  # fmt: skip
    page = browser.new_page()
    script = FOLDING.read_text("utf-8").replace("export ", "")
    told = page.evaluate(f"(names) => {{ {script}\n return names.map(folded); }}", names)
    page.close()
    differing = [
        (name, other, folded(name))
        for name, other in zip(names, told, strict=True)
        if other != folded(name)
    ]
    assert differing == []
