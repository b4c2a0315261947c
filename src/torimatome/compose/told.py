"""What somebody says: "X says Y", "Y, X says", "X: Y" as the house has it: X、Yと発言."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from torimatome.compose.clause import Clause
from torimatome.compose.clauses import ClauseReader
from torimatome.compose.conjugation import Mood
from torimatome.compose.copula import equated
from torimatome.compose.finite import finite
from torimatome.compose.frames import phrase_of
from torimatome.compose.paraphrase import plainly
from torimatome.compose.people import People
from torimatome.compose.phrase import Phrase
from torimatome.compose.verbs import Verb

_ACTS = (
    (r"says?|said|tells?|told|states|stated|adds?|added|explains?|explained|remarks?|remarked|declares?|declared", ""),
    (r"stress(?:es|ed)?|underlines?|underlined|emphasi[sz]e[sd]?|highlights?|highlighted|underscores?|underscored|reiterates?|reiterated", "と強調"),
    (r"warns?|warned|cautions?|cautioned", "と警告"),
    (r"claims?|claimed|alleges?|alleged|insists?|insisted|argues?|argued|maintains?|maintained|asserts?|asserted", "と主張"),
    (r"notes?|noted|points? out|pointed out|observes?|observed", "と指摘"),
    (r"announces?|announced|reveals?|revealed|discloses?|disclosed|reports?|reported|informs?|informed|confirms?|confirmed|clarif(?:ies|ied)", "と発表"),
    (r"believes?|believed|thinks?|suggests?|suggested", "との見方"),
    (r"expects?|expected|predicts?|predicted|forecasts?", "と予測"),
    (r"hopes?|hoped", "と期待"),
    (r"admits?|admitted|acknowledges?|acknowledged|concedes?|conceded", "と認める"),
    (r"vows?|vowed|pledges?|pledged|promises?|promised", "と約束"),
    (r"denies|denied", "ことを否定"),
)  # fmt: skip
_VERBS = "|".join(pattern for pattern, _ in _ACTS)
_WHOM = r"(?: (?:to )?(?:reporters|journalists|lawmakers|parliament|deputies|the media|state TV|[A-Z]\w+ audience|(?:an? |the )?(?:audience|conference|forum|briefing))|(?<=\btold) [A-Z][\w.’']*(?: [A-Z][\w.’']*){0,3})?"
_WHEN = (
    r"(?: (?:on|in|at|during|after|before|via|through|following|ahead of|while|as|when|this|last|late|earlier|by)\b.*)?"
)
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?P<what>[^:]+), (?P<who>[^,:]+(?:, [^,:]+,)?) (?P<verb>{_VERBS})\b{_WHOM}{_WHEN}$",
        r"^(?P<what>[^:]+), according to (?P<who>[^,:]+)$",
        r"^(?P<what>[^:;]+), (?P<verb>says|said) (?P<who>[^,:;]+?)(?:;.*)?$",
        r"^(?P<who>[^:]{3,80}): (?P<what>[^:]+)$",
        r"^[\"“'‘](?P<what>[^\"”:]+)[\"”'’]: (?P<who>[^:]{3,60}?)(?: (?:on|about) .+)?$",
        r"^(?P<who>[^:]{3,120}?) (?P<verb>tells?|told) [^,:]{3,60}? (?P<that>that )(?P<what>.+)$",
        rf"^(?P<who>[^:]{{3,120}}?)(?: (?:has|have))? (?P<verb>{_VERBS}){_WHOM}(?: on [A-Z]\w+day)?,? (?P<that>that )?(?P<what>.+)$",
        r"^(?P<what>[^:]{15,}) [–—-] (?P<who>[^–—:]{3,60})$",
    )
)  # fmt: skip
_JOURNEY = re.compile(r"(?:訪問|会談|歴訪)$")
_ANNOUNCES = "announces a journey"
_OPENING = re.compile(
    r"(?:When|While|As|Although|Though|If|Because|Since|Once|Unless|Whether|Despite|Why|How|What|Who|Where) "
)
_VOICE = re.compile(
    r"\b(?:court|tribunal|minist\w+|president|premier|speaker|aide|advis[eo]r|envoy|ambassador|official|expert|analyst|report|source|media|poll|"
    r"chief|head|leader|lawyer|party|agency|committee|spokes\w+|MP|PM|FM|ombudsman)s?\b",
    re.IGNORECASE,
)
"""Before a colon: somebody whose words follow; without him they would be told as a fact."""
_LONG, _TOPIC = 120, 40
_CALLS = re.compile(
    r"^(?P<who>[^:]{3,80}?) (?:(?:calls?|called|labels?|labell?ed|brands?|branded|dubs?|dubbed) (?P<what>[^'\"‘“]+?) (?P<name>['\"‘“][^'\"’”]+['\"’”])"
    r"|(?:describes?|described|characteri[sz]e[sd]?) (?P<what2>.+?) as (?P<name2>.+))$"
)
_COLON, _BEFORE = 3, 6
_SAY = re.compile(_ACTS[0][0])
_AUXILIARY = re.compile(r"\b(?:will|would|can|could|may|might|must|should|is|are|was|were|has|have|had|not)\b")
_CUT = re.compile(
    r",? (?:speaking|adding|commenting|addressing|answering|noting|stressing|in (?:a|an|his|her|its) (?:interview|statement|speech|article|post|address)"
    r"|at a (?:press conference|briefing|joint press)|in comments|during (?:a|an|his|her) (?:speech|interview|visit|press))\b.*$"
)
_PRONOUN = re.compile(r"^(?:we|he|she|they|it|I|his country|our country|the country) ", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"^(?P<main>.+?),? (?P<link>if|once|unless|because|provided(?: that)?|as long as|only if|only after) (?P<other>.+)$", re.IGNORECASE
)  # fmt: skip
_OPINIONS = frozenset({"支持", "反対", "要求", "要請", "非難", "批判", "歓迎", "否定", "計画", "期待", "拒否"})
_SPEAKERS = frozenset({"person", "country", "body", "institution", "human", "office"})
_BODIES = ("裁判所", "検察", "警察", "当局", "団体", "組織", "党", "連合", "協会", "連盟", "機関")
_ANOTHERS = re.compile(r"(?:its|his|her|their|the country['’]s) ", re.IGNORECASE)
"""Its foreign minister: of a state that no word here names."""
_QUOTE = re.compile(r"^[\"“'‘](.+)[\"”'’]$")
_NO_SPEAKER = re.compile(r"(?:結果|調査|報告書|情報|データ|計画|声明|予算案|統計|文書|合意|協定)$")


@dataclass(frozen=True, slots=True)
class _Content:
    """What is said, before と: its words, the clause where one was read, and how much was understood."""

    ja: str
    known: float
    total: float
    unsure: tuple[str, ...]
    clause: Clause | None = None


def _expressed(text: str, people: People) -> Clause | None:
    """X calls Y 'Z', describes Y as a Z: YをZと表現."""
    found = _CALLS.match(text)
    who = _speaker(found["who"], people) if found else None
    if found is None or who is None:
        return None
    what, name = (
        phrase_of(found["what"] or found["what2"], people),
        phrase_of((found["name"] or found["name2"]).strip("'\"‘’“”"), people),
    )
    if what is None or name is None or name.unsure or name.human:
        return None
    known, total = who.known + what.known + name.known, who.total + what.total + name.total
    parts = ((what.ja, "を"), (f"「{name.ja}」", "と"))
    return Clause(who, parts, Verb("を", "表現"), known, total, who.unsure + what.unsure)


def attributed(text: str) -> bool:
    """Whether a text ends in who says it, so that nothing may be made of it without him."""
    return any(form.match(text) for form in _FORMS[:3])


def read(text: str, people: People) -> Clause | None:
    """The clause of a headline or sentence; None where no verb of the glossary carries it."""
    text = _main(text)
    if not text:
        return None
    topic, colon, rest = text.partition(": ")
    if attributed(text):
        return _spoken(text, people)
    if spoken := _expressed(text, people) or _spoken(text, people):
        return spoken
    bare = colon and len(topic) <= _TOPIC and not _VOICE.search(topic)
    return ClauseReader(rest if bare else text, people).read()


def _main(text: str) -> str:
    """The sentence without the clause that it begins with; nothing where the main one cannot be told apart."""
    if not _OPENING.match(text):
        return text
    before, comma, rest = text.partition(", ")
    return rest[:1].upper() + rest[1:] if comma and len(before) < _LONG else ""


def _spoken(text: str, people: People) -> Clause | None:
    for n, pattern in enumerate(_FORMS):
        found = pattern.match(text)
        who = _speaker(found["who"], people) if found else None
        if found is None or who is None:
            continue
        verb = found.groupdict().get("verb") or ""
        if who.kind == "country" and n == _COLON:  # where the news is from, not who speaks
            continue
        if (
            n == _BEFORE
            and verb
            and not found["that"]
            and not _SAY.fullmatch(verb)
            and not _AUXILIARY.search(found["what"])
        ):
            continue  # confirms plans to leave: a thing, no clause
        after = n in {0, 1, 2, 7}
        if clause := _of(who, verb, _CUT.sub("", found["what"]), people, after=after, said=found["who"]):
            return clause
    return None


def _speaker(text: str, people: People) -> Phrase | None:
    """Who speaks: a person, state or body, wholly understood."""
    capital = people.lexicon.capitals.get(text.strip().lower())
    who = Phrase(capital, "country") if capital else phrase_of(text.strip().rstrip(","), people)
    if (
        who is None
        or _ANOTHERS.match(text)
        or _NO_SPEAKER.search(who.ja)
        or not (who.kind in _SPEAKERS or who.ja.endswith(_BODIES))
    ):
        return None
    return replace(who, ja=whole) if (whole := people.named_body(who.ja)) else who


def _of(who: Phrase, verb: str, what: str, people: People, *, after: bool, said: str) -> Clause | None:
    """The speaker with what he says: an opinion of his own is his verb; anything else stands before と."""
    own_words = bool(_PRONOUN.match(what))
    content = _content(_PRONOUN.sub(f"{said} ", what) if own_words else what, people, event=after)
    if content is None:
        return None
    inner = content.clause
    own = inner is not None and (inner.subject is None or own_words or _speaks_for(who, inner.subject, people))
    if inner and own and (inner.verb.noun in _OPINIONS or inner.verb.noun.endswith("表明")) and not inner.ending:
        return replace(inner, subject=who, passive=False)
    if inner and inner.future and _JOURNEY.search(inner.verb.noun) and not inner.ending:
        content, verb = replace(content, ja=inner.nominal()), _ANNOUNCES
    elif inner and own and inner.subject and not inner.passive:
        content = replace(content, ja=finite(replace(inner, subject=None)) or content.ja)
    act = _act(verb, who, future=bool(inner and inner.future))
    particle, noun = re.fullmatch(r"(との|と|ことを|を)(.+)", act).groups()  # type: ignore[union-attr]
    known, total = content.known + who.known, content.total + who.total
    return Clause(who, ((content.ja, particle),), Verb(particle, noun), known, total, who.unsure + content.unsure)


def _act(verb: str, who: Phrase, *, future: bool) -> str:
    """How he says it, by the English verb, else by who he is."""
    if verb == _ANNOUNCES:
        return "を発表"
    for pattern, act in _ACTS:
        if act and re.fullmatch(pattern, verb):
            return act
    if who.ja.endswith("裁判所"):
        return "と判断"
    if who.kind in {"body", "institution"} or (future and who.kind != "person"):
        return "と発表"
    return "と表明" if who.kind == "country" else "と発言"


def _content(text: str, people: People, *, event: bool) -> _Content | None:
    """What is said, with its condition before it."""
    if quoted := _QUOTE.match(text):
        text = quoted[1]
    if found := _SUBORDINATE.match(text):
        main, other = _plain(found["main"], people, event=False), _plain(found["other"], people, event=False)
        condition = _condition(found["link"].lower(), other) if other else ""
        if not main or not other or not condition:
            return None
        return replace(
            main, ja=f"{condition}{main.ja}", known=main.known + other.known, total=main.total + other.total, clause=None,
            unsure=main.unsure + other.unsure,
        )  # fmt: skip
    return _plain(text, people, event=event)


def _condition(link: str, other: _Content) -> str:
    if other.clause is None:
        return ""
    made: Callable[[Mood], str] = lambda mood: finite(other.clause, mood)  # type: ignore[arg-type]  # noqa: E731
    if link == "unless":
        return f"{made(Mood.NOT)}限り"
    if link == "because":
        return f"{made(Mood.PAST if other.clause.past else Mood.PRESENT)}ため"
    if link == "only after":
        return f"{made(Mood.PAST)}後にのみ"
    return made(Mood.IF)


def _plain(text: str, people: People, *, event: bool) -> _Content | None:
    if equation := equated(plainly(text), people):
        return _Content(equation.ja, equation.known, equation.total, equation.unsure)
    clause = ClauseReader(text, people).read()
    said = finite(clause, event=event) if clause else ""
    if clause is None or not said:
        return None
    return _Content(said, clause.known, clause.total, clause.unsure, clause)


def _speaks_for(speaker: Phrase, subject: Phrase, people: People) -> bool:
    """Whether the subject is the speaker's own state."""
    own = people.country(speaker.person) if speaker.person else speaker.ja
    if subject.ja == people.home and speaker.ja == "外務省":  # a ministry of no other country
        return True
    sign = people.lexicon.short.get(subject.ja) or subject.ja
    ministry = speaker.kind in {"body", "institution"} and subject.kind == "country"
    return subject.ja in {own, speaker.ja} or (ministry and speaker.ja.startswith((sign, subject.ja)))
