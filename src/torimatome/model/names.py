"""Entity, Office and Mention: names, and what they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    COUNTRY = "country"
    PLACE = "place"
    BODY = "body"
    OUTLET = "outlet"
    INITIATIVE = "initiative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that a person held: title is a key of the register's offices, country ISO 3166-1 alpha-2.

    from_on and to_on bound the half-open time of holding; None: not known.
    """

    title: str
    country: str | None = None
    body: str | None = None
    from_on: date | None = None
    to_on: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the office was held on that day, as far as is known."""
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or day < self.to_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, place, body or initiative with its names in every language.

    names holds the main form by language; forms the other forms by language (short, old, variant);
    house the desk's own forms by language where they differ from the main one (ja: what stands before an office).
    sure is False where an entry was written from memory and not checked.
    near holds words of which one must stand close by: they tell the American Georgia from the other.
    wide marks continents, seas and regions of many countries: that two articles name one says nothing of either.
    """

    id: str
    kind: EntityKind
    names: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    house: Mapping[str, str] = field(default_factory=dict)
    country: str | None = None
    offices: tuple[Office, ...] = ()
    part_of: str | None = None
    sure: bool = True
    near: tuple[str, ...] = ()
    wide: bool = False

    def office_on(self, day: date) -> Office | None:
        """The first office held on that day."""
        return next((o for o in self.offices if o.held_on(day)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a text: surface at [start, end) of the headline or of the text, and the entity it names.

    entity is None for a name that no register holds.
    """

    entity: str | None
    surface: str
    start: int
    end: int
    in_headline: bool = False
