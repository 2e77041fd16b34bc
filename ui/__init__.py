"""Everything Qt: the look, the widgets, the screens."""
