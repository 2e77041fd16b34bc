"""Plain dataclasses and rules; no input, no output."""
