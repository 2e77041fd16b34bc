"""The voice, as the screens use it: what is said, when each word is heard, and where the sound goes."""

from ui.audio.output import Output, SilentOutput
from ui.audio.voice import Voice

__all__ = ["Output", "SilentOutput", "Voice"]
