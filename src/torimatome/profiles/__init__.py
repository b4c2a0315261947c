"""Whole desks to start from: a folder each, with desk.toml, names.toml and glossary.toml."""
