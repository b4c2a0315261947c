"""Person: a person or office-holder as a text names them."""

from __future__ import annotations

from dataclasses import dataclass

from torimatome.lang.text import fold
from torimatome.model import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person or office-holder as a text names them. country and body are in Japanese; empty where not said."""

    en: str = ""
    ja: str = ""
    office: str = ""
    office_en: str = ""
    country: str = ""
    body: str = ""
    post: str = ""
    prefix: str = ""
    entity: Entity | None = None
    counterpart: bool = False
    sure: bool = True
    text: str = ""
    start: int = 0
    end: int = 0

    @property
    def surname(self) -> str:
        """The last part of the English name, for finding the person again."""
        return fold(self.en.split()[-1]) if self.en else ""
