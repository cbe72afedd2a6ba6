"""Interviews: weights asked for at the terminal."""
