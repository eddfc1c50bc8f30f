"""What the reader of announcements may know in these tests."""

import pytest

from loaders.announcement.knowledge import Knowledge
from tests.loaders.announcement.evaluate import nameless as without_names
from tests.loaders.announcement.evaluate import shipped_knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The names and communes of the shipped data package."""
    return shipped_knowledge()


@pytest.fixture(scope="session")
def nameless(knowledge: Knowledge) -> Knowledge:
    """France, without any landlord or organisation."""
    return without_names(knowledge)
