"""Whom a meeting was with: name and role, as the first sentence of its report gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAPITAL = r"[^\W\d_a-z][\w’'.-]*"
_NAME = rf"{_CAPITAL}(?: {_CAPITAL}){{1,2}}"
_TITLE = (
    r"(?:(?:Deputy|Vice|First|Acting|Former|Prime|Foreign|Executive|Chief|High|Secretary|Assistant|Special|State|Crown) )*"
    r"(?:President|Minister|Vice-President|Chair(?:man|woman|person)?|Secretary|Secretary-General|General|Officer|Representative|"
    r"Director|Director-General|Head|Speaker|Chancellor|Ambassador|Commissioner|Envoy|Governor|Mayor|King|Emir|Prince|"
    r"Commander|Chief|Adviser|Advisor|Senator|Premier|Founder)"
)
_REST = rf"(?: (?:of|for|to|on|in|at|and|the|{_CAPITAL}))*?"
_BEFORE = re.compile(rf"({_TITLE}{_REST}) ({_NAME})(?![\w’'])(?! {_CAPITAL})")
_AFTER = re.compile(
    rf"({_NAME}), (?:who (?:is|serves as|acts as|holds the posts? of|combines the posts? of) )?(?:the |a |an )?"
    rf"({_TITLE}(?:[^,.;]*?))(?=,|[.;]| (?:met|had|held|took|was|were|has|have)\b|$)"
)
_CLAUSE = re.compile(rf"({_NAME}), (who (?:heads|chairs|leads|runs|represents) [^,.;]{{3,100}})")


@dataclass(frozen=True, slots=True)
class Guest:
    """A person met, and how the source introduces them."""

    name: str
    role: str
    role_first: bool = False

    @property
    def heading(self) -> str:
        """The name and then the office, or the other way round as the source has it, with a full stop."""
        return f"{self.role} {self.name}." if self.role_first else f"{self.name}, {self.role}."


def guest_of(sentence: str, hosts: frozenset[str]) -> Guest | None:
    """The first person with an office in the sentence who is none of the hosts (family names)."""
    found = [(m.start(), Guest(m[1], m[2].strip())) for p in (_CLAUSE, _AFTER) for m in p.finditer(sentence)]
    found += [(m.start(), Guest(m[2], m[1].strip(), role_first=True)) for m in _BEFORE.finditer(sentence)]
    guests = [(start, g) for start, g in found if not set(g.name.split()) & hosts and not re.search(_TITLE, g.name)]
    return min(guests, key=lambda x: (x[1].role_first, x[0]))[1] if guests else None
