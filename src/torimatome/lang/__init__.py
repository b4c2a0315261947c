"""One folder per language. `pack("az")` gives what is known of a language; the folders are found by looking.

A language's folder holds `pack.toml` (and nothing else that code must know of).
"""

from torimatome.lang.pack import LanguagePack, codes, pack

__all__ = ["LanguagePack", "codes", "pack"]
