"""What the modules of the code import, parsed once for all tests that ask."""

import ast
from functools import cache
from pathlib import Path


def imported(path: Path) -> tuple[str, ...]:
    """Return every module, or name of a module, that a file imports, as a dotted name."""
    try:
        return _imported(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise AssertionError(f"{path}: {error}") from error


@cache
def _imported(text: str) -> tuple[str, ...]:
    names: list[str] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                raise ValueError("imports are absolute here")
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Constant) and str(node.value).startswith("dashboard."):
            names.append(node.value)  # imported by its name, once it is needed
    return tuple(names)
