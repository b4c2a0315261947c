"""Layout: what a desk chose of how its documents look. A format takes from it what it can."""

from __future__ import annotations

from dataclasses import dataclass

from torimatome.config import SOURCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """sources is one of config.SOURCES; template the bytes of a desk's own DOCX, template_name how a person knows it.

    sender and to are mail addresses; attached: the PDF goes with the mail.
    """

    sources: str = SOURCES[0]
    template: bytes | None = None
    template_name: str = "the template"
    sender: str = ""
    to: tuple[str, ...] = ()
    attached: bool = False


PLAIN = Layout()
"""What a desk has that chose nothing."""
