"""What tests of the grown-ups' machine page may ask for."""

from tests.ui.shell.conftest import build

__all__ = ["build"]
