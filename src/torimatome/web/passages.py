"""A text with one passage lit, cut into pieces that a template can escape."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text inside a paragraph, lit or not."""

    text: str
    lit: bool


def lit(text: str, start: int, end: int) -> list[list[Piece]]:
    """Paragraphs of pieces; [start, end) in code points of the text is lit. Bounds out of range light nothing."""
    if not 0 <= start < end <= len(text):
        start = end = 0
    paragraphs, offset = [], 0
    for paragraph in text.split("\n\n"):
        a, b = (min(max(point - offset, 0), len(paragraph)) for point in (start, end))
        pieces = (Piece(paragraph[:a], False), Piece(paragraph[a:b], True), Piece(paragraph[b:], False))
        paragraphs.append([piece for piece in pieces if piece.text])
        offset += len(paragraph) + 2
    return paragraphs
