"""Which earlier place a denial or a correction answers, in any language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from torimatome.group.claims_forms import another_figure, in_truth
from torimatome.group.claims_negated import denies_figure, points_back
from torimatome.lang import LanguagePack
from torimatome.lang.counts import FATES, PERSONS, counts
from torimatome.model import Citation, Claim

NEGATED = "negated"
"""The field of a sentence with a figure and a "not": a denial where somebody else told that figure, else nothing."""
_TELLING_VALUE = 10
"""A figure so high is known again by its value alone; smaller ones only by what they count."""
_EMPTY_KINDS = frozenset({"statement", "report", "interview"})
"""Every denial is a statement: only kinds beyond these show that two sentences speak of the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence in lower case, who says it, whose countries it names and what it claims.

    against: the figures that it sets its own against, by value.
    """

    holder: str
    text: str
    language: LanguagePack
    countries: frozenset[str]
    country: str | None
    claims: tuple[Claim, ...]
    citation: Citation
    against: Mapping[float, float] = field(default_factory=dict)


def answered(told: Iterable[Said]) -> tuple[Claim, ...]:
    """The claims of all sentences in order; each denial and correction with the first place that it answers."""
    earlier: list[Said] = []
    found: list[Claim] = []
    for said in told:
        for claim in said.claims:
            if claim.field == "number":
                found.append(_meant(claim, said, earlier))
            elif claim.field == NEGATED:
                found.extend(_negated(said, claim, earlier))
            elif claim.field == "doubt":
                found.append(replace(claim, denies=_before(said, earlier)))
            else:
                found.append(replace(claim, denies=_answer(said, claim.field, earlier)))
        earlier.append(said)
    return tuple(found)


def _meant(claim: Claim, said: Said, earlier: Sequence[Said]) -> Claim:
    """A figure said to be instead of another counts what that one counts, and names it where its sentence says how it truly is."""
    value = said.against.get(claim.value_number or 0.0)
    told = [c for one in earlier for c in one.claims if c.field == "number" and c.counts in FATES]
    first = next((c for c in told if c.value_number == value), None)
    if first is None and claim.counts in PERSONS and earlier and another_figure(earlier[-1].text):
        last = [c for c in told if c.citation.article == claim.citation.article]
        first = last[-1] if last else None
    if first is None and in_truth(said.text):
        return _truly(claim, earlier)
    return replace(claim, counts=first.counts) if first and claim.counts not in FATES else claim


def _truly(claim: Claim, earlier: Sequence[Said]) -> Claim:
    """The figure that holds in truth, with the one before it in its article that does not."""
    place = claim.citation
    told = [c for one in earlier for c in one.claims if c.field == "number" and c.value_number != claim.value_number]
    own = [c for c in told if c.counts and (c.citation.article, c.citation.revision) == (place.article, place.revision)]
    last = next((c for c in reversed(own) if claim.counts in {c.counts, None, *PERSONS}), None)
    return replace(claim, counts=last.counts, denies=last.citation) if last else claim


def _negated(said: Said, claim: Claim, earlier: Sequence[Said]) -> Iterator[Claim]:
    """The denial of a figure that somebody else told first."""
    for one, told, mine in _repeated(said, earlier):
        elsewhere = one.holder != said.holder or one.citation.article != said.citation.article
        if elsewhere and denies_figure(said.text, one.text, mine.value.lower()):
            yield replace(claim, field="denial", denies=told.citation)
            return


def _repeated(said: Said, earlier: Sequence[Said]) -> Iterator[tuple[Said, Claim, Claim]]:
    """The earlier figures that a sentence tells again, first told first: (who said it, the figure, the sentence's own)."""
    own = [c for c in said.claims if c.field == "number"]
    for one in earlier:
        for told in one.claims:
            for mine in own:
                if told.field == "number" and _is_same(told, mine):
                    yield one, told, mine


def _is_same(told: Claim, mine: Claim) -> bool:
    """One value, of one thing; of the high ones the value is enough where either counts nothing known."""
    if told.value_number != mine.value_number or told.unit != mine.unit:
        return False
    counted = bool(told.counts and mine.counts)
    return told.counts == mine.counts if counted else (mine.value_number or 0) >= _TELLING_VALUE


def _before(said: Said, earlier: Sequence[Said]) -> Citation | None:
    """The sentence before it in its own article: what is doubted stands there."""
    place = said.citation
    own = [one for one in earlier if one.citation.article == place.article and one.citation.revision == place.revision]
    return own[-1].citation if own else None


def _answer(said: Said, kind: str, earlier: Sequence[Said]) -> Citation | None:
    """The first earlier figure that is repeated or replaced, else the first charge against the denier's side."""
    figures = [(one, claim) for one in earlier for claim in one.claims if claim.field == "number" and claim.counts]
    own = [c for c in said.claims if c.field == "number" and c.counts]
    for mine in own:
        for _, claim in figures:
            same = (claim.counts, claim.unit) == (mine.counts, mine.unit)
            if same and (claim.value_number == mine.value_number) == (kind == "denial"):
                return claim.citation
    again = next((told for _, told, _ in _repeated(said, earlier)), None) if kind == "denial" else None
    if again:
        return again.citation
    fates = _fates(said)
    if kind == "denial":
        # What the denier said himself he does not deny.
        for one, claim in figures:
            if claim.counts in fates and one.holder != said.holder:
                return claim.citation
        charged = next((one.citation for one in earlier if _charges(one, said)), None)
        return charged or _pointed_at(said, earlier)
    return None


def _pointed_at(said: Said, earlier: Sequence[Said]) -> Citation | None:
    """What "this" or "the report" means: the sentence before, or who first told the figure that it repeats."""
    place = _before(said, earlier)
    if place is None or not points_back(said.text):
        return None
    before = next(one for one in earlier if one.citation == place)
    return next((told.citation for _, told, _ in _repeated(before, earlier)), place)


def _fates(said: Said) -> frozenset[str]:
    known = counts(said.language.code)
    return frozenset(known.fates.every(said.text)) if known else frozenset()


def _charges(one: Said, denier: Said) -> bool:
    """Whether a sentence of another side names the denier's country and speaks of the same kind of event."""
    if denier.country is None or one.country in (None, denier.country) or denier.country not in one.countries:
        return False
    return bool(_kinds(one) & _kinds(denier))


def _kinds(said: Said) -> frozenset[str]:
    kinds = ((k, stems) for k, stems in said.language.kinds.items() if k not in _EMPTY_KINDS)
    return frozenset(kind for kind, stems in kinds if any(stem in said.text for stem in stems if len(stem) > 2))
