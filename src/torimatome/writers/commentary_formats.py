"""The formats of commentaries, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from torimatome.errors import NotFound
from torimatome.writers import commentary_html, commentary_markdown, commentary_pdf, docx_commentary
from torimatome.writers.commentary import Paper

Write = Callable[[Paper], bytes]


def formats() -> Mapping[str, tuple[str, Write]]:
    """The formats of commentaries by name: the ending of the file, and what writes it."""
    return {
        "docx": (".docx", docx_commentary.write),
        "pdf": (".pdf", commentary_pdf.write),
        "html": (".html", commentary_html.write),
        "md": (".md", commentary_markdown.write),
    }


def format_named(name: str) -> tuple[str, Write]:
    """A format by its name. NotFound, naming those there are."""
    found = formats().get(name.strip().lower().lstrip("."))
    if found is None:
        raise NotFound(f"a commentary has no format {name!r}; there are {', '.join(formats())}.")
    return found
