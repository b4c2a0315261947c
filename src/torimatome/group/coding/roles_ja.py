"""The roles of names in Japanese, by the particle that ends their phrase; a headline's comma marks its subject.

アルメニア外相、ジョージア外相と会談: the first is the subject, the second the partner. 砲撃受ける, 拘束される and 制裁対象に
turn the sentence: who stands with に, から or による acts.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from torimatome.group.coding.lexicon import Trigger
from torimatome.group.coding.nations import Named
from torimatome.group.coding.roles import TOGETHER, Marked, Role

_PHRASE = re.compile(r"(?:[^ぁ-ん、。,，\s「」・]|の(?!で|に)|ら(?=[がはをにと、])|たち|・(?![ァ-ヶー]))*")
"""What belongs to a name without a break: offices, figures, what is its own (の)."""
_PARTICLE = re.compile(
    r"(?P<by>によって|により|による|の手で)|(?P<to>に対して|に対し|に対する|に向け|への|へ|宛)|(?P<at>において|における|での|で(?!ある|は|も)|では|でも)"
    r"|(?P<of>についての?|をめぐ|を巡|に関)|(?P<from>からの?)|(?P<with>との?(?!して|する|述べ|語|発言))|(?P<subject>が)|(?P<topic>は|も)"
    r"|(?P<object>を)|(?P<dative>に)|(?P<and>び|および|ならびに)|(?P<comma>[、，,]|\s|・)"
)
_TURNED = re.compile(
    r"(?:さ|か|ま|た|ら|ば|わ|が|な)れ(?:る|た|て|、|$|。|ず)|(?:を|も)?受け(?:る|た|て(?:い|お)|$|。)|対象(?:に|と|入り)|(?:攻撃|被害|襲撃|砲撃|空爆)に遭|(?:を)?浴び(?:る|た|$)"
    r"|(?:を)?招(?:く|いた)"
)
"""The verb turns the sentence: who is its subject is acted on."""
_ROLE = {
    "by": Role.AGENT, "to": Role.TARGET, "at": Role.PLACE, "of": Role.OTHER, "from": Role.SOURCE, "with": Role.PARTNER,
    "subject": Role.DOER, "topic": Role.DOER, "object": Role.OBJECT, "dative": Role.TARGET, "comma": Role.DOER,
}  # fmt: skip
_RECEIVED = re.compile(r"(?:活動|物資|攻撃)?(?:を|も)?受け(?!入れ|付け|止め)")
_MORE = re.compile(r"[^ぁ-ん、。」\s]{2,}")
_GAP = re.compile(r"(?<=\S)[ 　]+(?=[^ 　]{2})")
_LEADS = ("subject", "topic", "comma")
_OWNS = re.compile(r"の[^の]+$")
_QUOTES = re.compile(r"と(?:非難|批判|主張|述べ|発表|警告|表明|指摘|強調|訴え|語|発言|反論)")
"""What stands before it is what somebody says: its が is not the subject of the sentence."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A name with its phrase: how it is marked, whether it only owns what the phrase names, and where it ends."""

    named: Named
    mark: str
    owns: bool
    end: int


def marked(text: str, people: Sequence[Named], verb: Trigger) -> Marked | None:
    """The roles of the names before the verb; None where there are none."""
    phrases = _in_one(text, [_phrase(text, n) for n in _whole(people) if n.start < verb.end])
    if not phrases:
        return None
    roles = tuple(_roles(text, phrases, verb) if not _is_turned(text, phrases[0].end, verb) else _turned(phrases))
    return Marked(people=roles, passive=_is_turned(text, phrases[0].end, verb))


def first_part(text: str, triggers: Sequence[Trigger]) -> Sequence[Trigger]:
    """The triggers before the gap of a headline: what comes behind it adds to it."""
    gap = _GAP.search(text)
    told = [t for t in triggers if gap and t.start < gap.start()] if "。" not in text else []
    return told if any(t.act for t in told) else triggers


def _whole(people: Sequence[Named]) -> Iterator[Named]:
    """Without what only names an office of the state right before it: 露外務省."""
    ends = {n.end for n in people if not n.entity}
    yield from (n for n in people if not (n.entity and n.start in ends))


def _is_turned(text: str, start: int, verb: Trigger) -> bool:
    """Whether the sentence's own verb turns it: the act is received, or the last verb is in the passive."""
    if _RECEIVED.match(text, verb.end):
        return True
    found = list(_TURNED.finditer(text, min(start, verb.end)))
    return bool(found) and _MORE.search(text, found[-1].end()) is None


def _phrase(text: str, named: Named) -> _Phrase:
    body = _PHRASE.match(text, named.end)
    end = body.end() if body else named.end
    particle = _PARTICLE.match(text, end)
    mark = (particle.lastgroup or "") if particle else ("object" if end >= len(text) else "")
    mark = "to" if text[: named.start].endswith("対") else mark
    return _Phrase(named, mark, bool(_OWNS.search(text[named.end : end])), particle.end() if particle else end)


def _in_one(text: str, phrases: Sequence[_Phrase]) -> list[_Phrase]:
    """AとBが, A・Bが, A及びBを: what is joined has the role of the last."""
    found = list(phrases)
    for n in range(len(found) - 2, -1, -1):
        one, after = found[n], found[n + 1]
        led = any(p.mark in _LEADS for p in found[:n])
        joined = (
            one.mark == "and"
            or text[one.end - 1 : one.end] in {"・", "や"}
            or (one.mark == "with" and not led and after.mark in {*_LEADS, "object"})
            or (one.mark == "comma" and led and after.mark == "with")
        )
        if joined and text[one.end : after.named.start] in {"", "の"}:
            found[n] = replace(one, mark=after.mark)
    return found


def _roles(text: str, phrases: Sequence[_Phrase], verb: Trigger) -> Iterator[tuple[Named, Role]]:
    """The roles in the active: は speaks for the whole sentence, が for the part within it; a headline's first comma leads it."""
    leads = [p for p in phrases if p.mark == "topic"] or [
        p for p in phrases if p.mark == "subject" and not _is_said(text, p)
    ]
    leads = leads or [p for p in phrases if p.mark == "comma"]
    first = leads[0] if leads else None
    for n, p in enumerate(phrases):
        role = _ROLE.get(p.mark, Role.OTHER)
        if first and role is Role.DOER and p is not first and not _with_it(phrases, n, first, verb):
            # ロシアの対応、大統領が批判: what the headline begins with is what it is about
            role = Role.OBJECT if p.mark == "comma" else Role.OTHER
        yield p.named, role


def _is_said(text: str, p: _Phrase) -> bool:
    return _QUOTES.search(text, p.end) is not None


def _with_it(phrases: Sequence[_Phrase], n: int, first: _Phrase, verb: Trigger) -> bool:
    """Whether a phrase leads the sentence together with the first: joined to it, or beside it in what two do together."""
    p, k = phrases[n], phrases.index(first)
    near = all(a.end in {b.named.start, b.end} for a, b in itertools.pairwise(phrases[min(n, k) : max(n, k) + 1]))
    return near and (p.mark == first.mark or (verb.act in TOGETHER and not p.owns and n < k))


def _turned(phrases: Sequence[_Phrase]) -> Iterator[tuple[Named, Role]]:
    """In the passive: with に, or as owner of what is received (英国の制裁対象に), somebody acts."""
    agents = any(p.mark in {"by", "from"} for p in phrases)
    for p in phrases:
        acts = p.mark == "dative" or (p.owns and p.mark in {"object", ""})
        yield p.named, (Role.TARGET if agents else Role.AGENT) if acts else _ROLE.get(p.mark, Role.OTHER)
