"""Voices: text in, sound and word marks out. Knows no Qt, no database, no LearnKit."""
