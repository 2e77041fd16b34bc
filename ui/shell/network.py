"""Hearing that the network is back, where the system can say so; where it cannot, the next try finds out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

Reach = QNetworkInformation.Reachability
ENOUGH = frozenset({Reach.Local, Reach.Site, Reach.Online})
"""A school's server may stand on a network that leads nowhere else."""


class Network(QObject):
    """Emits `back` when the machine has a network again."""

    back = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._there = True
        information = QNetworkInformation.instance() if _loaded() else None
        if information is not None:
            self._there = information.reachability() in ENOUGH
            information.reachabilityChanged.connect(self.on_reachability)

    def on_reachability(self, reach: QNetworkInformation.Reachability) -> None:
        """The system says how far the network reaches now."""
        before, self._there = self._there, reach in ENOUGH
        if self._there and not before:
            self.back.emit()


def _loaded() -> bool:
    return QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability)
