"""Levelled texts: reading files in, knowing sentences and levels. Knows no Qt, no database, no LearnKit."""
