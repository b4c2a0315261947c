"""Who acts and who is acted on, from the marks that a language puts on its names: endings, prepositions, particles.

A language's own module reads the marks (roles_ru, roles_ja); what they come to in the active and the passive is the same for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from torimatome.group.coding.nations import Named
from torimatome.model import Act

MUTUAL = frozenset({Act.AGREE, Act.CONSULT, Act.COOPERATE, Act.SUPPORT, Act.REJECT})
"""Acts that two who are named together do with each other."""
_STRIKES = frozenset({Act.FIGHT, Act.ASSAULT})
"""Acts that hit whoever lives where they are done."""
TOGETHER = frozenset({Act.AGREE, Act.CONSULT, Act.COOPERATE, Act.SUPPORT})
"""Acts that one does with a partner."""


class Role(StrEnum):
    """What a name's mark says of it."""

    DOER = "doer"  # the subject
    AGENT = "agent"  # by whom, in whatever voice
    TARGET = "target"  # to, against, towards
    OBJECT = "object"
    PARTNER = "partner"  # with whom
    SOURCE = "source"  # from
    PLACE = "place"
    OTHER = "other"


_DOES = (Role.AGENT, Role.DOER)
_DONE_BY = (Role.AGENT, Role.SOURCE, Role.PLACE)
_TAKES = (Role.TARGET, Role.OBJECT, Role.SOURCE, Role.PARTNER, Role.OTHER)
_TAKES_WITH = (Role.PARTNER, Role.TARGET, Role.OBJECT, Role.PLACE, Role.SOURCE, Role.OTHER)
_SUFFERS = (Role.DOER, Role.TARGET, Role.OBJECT, Role.PARTNER, Role.OTHER, Role.PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """The names of a sentence in order, each with its role, and the voice of its verb."""

    people: tuple[tuple[Named, Role], ...]
    passive: bool = False

    def sides(self, act: Act) -> tuple[list[Named], list[Named]]:
        """Those who act and those acted on; a country that acts is not acted on."""
        doers = self._first(_DONE_BY if self.passive else _DOES)
        if not doers and not self.passive:
            doers = self._first((Role.PLACE,))
        takes = _SUFFERS if self.passive else _TAKES_WITH if act in TOGETHER else _TAKES
        takes = (*takes, Role.PLACE) if act in _STRIKES else takes
        own = {n.country for n in doers}
        if len(own) > 1 and act in MUTUAL:
            return doers, []
        return doers, self._first(takes, own)

    def _first(self, roles: Sequence[Role], but: set[str] | None = None) -> list[Named]:
        """The names of the first of some roles that any has."""
        return next((some for role in roles if (some := list(self._of(role, but or set())))), [])

    def _of(self, role: Role, but: set[str]) -> Iterator[Named]:
        seen = set(but)
        for named, its in self.people:
            if its is role and named.country not in seen:
                seen.add(named.country)
                yield named
