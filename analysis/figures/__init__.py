"""Charts: each function takes frames and returns one :class:`~analysis.figures.figure.Figure`."""
