"""From when to when a landlord belonged to a network, and how sure that is, in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.components.session.screen import Screen


def period_text(screen: Screen, membership: Mapping[Any, Any]) -> str:
    """Return the period of a membership (`first_year`, `last_year`, `confidence`) in words."""
    words = screen.words
    first, last = membership["first_year"], membership["last_year"]
    if pd.notna(first) and pd.notna(last):
        period = words.text("from {first} to {last}", first=int(first), last=int(last))
    elif pd.notna(first):
        period = words.text("from {first} on", first=int(first))
    elif pd.notna(last):
        period = words.text("until {last}", last=int(last))
    else:
        period = words.text("period not stated")
    fields = screen.portfolio.schema.tables["landlord_networks"]
    sure = fields.field("confidence").categories[membership["confidence"]][words.language]
    return words.text("{period} · confidence: {sure}", period=period, sure=sure)
