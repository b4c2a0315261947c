"""A clause as somebody says it: アルメニアが平和条約に署名した, 制裁を解除すべき, ロシアは交渉を支持する."""

from __future__ import annotations

import re

from torimatome.compose.clause import Clause
from torimatome.compose.conjugation import Mood, conjugated
from torimatome.compose.japanese import tidy

_MOODS = {"すべき": Mood.SHOULD, "が可能": Mood.CAN, "の可能性": Mood.MAY}
_STANDING = re.compile(r"(?:継続|維持|必要|支持|反対|期待|依存|尊重|歓迎|計画|要求|重視|懸念|確信|希望|必要と)$")
"""What is done all the time, of which a present tense tells no single event."""
_HAPPENS = frozenset({"死亡", "負傷", "爆発", "墜落", "沈没", "発生", "発効", "完了", "開幕", "閉幕", "増加", "減少"})


def finite(clause: Clause, mood: Mood | None = None, *, event: bool = False) -> str:
    """The clause with its verb, or nothing where it has none. event: its present tense tells what has happened."""
    how = mood or _mood(clause, event=event)
    if clause.verb.noun.endswith("用意を表明") and not clause.ending:
        return tidy(f"{_subject(clause, Mood.PRESENT)}{clause.before()}{clause.verb.noun.removesuffix('を表明')}がある")
    act = conjugated(clause.verb.noun, _passive(how) if _suffers(clause) else how)
    if not act or (clause.more and not (more := finite(clause.more, how))):
        return ""
    if clause.more:
        act = f"{conjugated(clause.verb.noun, Mood.AND)}、{more}"
    if clause.verb.particle == "" and clause.verb.noun in {p for p, _ in clause.parts}:
        return ""
    return tidy(f"{_subject(clause, how)}{clause.before()}{act}")


def _mood(clause: Clause, *, event: bool) -> Mood:
    if clause.ending == "せず":
        standing = clause.unsaid.startswith("していない") or _STANDING.search(clause.verb.noun)
        return Mood.NOT_YET if standing else Mood.NOT
    if clause.ending:
        return _MOODS.get(clause.ending, Mood.PRESENT)
    if clause.past or (event and not clause.future and not _STANDING.search(clause.verb.noun)):
        return Mood.PAST
    return Mood.PRESENT


def _suffers(clause: Clause) -> bool:
    """Whether the subject is what it is done to: not where the Japanese verb happens by itself."""
    return clause.passive and clause.verb.particle in {"を", "に"} and clause.verb.noun not in _HAPPENS


def _passive(mood: Mood) -> Mood:
    return {Mood.PAST: Mood.DONE, Mood.PRESENT: Mood.IS_DONE, Mood.CONTINUING: Mood.IS_DONE}.get(mood, mood)


def _subject(clause: Clause, mood: Mood) -> str:
    """Who or what, with its particle: what must or can be done to something leaves out who would do it."""
    if clause.subject is None:
        return ""
    if _suffers(clause) and mood in {Mood.SHOULD, Mood.CAN, Mood.NOT, Mood.MAY, Mood.IF}:
        return clause.subject.ja + clause.verb.particle
    told = mood in {Mood.PAST, Mood.NOT_YET, Mood.IF} or clause.verb.noun in _HAPPENS
    return f"{clause.subject.ja}{'が' if told or _suffers(clause) else 'は'}"
