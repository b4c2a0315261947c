"""SHELF: one folder per language. `pack("az")` gives what is known of a language; the folders are found by looking.

A language's folder holds `pack.toml`, and where somebody wrote them the words of days (`times.toml`), of what numbers count
(`counts.toml`), of acts (`acts.toml`) and of nations (`nations.toml`); what is not there is not read.
"""

from torimatome.lang.pack import LanguagePack, codes, pack

__all__ = ["LanguagePack", "codes", "pack"]
