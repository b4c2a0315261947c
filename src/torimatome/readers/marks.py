"""The marks of the line grammar: what Markdown leaves in a bulletin, and how it is taken off."""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"\\([^\w\s]|_)|\\(?=NOTE|END|\d)")
_STARS = re.compile(r"(?<=\S)\*+|\*+(?=\S)")
_UNDER = re.compile(r"(?<!\w)(_{1,2})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_FOOTNOTE = re.compile(r"\s?\[\^\d+\]")
_SPACES = re.compile(r"\s+")

BULLET = re.compile(r"^(#{1,6}\s*)?(?:\*\*)?\s*[●○•◆]\s*(?:\*\*(?=\s))?")
LIST = re.compile(r"^[-–*•・]\s+(?=\S)")
NOTE = re.compile(r"^(?:\*{0,3}\[?\*{0,3}|_{0,2})NOTE\s*[:：]\*{0,3}_{0,2}\s*", re.IGNORECASE)
BRACKET_NOTE = re.compile(r"\[\s*\**NOTE\s*[:：]", re.IGNORECASE)
SEPARATOR = re.compile(r"^(?:(?:\\?\*\s*){3,}|(?:-\s?){3,}|(?:_\s?){3,})$")
END = re.compile(r"^(?:\\?\*|\s|#|_|-)*END(?:\\?\*|\s|_|-)*\.?$")
FOOTNOTE_TEXT = re.compile(r"^\[\^\d+\]:")
HEADING_MARKS = re.compile(r"^(#{1,6})\s*")


def plain(marked: str) -> str:
    """The words without marks: emphasis, escapes, heading marks and footnote marks taken off, one kind of space."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group(1) or "")
        return f"\x00{len(kept) - 1}\x01"

    text = _ESCAPED.sub(keep, marked.replace("\x00", "").replace("\x01", ""))
    text = _FOOTNOTE.sub("", HEADING_MARKS.sub("", text))
    text = _UNDER.sub(r"\2", _STARS.sub("", text))
    text = re.sub("\x00(\\d+)\x01", lambda m: kept[int(m.group(1))], text)
    return _SPACES.sub(" ", text).strip()


def escape(text: str) -> str:
    """Words of a file without marks (DOCX, HTML), so that `plain` gives them back."""
    text = escaped(_SPACES.sub(" ", text).strip())
    return "\\" + text if re.match(r"[-–•・●○◆#]|NOTE|END|\[\s*NOTE", text) else text


def escaped(text: str) -> str:
    """Words whose stars and strokes are no marks; what opens a line stays a mark."""
    return re.sub(r"([\\*_]|\[(?=\^))", r"\\\1", text)
