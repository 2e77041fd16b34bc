"""What the pupil's first screen tells, fetched in one go."""

from __future__ import annotations

from learnkit.services.pupil_home import PupilHome, pupil_home
from ui.pupil.own_texts_model import OwnTextsModel


class HomeModel(OwnTextsModel):
    """Go on reading, what suits, my texts."""

    home: PupilHome | None = None

    def load(self) -> None:
        """Fetch what there is now."""

        def done(home: PupilHome) -> None:
            self.home = home
            self.told.emit()

        self._fetch(lambda: pupil_home(self._app.desk, self._actor), done)
