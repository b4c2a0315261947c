"""ArchivePage: all items on a subject, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from torimatome.model.item import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePage:
    """One subject's page. older is its line that leads to an older page, empty where there is none."""

    title: str
    items: tuple[Item, ...] = ()
    older: str = ""
