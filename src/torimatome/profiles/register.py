"""Register: the names and terms that a desk knows, looked up by id or by form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from torimatome.model import Entity, EntityKind, Office


@dataclass(frozen=True)
class Term:
    """A term of the glossary: an English phrase (lower case) and the house's Japanese for it.

    kind is noun, adjective, event, verb-pattern ... as glossary.toml says; forms are other English spellings.
    """

    en: str
    ja: str
    kind: str = "noun"
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class OfficeName:
    """How an office is written: title (key), its names by language, and its rank (1 head of state ... 9)."""

    title: str
    names: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rank: int = 9


@dataclass(frozen=True)
class Register:
    """All entities, offices and terms of a desk; the desk's own entries stand over the profile's by id."""

    entities: Mapping[str, Entity]
    offices: Mapping[str, OfficeName] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()

    def __getitem__(self, entity: str) -> Entity:
        return self.entities[entity]

    def get(self, entity: str | None) -> Entity | None:
        """The entity of that id, if the register has it."""
        return self.entities.get(entity) if entity else None

    @cached_property
    def countries(self) -> Mapping[str, Entity]:
        """Country entities by ISO 3166-1 code."""
        return {e.country: e for e in self.entities.values() if e.kind is EntityKind.COUNTRY and e.country}

    def office(self, office: Office) -> OfficeName | None:
        """How an office is written."""
        return self.offices.get(office.title)

    def over(self, other: Register) -> Register:
        """This register laid over another: own entries win by id, own terms come first."""
        return Register(
            {**other.entities, **self.entities}, {**other.offices, **self.offices}, (*self.terms, *other.terms)
        )

    def of_kind(self, *kinds: EntityKind) -> Iterable[Entity]:
        """The entities of some kinds."""
        return (e for e in self.entities.values() if e.kind in kinds)
