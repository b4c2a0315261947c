"""Accounts that cannot both be true side by side, a denial beside what it denies, the state's word beside others' (F5, F7, F9)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from torimatome.compose.attribution import attribution, written
from torimatome.compose.company import with_company
from torimatome.compose.hand import Hand
from torimatome.compose.lines import Line, content, lines, overlap
from torimatome.compose.notes import Side
from torimatome.compose.sources import Sources, every_article, is_english
from torimatome.lang import pack
from torimatome.lang.quantities import find_quantities
from torimatome.model import Article, Block, BlockKind, Citation, Claim, OutletKind, Sentence

_NOTES_AT_MOST = 2
_ABOUT = 0.1  # as group.figures has it: a figure said to be about so much holds for a tenth more or less
# Words that two sentences about one figure share; set by hand. What counts another thing shares fewer.
_ONE_MATTER = 0.25
_ANSWERING = frozenset({"denial", "correction"})
_OF_STATE = frozenset({OutletKind.STATE_AGENCY, OutletKind.MINISTRY})
_INDEPENDENT = frozenset({OutletKind.SITE, OutletKind.NEWSPAPER, OutletKind.BROADCASTER, OutletKind.MAGAZINE})
_OFFICIAL_WORD = re.compile(
    r"\b(?:[Aa]uthorit(?:y|ies)|[Oo]fficial|[Oo]fficials|[Mm]inist(?:ry|er)|[Pp]rosecut\w+|[Cc]ourt|[Jj]udges?|[Gg]overnment|[Pp]olice|"
    r"[Ss]ervice|Baku|Yerevan|[Ee]mbassy)\b[^.]{0,60}\b(?:said|says|stated|announced|den(?:y|ies|ied)|reject(?:s|ed)|insist(?:s|ed)|"
    r"confirm(?:s|ed)|found|told|sentenced|ruled|accus(?:es|ed)|claim(?:s|ed))\b"
)


@dataclass(frozen=True, slots=True)
class Answers:
    """What an item lacks: sentences for its body and NOTEs from other outlets, and what only a person can mend."""

    body: tuple[Sentence, ...] = ()
    used: tuple[Article, ...] = ()
    notes: tuple[Side, ...] = ()
    doubts: tuple[str, ...] = ()


def answers(
    sources: Sources,
    lead: Article,
    body: Sequence[Block],
    side: Sequence[Side],
    hand: Hand,
    disputed: Sequence[Sequence[Claim]],
) -> Answers:
    """The other side of what the item tells: figures against its figures, denials and corrections of its claims.

    disputed: figures of one thing that contradict each other, as the grouping found them.
    """
    told = _Told(sources, (*body, *(b for s in side for b in s.note.blocks)))
    found = _Answering(sources, lead, told, hand, _NOTES_AT_MOST - len(side))
    for one, other in (*_figures(disputed, told), *_denials(sources.dossier.claims, told)):
        found.take(one, other)
    return Answers(tuple(found.body), tuple(found.used), tuple(found.notes), tuple(dict.fromkeys(found.doubts)))


@dataclass(frozen=True)
class _Told:
    """What the item tells already, and where it stands."""

    sources: Sources
    blocks: Sequence[Block]

    @property
    def text(self) -> str:
        """All of its text."""
        return " ".join(b.text for b in self.blocks)

    def has(self, place: Citation) -> bool:
        """Whether a sentence of the item stands on this place."""
        cited = (c for b in self.blocks for s in b.sentences for c in s.citations if not c.in_headline)
        return any(c.article == place.article and c.start < place.end and place.start < c.end for c in cited)

    def counts(self, claim: Claim) -> bool:
        """Whether the item has the figure of a claim, from wherever."""
        figures = find_quantities(self.text, pack("en"))
        return self.has(claim.citation) or any(
            q.value == claim.value_number and (not q.counts or q.counts == claim.counts) for q in figures
        )

    def line(self, place: Citation) -> Line | None:
        """The sentence at a place, where it is in English and may be used."""
        article = next((a for a in self.sources.articles if a.id == place.article), None)
        if article is None or not is_english(article) or article.revision != place.revision:
            return None
        return next((n for n in lines(article) if n.start < place.end and place.start < n.end), None)

    def outlet(self, claim: Claim) -> str:
        """Who printed a claim, as the house writes it."""
        articles = {a.id: a for a in every_article(self.sources.dossier)}
        found = articles.get(claim.citation.article)
        return written(found.outlet if found else claim.holder, self.sources.outlets)


def _figures(disputed: Sequence[Sequence[Claim]], told: _Told) -> Iterator[tuple[Claim, Claim]]:
    """(what is not told, what is) of figures that cannot both be true, one pair of each thing counted."""
    for claims in disputed:
        ours = [c for c in claims if told.has(c.citation)]
        others = [c for c in claims if not told.counts(c)]
        pairs = ((other, one) for one in ours for other in others if _apart(one, other))
        yield from list(pairs)[:1]


def _apart(one: Claim, other: Claim) -> bool:
    (low, high), (floor, ceiling) = _range(one), _range(other)
    return low > ceiling or floor > high


def _range(claim: Claim) -> tuple[float, float]:
    value = claim.value_number or 0.0
    if claim.qualifier in {"over", "at_least"}:
        return value, math.inf
    if claim.qualifier in {"under", "up_to"}:
        return 0.0, value
    if claim.qualifier == "about":
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    return value, claim.value_to or value


def _denials(claims: Sequence[Claim], told: _Told) -> Iterator[tuple[Claim, Claim]]:
    """(what is not told, what is): a denial of what the item tells, or the claim that the item's denial is about."""
    for claim in claims:
        if claim.field in _ANSWERING and claim.denies:
            first = next((c for c in claims if c.citation == claim.denies and c is not claim), None)
            asked = first or Claim(
                event=claim.event, field="claim", value="", holder=claim.holder, citation=claim.denies
            )
            if told.has(claim.denies) and not told.has(claim.citation):
                yield claim, asked
            elif told.has(claim.citation) and not told.has(claim.denies):
                yield asked, claim


