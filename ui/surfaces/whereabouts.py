"""What the screens know of where the work lies: kept up to date by the shell, told by every pill."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from learnkit.services.syncing import SyncState


@dataclass(frozen=True)
class Where:
    """Where the work lies, as far as whoever is in is concerned."""

    state: SyncState
    """of the store their work is in"""
    person: str = ""
    """whose own work is told one by one; of others' only that there is some. Empty tells everyone's"""
    names: dict[str, str] = field(default_factory=dict)
    """given names of grown-ups in `state`"""
    out_of_reach: bool = False
    """the school did not answer the last time"""
    busy: bool = False
    """it is being sent and fetched now"""


class Whereabouts(QObject):
    """One for the program. Screens read `where`, follow `changed`, and may want a sync now."""

    changed = Signal()
    came = Signal()
    """something new has come from the school; what is on the screen may be old"""
    wanted = Signal()
    """somebody asks to send and fetch now"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.where = Where(SyncState("alone", (), None))

    def tell(self, where: Where) -> None:
        """This is how it is now."""
        if where != self.where:
            self.where = where
            self.changed.emit()
