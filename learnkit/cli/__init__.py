"""The command line: one file a noun; the standing proof that the core works without screens."""
