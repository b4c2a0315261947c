"""What an item says happened, coded from its headlines and opening in Japanese and English: who acts, towards whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from torimatome.analysis.reading import Finder, is_japanese
from torimatome.group.coding import Coder, Named, named_in
from torimatome.model import Act, Actor, Coding, Mention
from torimatome.profiles.register import Register

_TELLER = re.compile(r"^(?P<told>.{4,}?)\s*[=＝―─](?P<who>[^=＝―─、。]{2,14})[―─]?[」』]?$")
"""「…」=トルコ大統領: a Japanese headline names last who says it."""
_CLASH = re.compile(
    r"衝突|銃撃戦|交戦|戦闘|撃ち合|応酬|\bclash|\bskirmish|exchanges? of fire|exchanged fire|\bfighting (?:between|erupt)|\bwar between"
)
_FIGHTS = frozenset({Act.FIGHT, Act.ASSAULT})
CLASH = "clash"
"""The mode of an act that both sides do to each other."""
_PLAIN = {"日本": "JP", "自衛隊": "JP", "タリバン": "AF", "NATO": "IGO", "国連": "IGO"}
_PLAINLY = re.compile("|".join(_PLAIN))
_MAIN, _OPENING = 2, 1
_WEIGHT = {"en": 2}


@dataclass(frozen=True)
class Acting:
    """Codes texts of items with the register's names."""

    find: Finder
    register: Register

    @cached_property
    def _coders(self) -> dict[str, Coder]:
        return {code: Coder(code) for code in ("en", "ja")}

    def coding(self, headlines: Sequence[str], opening: Sequence[str], on: date) -> Coding | None:
        """The act that headlines and opening tell: headlines weigh twice, English twice; sides from the fullest."""
        told = [(c, _MAIN * _WEIGHT.get(_code(t), 1)) for t in headlines if (c := self._sentence(t, on))]
        told += [(c, _OPENING * _WEIGHT.get(_code(t), 1)) for t in opening if (c := self._sentence(t, on))]
        if not told:
            return None
        votes: Counter[Act] = Counter()
        for one, weight in told:
            votes[one.act] += weight
        act = max(votes, key=lambda a: votes[a])
        same = [c for c, _ in told if c.act is act]
        return max(same, key=lambda c: (bool(c.actors) + bool(c.recipients), bool(c.actors)))

    def _sentence(self, text: str, on: date) -> Coding | None:
        """The act of one sentence; of a Japanese headline with its teller in front."""
        code = _code(text)
        text = _teller_first(text) if code == "ja" else text
        known = [replace(m, in_headline=True) for m in self.find(text)]
        named = list(named_in(known, self.register, on, in_headline=True))
        if code == "ja":
            named = _with_plain(text, named, known)
        found = self._coders[code].code(text, tuple(named))
        return _clashing(found, text, named) if found else None


def sides(actors: Sequence[Actor]) -> tuple[str, ...]:
    """Countries as codes in small letters; bodies above states by their id in the register where that is known."""
    found = (a.country.lower() or a.entity or a.sector.lower() for a in actors)
    return tuple(dict.fromkeys(one for one in found if one))


def _clashing(coding: Coding, text: str, named: Sequence[Named]) -> Coding:
    """Where states clash, each of the first two that are named does it to the other."""
    if coding.act not in _FIGHTS or not _CLASH.search(text.lower()):
        return coding
    states = {n.country: Actor(country=n.country, entity=n.entity) for n in named if len(n.country) == len("AM")}
    if len(states) < len("AB"):
        return coding
    one, other, *_ = states.values()
    return replace(coding, mode=CLASH, actors=(one,), recipients=(other,))


def _teller_first(text: str) -> str:
    """The headline as a sentence: who says it, then what."""
    found = _TELLER.match(text.strip())
    return f"{found['who']}は、{found['told']}" if found else text


def _with_plain(text: str, named: Sequence[Named], known: Sequence[Mention]) -> list[Named]:
    """The states and bodies that the papers call by words which neither the register nor the language's nations have."""
    taken = [(m.start, m.end) for m in known]
    plain = (Named(start=f.start(), end=f.end(), country=_PLAIN[f[0]]) for f in _PLAINLY.finditer(text))
    free = (n for n in plain if not any(s < n.end and n.start < e for s, e in taken))
    return sorted((*named, *free), key=lambda n: n.start)


def _code(text: str) -> str:
    return "ja" if is_japanese(text) else "en"
