"""What each slide says: from measures to sections, without a thought of how it is drawn."""
