"""SHELF: whole desks to start from: a folder each, with desk.toml, names (names.toml or names/*.toml) and glossary.toml."""

from torimatome.profiles.house import house_of_profile, read_house
from torimatome.profiles.loading import Profile, profile, profile_names, read_register
from torimatome.profiles.register import OfficeName, Register, Term

__all__ = [
    "OfficeName", "Profile", "Register", "Term", "house_of_profile", "profile", "profile_names", "read_house",
    "read_register",
]  # fmt: skip
