"""A claim and the sentence that only names its speaker, made one: "X said so." gives "X said that ..." at its head."""

from __future__ import annotations

import re
from collections.abc import Iterable

from torimatome.compose.saying import inside
from torimatome.compose.wording import capital
from torimatome.model import Sentence

_SAYING = (
    r"(?:said|stated|announced|confirmed|reported|wrote|disclosed) (?:so|this)|said this(?: remark)?|made this(?: \w+)?|"
    r"made (?:this|it) (?:clear|known|public)|made (?:the|this) (?:remark|statement|announcement|comment)|"
    r"gave this (?:forecast|assessment|explanation|figure|account)"
)
_ACTIVE = re.compile(
    rf"^(?P<who>[^\W\d_a-z](?:(?!\b(?:who said|that)\b)[^.;:])*?) (?:{_SAYING})(?P<rest>(?: [^.;]*)?)\.$"
)
_PASSIVE = re.compile(
    r"^This (?:was|has been) (?:said|stated|announced|reported|noted|disclosed|confirmed|made known) by "
    r"(?P<who>[^.;]*?)(?P<rest>(?: (?:in|at|on|before|after|during) [^,.;]*)?)\.$"
)
_ANSWER = re.compile(
    r"^This is how (?P<who>[^.;]*?),? (?:has )?(?:answered|responded to|replied to|reacted to|commented on) (?P<what>[^.;]+)\.$"
)
_HELD = re.compile(
    r"[\"“]|\b(?:said|says|told|stated|announced|according to|noted|stressed|added|in (?:his|her|their|its) (?:view|opinion|words))\b"
)
_NOBODY = re.compile(r"^(?:He|She|They|It|This|That|These|Those|The (?:two|three|same))\b")


def with_holders(sentences: Iterable[Sentence], common: frozenset[str]) -> tuple[Sentence, ...]:
    """The sentences, each claim whose speaker only follows it begun with that speaker.

    common: words that the sources also write small, so that a claim's first word may be.
    """
    told: list[Sentence] = []
    for sentence in sentences:
        joined = _joined(told[-1].text, sentence.text, common) if told else None
        if joined is None:
            told.append(sentence)
        else:
            told[-1] = Sentence(text=joined, citations=(*told[-1].citations, *sentence.citations))
    return tuple(told)


def _joined(claim: str, holder: str, common: frozenset[str]) -> str | None:
    """Both as one sentence; None where the second names no speaker, or the first has one already."""
    if _HELD.search(claim) or not claim.endswith("."):
        return None
    found = _ANSWER.match(holder) or _ACTIVE.match(holder) or _PASSIVE.match(holder)
    if found is None or _NOBODY.match(found["who"]) or _names(found["who"]) & _names(claim):
        return None
    claim = inside(claim, common)
    if "what" in found.groupdict():
        return f"{capital(_closed(found['who']))} said in answer to {found['what']} that {claim}"
    return f"{capital(_closed(found['who']))} said{found['rest']} that {claim}"


def _names(text: str) -> set[str]:
    """The names of two words or more, by their last: who speaks in the claim already needs no second speaker."""
    return {m.split()[-1] for m in re.findall(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)+", text.partition(",")[0])}


def _closed(who: str) -> str:
    """The speaker with the comma after an apposition: "A. Rov, an aide," said."""
    who = who.rstrip(", ")
    return who + "," if "," in who else who
