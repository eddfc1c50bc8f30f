"""What an upgrade of Streamlit would break, each thing under its name, without a browser."""

import inspect
import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
import streamlit as st

import dashboard
from dashboard.components.session import streamlit_internals as internals

CODE = Path(dashboard.__file__).parent
TOLD_APART = dict.fromkeys(("stBaseButton-primary", "stBaseButton-tertiary"), "stBaseButton-")
"""Marks that Streamlit's script puts together, by the part of it that stands there."""


def _marks():
    """Every mark of Streamlit's page that our style sheets and scripts name, with one place."""
    marks = {}
    for path in sorted(CODE.rglob("*")):
        if path.suffix in {".py", ".js", ".css"}:
            for mark in re.findall(r'data-testid="([\w-]+)"', path.read_text("utf-8")):
                marks[mark] = path.relative_to(CODE).as_posix()
    said = vars(internals).values()
    selectors = [one for one in said if isinstance(one, str)] + [*internals.SCRIPT_MARKS.values()]
    for mark in re.findall(r'data-testid="([\w-]+)"', "\n".join(selectors)):
        marks[mark] = "components/session/streamlit_internals.py"
    return marks


def _options():
    config = tomllib.loads((CODE / ".streamlit" / "config.toml").read_text("utf-8"))
    for section, values in config.items():
        for name, value in values.items():
            if isinstance(value, dict):
                yield from (f"{section}.{name}.{each}" for each in value)
            else:
                yield f"{section}.{name}"
    yield "logger.hideWelcomeMessage"


@cache
def _bundle() -> str:
    """All of Streamlit's own script for the browser."""
    static = Path(str(files("streamlit"))) / "static"
    return "\n".join(path.read_text("utf-8") for path in static.rglob("*.js"))


@cache
def _strings() -> str:
    """The beginning of each string in that script, each on a line and once: it is long."""
    return "\n".join(sorted(set(re.findall(r'["`][\w-]+', _bundle()))))


@pytest.mark.parametrize("mark", sorted(_marks()))
def test_part_of_the_page_still_bears_its_mark(mark):
    assert re.search(rf'["`]{TOLD_APART.get(mark, mark)}', _strings()), (
        f"{_marks()[mark]} names {mark}: Streamlit's page has no such part any more"
    )


def test_a_mark_that_is_not_there_is_missed():
    assert not re.search(r'["`]stNoSuchPart', _strings())


def test_page_still_says_when_it_has_no_connection():
    """By this `shell.js` knows that a proxy keeps the live connection off."""
    assert "data-test-connection-state" in _bundle()
    assert "CONNECTED" in _bundle()


def test_columns_stack_where_we_say():
    assert f"columns:`{internals.STACKED_BELOW}px`" in _bundle()


@pytest.mark.parametrize("option", sorted(_options()))
def test_option_is_still_known(option):
    """Streamlit ignores one that it does not know, and says so in a log at most."""
    st.get_option(option)


def test_an_option_that_is_not_known_is_missed():
    with pytest.raises(RuntimeError):
        st.get_option("server.noSuchOption")


def test_a_run_still_says_that_it_is_for_back():
    from streamlit.runtime.scriptrunner_utils.script_run_context import (  # noqa: PLC0415
        ScriptRunContext,
    )

    assert "is_history_navigation" in ScriptRunContext.__annotations__
    assert internals.went_back() is False  # without a run


def test_address_still_has_the_same_number_of_pairs():
    from streamlit.runtime.state import query_params  # noqa: PLC0415

    assert query_params.CLIENT_STATE_QUERY_STRING_MAX_FIELDS == internals.MOST_PAIRS


def test_addresses_of_the_server_are_those_we_leave_to_it():
    from streamlit.web.server.starlette import starlette_routes as routes  # noqa: PLC0415

    assert routes.BASE_ROUTE_COMPONENT == "component"
    assert routes.BASE_ROUTE_STATIC == "static"
    assert routes.BASE_ROUTE_MEDIA == "media"
    assert routes.BASE_ROUTE_CORE == "_stcore"
    assert routes.ROUTE_HEALTH == "_stcore/health"


def test_a_folder_is_still_served_as_a_component(tmp_path):
    name = inspect.getmodule(internals.served_folder).__name__
    assert internals.served_folder("probe", tmp_path) == f"component/{name}.probe"


def test_a_component_of_ours_still_takes_what_we_give_it():
    taken = inspect.signature(st.components.v2.component).parameters
    assert {"html", "css", "js", "isolate_styles"} <= taken.keys()


def test_types_we_name_are_where_we_look_for_them():
    from streamlit.delta_generator import DeltaGenerator  # noqa: PLC0415
    from streamlit.navigation.page import Page  # noqa: PLC0415

    assert inspect.isclass(DeltaGenerator)
    assert inspect.isclass(Page)


@pytest.mark.parametrize("said", [internals.LANGUAGE, internals.TITLE, internals.HEAD])
def test_html_page_still_says_once_what_we_exchange(said):
    assert internals.page_html().count(said) == 1


def test_html_page_still_says_what_to_do_without_javascript():
    assert len(re.findall(internals.NO_SCRIPT, internals.page_html(), re.DOTALL)) == 1


def test_nothing_else_reaches_into_streamlit():
    """Imports of its modules stand in one place; `streamlit` itself and its tests are public."""
    elsewhere = {
        (path.relative_to(CODE).as_posix(), line.strip())
        for path in CODE.rglob("*.py")
        if path.name != "streamlit_internals.py"
        for line in path.read_text("utf-8").splitlines()
        if re.match(r"\s*(from streamlit[. ]|import streamlit\.)", line)
        or re.search(r'files\("streamlit"\)|\bst\.(delta_generator|runtime|components\.v1)\b', line)
    }
    assert elsewhere == set()


def test_parts_of_its_page_are_named_in_one_module_and_one_style_sheet():
    named = {
        path.relative_to(CODE).as_posix()
        for path in CODE.rglob("*")
        if path.suffix in {".py", ".js", ".css"}
        and re.search(
            r"data-test|_stcore|st-emotion|\.st[A-Z]|\bst(App|Main)\b", path.read_text("utf-8")
        )
    }
    assert named == {
        "commands/first_start.py",  # runs before anything is installed
        "components/session/streamlit_internals.py",
        "style/streamlit.css",
    }


def test_what_the_first_page_needs_is_still_called_so():
    """Else it is fetched late, which only the clock would tell."""
    early = internals.early_scripts()
    for name in internals.DRAWN_EARLY:
        assert any(address.startswith(f"./static/js/{name}.") for address in early), name
    served = Path(str(files("streamlit"))) / "static"
    assert all((served / address).is_file() for address in early)
    assert not any(address.rsplit("/", 1)[1] in internals.page_html() for address in early)
