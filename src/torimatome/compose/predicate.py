"""Predicate: what was read after a subject, and the Japanese clause that it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from torimatome.compose.clause import Clause
from torimatome.compose.phrase import Phrase
from torimatome.compose.senses import by_itself, by_object, natural
from torimatome.compose.verbs import PASSIVE_WITH, Verb, held

_TAKES_INFINITIVE = re.compile(
    r"(?:計画|合意|要請|指示|警告|約束|拒否|決定|期待|要求|提案|表明|準備|失敗|成功|支援|可能性|継続|開始|停止|再開|検討|試み)$"
)
_RANKS = (
    "の下で",
    "付近で",
    "後に",
    "で",
    "から",
    "と",
    "に対し",
    "をめぐり",
    "に向けて",
    "について",
    "に",
    "を",
    "の",
)
_UNRANKED = 4
_HARM = {"殺害": "死亡", "負傷": "負傷"}


@dataclass(slots=True, kw_only=True)
class Predicate:
    """A verb with its subject, object, prepositions (text, particle, phrase) and infinitive, as far as it is read."""

    subject: Phrase | None
    verb: Verb
    obj: Phrase | None
    passive: bool = False
    future: bool = False
    by_agent: bool = False
    tail: list[tuple[str, str, Phrase]] = field(default_factory=list)
    infinitive: Clause | None = None
    more: Clause | None = None
    skipped: float = 0.0

    def clause(self) -> Clause | None:
        """The clause, or None where the verb lacks what it needs."""
        self.tail.sort(key=lambda t: t[2].kind not in {"place", "country"})
        special = self._happening() or self._harm() or self._by_itself()
        if special is not None:
            return special
        if not self._carried():
            return None
        parts = self._parts()
        self._promote(parts)
        if self._passive and self.obj is None:
            self.verb = PASSIVE_WITH.get(self.verb.noun, self.verb)
        if self.obj is None and not self._passive and self.infinitive is None and not _satisfied(self.verb, parts):
            return None
        return self._made(self.subject, parts, self.verb, passive=self._passive)

    @property
    def _passive(self) -> bool:
        return self.passive and not self.by_agent

    def _made(
        self, subject: Phrase | None, parts: list[tuple[str, str]], verb: Verb, *, passive: bool = False
    ) -> Clause:
        read = [p for p in (self.subject, self.obj, *(t[2] for t in self.tail)) if p]
        known, total = 1 + sum(p.known for p in read), 1 + sum(p.total for p in read) + self.skipped
        unsure = tuple(dict.fromkeys(u for p in read for u in p.unsure))
        if self.infinitive:
            known, total = known + self.infinitive.known, total + self.infinitive.total
            unsure += self.infinitive.unsure
        order = tuple(sorted(parts, key=_handed if verb.noun == "引渡し" else _rank))
        return Clause(subject, order, verb, known, total, unsure, passive, self.future, self.more)

    def _happening(self) -> Clause | None:
        """An earthquake that hits a town happens there."""
        if self.subject and self.obj and self.verb.noun == "攻撃" and natural(self.subject):
            return self._made(None, [(self.obj.ja, "で")], Verb("", f"{self.subject.ja}発生"))
        return None

    def _harm(self) -> Clause | None:
        """An explosion that kills three: three dead."""
        if self._passive or self.verb.noun not in _HARM or not self.subject or not self.obj or self.subject.human:
            return None
        parts = [*self._said(), (self.obj.ja, "")]
        return self._made(self.subject, parts, Verb("", _HARM[self.verb.noun]))

    def _by_itself(self) -> Clause | None:
        """A summit opens; talks resume."""
        if self.obj or self.passive or self.infinitive or self.subject is None or self.subject.human:
            return None
        alone = by_itself(self.verb, self.subject)
        return self._made(self.subject, self._said(), alone, passive=True) if alone else None

    def _carried(self) -> bool:
        """Settle the verb by its object; False for a light verb with nothing to carry."""
        if acted_on := self.obj or (self.subject if self._passive else None):
            self.verb = by_object(self.verb, acted_on)
        held_one = self._passive and self.obj is None and self.subject is not None and self.subject.kind == "human"
        if self.verb.light and held_one:  # a citizen held at the border
            self.verb = Verb("を", "拘束")
        elif self.verb.light and self.obj is not None and held(self.obj.ja) == "":
            self.verb = Verb("", self.obj.ja)
        elif self.verb.light and self.obj is not None:
            self.verb = replace(self.verb, noun=held(self.obj.ja))
        elif self.verb.light and self._passive and self.subject:
            self.verb = replace(self.verb, noun=held(self.subject.ja) or "開催")
        elif self.verb.light:
            return False
        if self.verb.noun == "会談" and self.obj is None and not any(p == "と" for _, p, _ in self.tail):
            self.verb = Verb("", "会談" if self.subject and self.subject.kind == "person" else "会合")
        return True

    def _said(self) -> list[tuple[str, str]]:
        return [(text, particle) for text, particle, _ in self.tail]

    def _parts(self) -> list[tuple[str, str]]:
        parts = self._said()
        if self.infinitive is not None:
            takes = _TAKES_INFINITIVE.search(self.verb.noun) and self.obj is None
            parts.append(
                (self.infinitive.nominal(), self.verb.complement or (self.verb.particle if takes else "のため"))
            )
        if self.obj is not None and self.verb.noun != self.obj.ja:
            parts.append((self.obj.ja, self.verb.particle))
        return parts

    def _promote(self, parts: list[tuple[str, str]]) -> None:
        """Results analysed at the ministry: the ministry did it."""
        if not self._passive or self.obj or self.subject is None or self.verb.particle not in {"を", "について"}:
            return
        host = next((t for t in self.tail if t[2].kind in {"institution", "body"} and t[1] == "で"), None)
        if host:
            parts.remove((host[0], "で"))
            parts.append((self.subject.ja, self.verb.particle))
            self.subject, self.obj, self.by_agent = host[2], self.subject, True
            self.tail.remove(host)


def _handed(part: tuple[str, str]) -> int:
    """What is handed over stands before how and to whom."""
    return {"を": -1, "に": len(_RANKS)}.get(part[1], 0)


def _rank(part: tuple[str, str]) -> int:
    return _RANKS.index(part[1]) if part[1] in _RANKS else _UNRANKED


def _satisfied(verb: Verb, parts: list[tuple[str, str]]) -> bool:
    """Whether a verb without an object has what its particle asks for."""
    if verb.particle in {"を", "への", "の"}:
        return any(p in {"を", verb.particle} for _, p in parts)
    if verb.particle in {"に", "について"} and not verb.intransitive:
        return any(p in {verb.particle, "に"} for _, p in parts)
    return bool(parts) or verb.particle in {"が", ""}
