"""The page where the voice is chosen by listening."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.errors import LearnKitError
from speech.voices import Voice as VoiceFacts
from ui.shell.first_day_model import FirstDayModel
from ui.shell.first_day_steps import StepPage
from ui.surfaces.surroundings import Surroundings
from ui.tasks import Lane
from ui.widgets.choice_rows import ChoiceRow
from ui.widgets.hear_dot import HearDot

MOST = 4


class VoicePage(StepPage):
    """Lists the voices of the screen's language; hearing one also chooses it."""

    def __init__(self, around: Surroundings, model: FirstDayModel) -> None:
        super().__init__(around, model)
        t = around.words.t
        self._text(t("Tryk på højttaleren, og hør. Hver elev kan vælge en anden stemme senere."))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        self._told = self._text(t("Henter stemmerne"), "staff", "ink2")
        self.column.addStretch(1)
        self._first: QWidget = self
        around.tasks.run(
            around.app.speaker.voices, owner=self, lane=Lane.THINK, done=self._on_voices, failed=self._on_failed
        )

    def first(self) -> QWidget:
        return self._first

    def _on_voices(self, voices: tuple[VoiceFacts, ...]) -> None:
        language, t = self.around.words.language, self.around.words.t
        ours = [voice for voice in voices if voice.language.split("-")[0] == language][:MOST]
        self._told.setVisible(not ours)
        if not ours:
            self._told.say(t("Der er ingen stemme på denne computer endnu. Alt andet virker."))
            return
        before = self.model.draft.voice  # of the other language, where the screen's has been changed
        chosen = before if before in {voice.id for voice in ours} else ours[0].id
        self.model.draft.voice = chosen
        for number, voice in enumerate(ours, start=1):
            row = QHBoxLayout()
            row.setSpacing(12)
            name = t("Stemme {n}", n=number)
            kind = {"female": t("lys"), "male": t("mørk")}.get(voice.gender or "", "")
            choice = ChoiceRow(self.around.theme, f"{name}, {kind}" if kind else name)
            choice.setChecked(voice.id == chosen)
            choice.clicked.connect(lambda _=False, v=voice.id: self._choose(v))
            dot = HearDot(self.around.theme, t("Sådan lyder stemmen, når den læser højt for dig."), label=name, size=44)
            dot.asked.connect(lambda words, v=voice.id, c=choice: self._on_hear(words, v, c))
            row.addWidget(choice, 1)
            row.addWidget(dot)
            self._rows.addLayout(row)
            if number == 1:
                self._first = choice
        self._first.setFocus()

    def _on_failed(self, problem: LearnKitError) -> None:
        self._told.say(self.around.words.problem(problem))

    def _choose(self, voice: str) -> None:
        self.model.draft.voice = voice

    def _on_hear(self, words: str, voice: str, choice: ChoiceRow) -> None:
        choice.setChecked(True)
        self._choose(voice)
        self.around.voice.say(words, language=self.around.words.language, voice=voice)
