"""Projects and those behind them: cards, tables, sheets, history and completeness."""
