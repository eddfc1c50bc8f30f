"""How each kind of content becomes native charts, tables and shapes."""
