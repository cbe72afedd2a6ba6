"""Careful edits of YAML files: only the lines that must change do, and nothing doubtful is written."""