@dataclass
class _Answering:
    """Collects what is to be added: in the body from an outlet that is its source already, else in a NOTE."""

    sources: Sources
    lead: Article
    told: _Told
    hand: Hand
    room: int
    body: list[Sentence] = field(default_factory=list)
    used: list[Article] = field(default_factory=list)
    notes: list[Side] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def take(self, missing: Claim, present: Claim) -> None:
        """A sentence for what is missing; where there is none, a doubt that names both."""
        line, other = self.told.line(missing.citation), self.told.line(present.citation)
        if line and other and missing.field == "number" and _is_other_matter(line, other):
            return
        sentences = self._written(line) if line else ()
        if line is None or not sentences:
            self.doubts.append(self._doubt(missing, present))
        elif line.article.outlet == self.lead.outlet:
            self.body += sentences
            self.used.append(line.article)
        elif len(self.notes) < self.room:
            block = Block(kind=BlockKind.PARAGRAPH, sentences=sentences)
            source = attribution(line.article, (line.article,), self.sources.outlets, range_of_days=False)
            self.notes.append(Side.of((block,), line.article, source))
        else:
            self.doubts.append(self._doubt(missing, present))

    def _written(self, line: Line) -> tuple[Sentence, ...]:
        found = lines(line.article)
        group = with_company(found, found.index(line), content(self.told.text))
        given = tuple(one for one in group if self.told.has(one.citation))
        return self.hand.write([one for one in group if one not in given], front=False, given=given)

    def _doubt(self, missing: Claim, present: Claim) -> str:
        who, whose = self.told.outlet(missing), self.told.outlet(present)
        if missing.field == "number":
            return (
                f'Figures differ: {who} has "{missing.value}", {whose} "{present.value}" ({missing.counts or "number"}); '
                "the summary gives only the latter."
            )
        if missing.field in _ANSWERING:
            return f'{who} may deny or correct what the summary tells: "{missing.value}"'
        return f"{whose} denies something that the summary does not tell; {who} told it."


def _is_other_matter(line: Line, other: Line) -> bool:
    return overlap(content(line.text), content(other.text)) < _ONE_MATTER


def imbalance(sources: Sources, used: Sequence[Article], text: str) -> Iterator[str]:
    """Where courts and the rights of people are at issue: one side's outlets alone, though the other tells it too."""
    kinds = {o.kind for a in used if (o := sources.outlets.get(a.outlet))}
    if not sources.is_dispute or not kinds:
        return
    if kinds <= _OF_STATE and (other := _of_kind(sources, _INDEPENDENT)):
        yield f"Told from the state's side alone; {written(other.outlet, sources.outlets)} tells it too: {other.url}"
    if kinds <= _INDEPENDENT and not _OFFICIAL_WORD.search(text) and (other := _of_kind(sources, _OF_STATE)):
        yield f"Told without the official account; {written(other.outlet, sources.outlets)} gives it: {other.url}"


def _of_kind(sources: Sources, kinds: frozenset[OutletKind]) -> Article | None:
    return next((a for a in sources.articles if (o := sources.outlets.get(a.outlet)) and o.kind in kinds), None)
