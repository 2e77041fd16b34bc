"""Slips with a pupil's PIN or pictures: shown once, printed, cut apart."""
