"""What somebody says that something is: 不可欠, 容認できない, 交渉の用意がある; what there is not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from torimatome.compose.frames import phrase_of
from torimatome.compose.japanese import tidy
from torimatome.compose.people import People
from torimatome.compose.phrase import Phrase

# What is said of a thing: the English, its Japanese before と, and where it is denied. {0} is what the preposition brings.
_QUALITIES = (
    (r"(?:vital|essential|crucial|indispensable|key|critical) (?:for|to)", "{0}に不可欠", "{0}に不可欠ではない"),
    (r"(?:vital|essential|crucial|indispensable)", "不可欠", "不可欠ではない"),
    (r"(?:very |extremely |especially )?important (?:for|to)", "{0}に重要", "{0}に重要ではない"),
    (r"(?:very |extremely )?important", "重要", "重要ではない"),
    (r"(?:useful|beneficial|good) (?:for|to)", "{0}に有益", "{0}に有益ではない"),
    (r"(?:harmful|dangerous|bad) (?:for|to)|(?:a )?(?:threat|danger) to", "{0}への脅威", "{0}への脅威ではない"),
    (r"dangerous", "危険", "危険ではない"),
    (r"(?:necessary|needed|required) (?:for|to)", "{0}に必要", "{0}に不要"),
    (r"(?:necessary|needed|required)", "必要", "不要"),
    (r"(?:possible|feasible)", "可能", "不可能"),
    (r"impossible", "不可能", "不可能ではない"),
    (r"(?:unacceptable|inadmissible|intolerable)(?: (?:for|to) .+)?", "容認できない", "容認できる"),
    (r"inevitable|unavoidable", "不可避", "不可避ではない"),
    (r"irreversible", "不可逆", "不可逆ではない"),
    (r"(?:illegal|unlawful|illegitimate)", "違法", "違法ではない"),
    (r"(?:legal|lawful|legitimate)", "合法", "違法"),
    (r"unconstitutional", "違憲", "合憲"),
    (r"(?:false|untrue|fake|baseless|groundless|unfounded)", "事実無根", "事実"),
    (r"true", "事実", "事実ではない"),
    (r"(?:stable|calm)", "安定している", "安定していない"),
    (r"(?:tense|difficult|complicated|complex)", "困難", "困難ではない"),
    (r"(?:safe|secure)", "安全", "安全ではない"),
    (r"under (?:full )?control", "制御下にある", "制御下にない"),
    (r"responsible for", "{0}に責任がある", "{0}に責任はない"),
    (r"interested in", "{0}に関心がある", "{0}に関心はない"),
    (r"committed to", "{0}を堅持する", "{0}を堅持しない"),
    (r"(?:worried|concerned) (?:about|over|by)", "{0}を懸念している", "{0}を懸念していない"),
    (r"open (?:to|for)", "{0}に前向き", "{0}に前向きではない"),
    (r"(?:ready|prepared) for", "{0}の用意がある", "{0}の用意はない"),
    (r"in favou?r of", "{0}に賛成", "{0}に反対"),
    (r"against|opposed to", "{0}に反対", "{0}に反対ではない"),
    (r"grateful (?:for|to)", "{0}に感謝する", "{0}に感謝しない"),
    (r"(?:absent|lacking)", "存在しない", "存在する"),
    (r"(?:over|finished|at an end)", "終わった", "終わっていない"),
    (r"(?:complete|completed)", "完了した", "完了していない"),
    (r"(?:closed|off the table)", "終わった問題", "終わっていない"),
    (r"under (?:discussion|consideration|review)", "検討中", "検討していない"),
    (r"(?:under ?way|in progress|ongoing)", "進行中", "進行していない"),
    (r"on (?:the )?agenda", "議題にある", "議題にない"),
    (r"(?:near|close|within reach)", "近い", "近くない"),
    (r"part of", "{0}の一部", "{0}の一部ではない"),
    (r"(?:a )?priority(?: for .+)?", "優先課題", "優先課題ではない"),
    (r"(?:an? )?(?:reliable|trusted|dependable) partner(?: (?:of|for|to) .+)?", "信頼できるパートナー", "信頼できるパートナーではない"),
    (r"(?:an? )?(?:internal|domestic) (?:matter|affair)(?: of .+)?", "国内問題", "国内問題ではない"),
    (r"independent", "独立している", "独立していない"),
    (r"(?:at|on) (?:its |the |their )?highest (?:level|point)(?: .+)?|better than ever", "過去最高の水準にある", "最高の水準にはない"),
    (r"ready", "準備ができている", "準備ができていない"),
)  # fmt: skip
_NEEDS_BE = re.compile(r"準備|\{0\}に(?:反対|前向き|賛成)|\{0\}の一部|終わ|完了|近い|事実|合法|安全")
"""What is no quality of the thing before it where "is" is missing: closed, near, against."""
_BE = r"(?:is|are|was|were|remains?|will be|has been|have been|must be|should be)"
_WEAK = re.compile(
    r"\b(?:still|now|also|already|fully|absolutely|completely|totally|only|very|quite|currently|today|really) "
)
_SAID = tuple(
    (re.compile(rf"^(?P<who>[^,;:]+?)(?: (?P<be>{_BE})(?P<no> not|n't| no longer)?)? (?:{quality}){'(?: (?P<what>.+))' if '{0}' in ja else ''}$", re.IGNORECASE), ja, not_ja)
    for quality, ja, not_ja in _QUALITIES
)  # fmt: skip
_THERE = re.compile(
    rf"^(?:there {_BE} |we have |there has been )?(?P<no>no|not any)(?: (?:need|place|question|talk|alternative|plans?|problems?|progress|reason|reasons|obstacles?|room|threat)\b.*| .+)$",
    re.IGNORECASE,
)
_NOTHING = (
    (re.compile(r"no alternatives? to (?P<what>.+)", re.IGNORECASE), "{0}に代わる選択肢はない"),
    (re.compile(r"no (?:need|necessity) (?:for|of) (?P<what>.+)", re.IGNORECASE), "{0}の必要はない"),
    (re.compile(r"no (?:place|room) for (?P<what>.+)", re.IGNORECASE), "{0}の余地はない"),
    (re.compile(r"no (?:obstacles?|barriers?) (?:to|for) (?P<what>.+)", re.IGNORECASE), "{0}に障害はない"),
    (re.compile(r"no (?:plans?|intention) (?:for|of) (?P<what>.+)", re.IGNORECASE), "{0}の計画はない"),
    (re.compile(r"no (?:reasons?|grounds?) for (?P<what>.+)", re.IGNORECASE), "{0}の理由はない"),
    (re.compile(r"no (?P<what>threats?|progress|problems?|talks?|negotiations?|agreements?|decisions?|changes?|evidence|signs?|conflicts?|disputes?|casualties|victims)\b(?P<rest>(?: (?:to|of|on|with|in|between|about|for|from) .+)?)", re.IGNORECASE), "{0}はない"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Equation:
    """What was said, as it stands before と, and how much of its nouns was understood."""

    ja: str
    subject: Phrase | None
    known: float
    total: float
    unsure: tuple[str, ...]


def equated(text: str, people: People) -> Equation | None:
    """X is vital for Y; there is no alternative to X."""
    plain = _WEAK.sub("", text.strip())
    return _nothing(plain, people) or _quality(plain, people)


def _quality(text: str, people: People) -> Equation | None:
    for pattern, ja, not_ja in _SAID:
        found = pattern.match(text)
        if found is None:
            continue
        who = phrase_of(found["who"], people)
        what = phrase_of(found["what"], people) if "what" in found.groupdict() else None
        if who is None or who.kind == "adjective" or ("what" in found.groupdict() and what is None):
            return None
        if not found["be"] and _NEEDS_BE.match(ja):
            return None
        form = (not_ja if found["no"] else ja).format(what.ja if what else "")
        must = "でなければならない" if found["be"] and re.match("must|should", found["be"], re.IGNORECASE) else ""
        return _made(f"{who.ja}は{form}{must}", who, what)
    return None


def _nothing(text: str, people: People) -> Equation | None:
    if not _THERE.match(text):
        return None
    plain = re.sub(rf"^(?:there {_BE} |we have )", "", text, flags=re.IGNORECASE)
    for pattern, ja in _NOTHING:
        if found := pattern.fullmatch(plain):
            rest = found.groupdict().get("rest") or ""
            what = phrase_of(found["what"] + rest, people)
            return _made(ja.format(what.ja), None, what) if what else None
    return None


def _made(ja: str, subject: Phrase | None, other: Phrase | None) -> Equation:
    read = [p for p in (subject, other) if p]
    return Equation(
        tidy(ja),
        subject,
        sum(p.known for p in read),
        sum(p.total for p in read),
        tuple(u for p in read for u in p.unsure),
    )
