"""What tests of the teacher's screens may ask for."""

from tests.ui.shell.conftest import build

__all__ = ["build"]
