"""Voices: text becomes sound and word marks. A library that knows no Qt, no database and nothing of LearnKit."""
