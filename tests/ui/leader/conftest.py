"""What tests of the leader's screens may ask for."""

from tests.ui.shell.conftest import build

__all__ = ["build"]
