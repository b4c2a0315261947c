"""The fonts of our own packages, and no others: every machine prints the same."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

_PACKAGES = ("fontpkg_noto_sans", "noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold", "torimatome.writers")


@cache
def fonts() -> Any:
    """As typst takes them: Latin and Cyrillic, Japanese, and our own few for Armenian, Georgian and Persian."""
    import typst

    folders = [str(resources.files(package)) for package in _PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
