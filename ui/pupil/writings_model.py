"""My texts, the latest changed first."""

from __future__ import annotations

from learnkit.services.writing import DocumentTile, documents
from ui.pupil.own_texts_model import OwnTextsModel


class WritingsModel(OwnTextsModel):
    """The pupil's own texts."""

    documents: tuple[DocumentTile, ...] | None = None

    def load(self) -> None:
        """Fetch the texts as they are now."""

        def done(found: tuple[DocumentTile, ...]) -> None:
            self.documents = found
            self.told.emit()

        self._fetch(lambda: documents(self._app.desk, self._actor, self._actor.person), done)
