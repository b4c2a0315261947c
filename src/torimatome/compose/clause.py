"""Clause: who does what, to whom, where, about what, in Japanese; as a headline or as a noun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from torimatome.compose.japanese import tidy
from torimatome.compose.phrase import EVENTLIKE, Phrase
from torimatome.compose.verbs import PLACED, Verb

_VISIT = re.compile(r"訪問$")
_TOWARDS = frozenset({"支持", "支援", "攻撃", "批判", "非難", "制裁", "招待"})
"""Deeds whose object stands with への where の could be taken for the doer's."""
_HOUSE = re.compile(r"(?:大学|学院|館|学校|病院|空港|駅|港|広場|公園)$")
_ATTRIBUTES = {
    "を": "の", "に": "への", "について": "に関する", "が": "の", "中に": "中の", "後に": "後の", "に向けて": "に向けた",
    "をめぐり": "をめぐる", "前に": "前の", "に対し": "に対する", "を通じて": "を通じた", "": "", "により": "による",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in Japanese: subject, what stands before the verbal noun (particle apart, in order), and the verb."""

    subject: Phrase | None
    parts: tuple[tuple[str, str], ...]
    verb: Verb
    known: float
    total: float
    unsure: tuple[str, ...] = ()
    passive: bool = False
    future: bool = False
    more: Clause | None = None
    ending: str = ""
    unsaid: str = ""
    past: bool = False

    @property
    def coverage(self) -> float:
        """The share of the source's content words that the Japanese says, 0..1."""
        return self.known / self.total if self.total else 0.0

    def headline(self) -> str:
        """[subject]、[object] を [verbal noun]."""
        body = self.predicate() + ("へ" if self.future and not self.verb.noun.endswith("る") else "")
        if self.more:
            body += "、" + self.more.predicate()
        if self.subject is None:
            return tidy(body)
        if self.verb.noun in {"死亡", "負傷"} and not self.subject.person and self.subject.kind == "human":
            return tidy(self.predicate().removesuffix(self.verb.noun + self.ending) + self.subject.ja + self.verb.noun)
        if self.passive and self.verb.particle in {"に", "の"} and not any(p == "に" for _, p in self.parts):
            return tidy(f"{self.subject.ja}{self.verb.particle}{body}")
        if self.passive and self.verb.particle == "を" and not any(p in {"を", "が", "に"} for _, p in self.parts):
            return tidy(f"{body.removesuffix(self._act())}{self.subject.ja}を{self._act()}")
        harms = self.verb.noun in {"死亡", "負傷"} and not self.subject.human and not EVENTLIKE.search(self.subject.ja)
        mark = "で" if harms else "が" if self.verb.particle == "が" and not self.subject.human else "、"
        return tidy(f"{self.subject.ja}{mark}{body}")

    def _act(self) -> str:
        """The verbal noun as it ends the line."""
        return self.verb.noun + self.ending + ("へ" if self.future and not self.verb.noun.endswith("る") else "")

    def predicate(self) -> str:
        """What stands after the subject."""
        return self.before() + self.verb.noun + self.ending

    def before(self) -> str:
        """What stands before the verbal noun."""
        pieces = [text + particle for text, particle in self.parts]
        for n, (here, after) in enumerate(pairwise(self.parts)):
            taking_part = self.verb.noun in {"参加", "出席"} and after[1] == "に" and not here[0].endswith("招待")
            taking_part = taking_part or (self.verb.noun == "欠席" and after[1] == "を")
            if here[1].endswith("で") and (after[1] == "で" or (here[1] == "で" and taking_part)):
                pieces[n] = here[0] + "の" if _HOUSE.search(after[0]) else pieces[n] + "の"
        return "".join(pieces)

    def nominal(self) -> str:
        """The clause as a noun: ヴァンス副大統領のアゼルバイジャン訪問."""
        pieces = [f"{self.subject.ja}の"] if self.subject else []
        for text, particle in self.parts:
            if particle in {"を", "に"} and _VISIT.search(self.verb.noun):
                pieces.append(text)
            elif particle == "に" and self.verb.noun.endswith(tuple(PLACED)):
                pieces.append(text + "での")
            else:
                pieces.append(
                    text + ("への" if particle == "を" and self.verb.noun in _TOWARDS else _as_attribute(particle))
                )
        if self.ending == "せず":
            who = f"{self.subject.ja}が" if self.subject else ""
            return tidy(
                who
                + "".join(text + particle for text, particle in self.parts)
                + self.verb.noun
                + (self.unsaid or "しない方針")
            )
        ending = {"すべき": "の必要性", "が可能": "が可能なこと"}.get(self.ending, self.ending)
        return tidy("".join(pieces) + self.verb.noun.replace("を", "の") + ending)


def _as_attribute(particle: str) -> str:
    return _ATTRIBUTES.get(particle, particle + "の")
