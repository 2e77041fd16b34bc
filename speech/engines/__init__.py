"""One voice engine to a file; engines do not know each other."""
