"""What is read of a document: its paragraphs, where its pages begin, and what its properties say."""

from __future__ import annotations

from dataclasses import dataclass

HEAD_LINES = 15
"""Lines at the head of a document in which its date may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document's text. heading is what stands out at its head; pages: the paragraph with which each begins; count: of pages."""

    title: str = ""
    heading: str = ""
    language: str = ""
    stamps: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    count: int = 0
