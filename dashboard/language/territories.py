"""Names of territories as readers look for them."""


def named_departement(code: str, name: str) -> str:
    """Return name and number, as a reader looks for either: *Ain (01)*.

    Alone in its cell, a spreadsheet program would make a number of 01, and lose its zero.
    """
    return f"{name} ({code})"
