"""Coding and its parts: an event as an act of somebody towards somebody (PLOVER)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Act(StrEnum):
    """The event types of PLOVER (Halterman, Bagozzi, Beger, Schrodt and Scarborough, 2023), and RETREAT's elder sense."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    INVESTIGATE = "INVESTIGATE"
    DEMAND = "DEMAND"
    DISAPPROVE = "DISAPPROVE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    MOBILIZE = "MOBILIZE"
    SANCTION = "SANCTION"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    FIGHT = "FIGHT"

    @property
    def conflict(self) -> bool:
        """Whether it is against somebody."""
        return self not in _COOPERATIVE

    @property
    def material(self) -> bool:
        """Whether it is a deed and not words."""
        return self in _MATERIAL


_COOPERATIVE = frozenset({Act.AGREE, Act.CONSULT, Act.SUPPORT, Act.CONCEDE, Act.COOPERATE, Act.AID, Act.RETREAT})
_MATERIAL = frozenset(
    {
        Act.CONCEDE, Act.COOPERATE, Act.AID, Act.RETREAT, Act.PROTEST, Act.MOBILIZE, Act.SANCTION, Act.COERCE,
        Act.ASSAULT, Act.FIGHT,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts or is acted on: country ISO 3166-1 alpha-2 or "" with sector IGO, NGO, IMG; entity is a key of the register."""

    country: str
    sector: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Who does what to whom, where and when; mode is the kind of event within the act (visit, arrest), empty if unknown."""

    act: Act
    mode: str = ""
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: str = ""
    on: date | None = None
