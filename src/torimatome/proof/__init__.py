"""VERB 6: proof-reading, what a careful colleague would say before print. `read` gives findings in order of place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from torimatome.lang import LanguagePack
from torimatome.model import Article, Bulletin, Finding, Item, Outlet, Period, Section, Severity
from torimatome.proof import (
    answering,
    attributions,
    bilingual,
    counts,
    dates,
    distance,
    english,
    evidence,
    grounding,
    headlines,
    japanese,
    layout,
    prose,
    structure,
    terms,
    wording,
)
from torimatome.proof.catalogue import CATALOGUE, Check
from torimatome.proof.context import Context
from torimatome.proof.keys import keyed

__all__ = ["CATALOGUE", "CHECKS_OF_ISSUE", "CHECKS_OF_ITEM", "Check", "read", "read_item", "read_texts"]

CHECKS_OF_ITEM: tuple[Callable[[Item, Context], Iterable[Finding]], ...] = (
    headlines.present, headlines.unverified, headlines.strong, headlines.pending, headlines.hedge, headlines.denied,
    headlines.figures, bilingual.senses, bilingual.visit, bilingual.future, bilingual.denial, answering.negation,
    answering.states, answering.persons, structure.body, structure.already_issued, evidence.cited, evidence.figures,
    evidence.days, evidence.names, grounding.quotations, grounding.polarity, grounding.holders, grounding.hedges,
    wording.slips, wording.quotations, wording.antecedents, wording.relative_days, wording.titles, english.articles,
    english.spelling, english.capitals, english.end_marks, english.quotation_marks, japanese.marks,
    japanese.look_alikes, prose.particles, prose.other_country, prose.named_months, dates.forms, dates.weekdays,
    dates.after_report, dates.two_days, dates.anniversaries, dates.named_month, counts.listed, counts.sums,
    counts.shares, counts.magnitude, distance.loaded, distance.own_voice, distance.denied_again, distance.one_sided, terms.house_forms,
    layout.note_kept, layout.note_halves, wording.subheadings, attributions.present, attributions.form, attributions.year, attributions.outlet,
    attributions.period, attributions.page_day, attributions.page_outlet, attributions.note,
)  # fmt: skip
CHECKS_OF_ISSUE: tuple[Callable[[Context], Iterable[Finding]], ...] = (
    structure.title_block, structure.sections, structure.order, structure.doubled, wording.acronyms, wording.variants,
    wording.brackets, terms.in_issue, terms.kana_names, japanese.spacing, counts.money, distance.groups, layout.alike,
    layout.holes, prose.offices, prose.acronyms,
)  # fmt: skip

CHECKS_OF_TEXT: tuple[Callable[[Item, Context], Iterable[Finding]], ...] = (
    wording.slips, wording.quotations, wording.titles, english.articles, english.spelling, english.capitals,
    japanese.look_alikes, prose.particles, prose.other_country, prose.named_months, dates.forms, dates.weekdays,
    dates.two_days, dates.anniversaries, dates.named_month, counts.listed, counts.sums, counts.shares, counts.magnitude,
    distance.loaded, english.stops_in_prose,
)  # fmt: skip
CHECKS_OF_TEXTS: tuple[Callable[[Context], Iterable[Finding]], ...] = (
    wording.acronyms,
    wording.variants,
    prose.offices,
    prose.acronyms,
)
"""What any text is read for, that is no issue of ours: an archive page, a commentary, a letter."""

_FIELDS = ("place", "headline.ja", "headline.en", "body", "attribution", "notes")
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.HINT)


def read(
    bulletin: Bulletin,
    articles: Mapping[str, Article] | None = None,
    outlets: Mapping[str, Outlet] | None = None,
    packs: Mapping[str, LanguagePack] | None = None,
    precedents: Sequence[Item] = (),
) -> tuple[Finding, ...]:
    """All findings: those of the issue first, then item by item, in the order of an item's fields, worst first.

    articles are keyed by id (or id@revision), outlets by id; packs may be left out. Nothing given is changed.
    """
    context = Context(
        bulletin=bulletin, articles=articles or {}, outlets=outlets or {}, packs=packs or {}, precedents=precedents
    )
    return _sorted(context, CHECKS_OF_ISSUE, CHECKS_OF_ITEM)


def read_texts(
    items: Sequence[Item], period: Period, outlets: Mapping[str, Outlet] | None = None
) -> tuple[Finding, ...]:
    """The findings of texts that are no issue of the house: what any text can be read for."""
    section = Section(number=1, key="", name="", items=tuple(items))
    bulletin = Bulletin(id="", title="", subtitle="", publisher="", period=period, sections=(section,))
    return _sorted(Context(bulletin=bulletin, outlets=outlets or {}), CHECKS_OF_TEXTS, CHECKS_OF_TEXT)


def read_item(
    item: Item,
    bulletin: Bulletin,
    articles: Mapping[str, Article] | None = None,
    outlets: Mapping[str, Outlet] | None = None,
) -> tuple[Finding, ...]:
    """The findings of one item while it is written."""
    context = Context(bulletin=bulletin, articles=articles or {}, outlets=outlets or {})
    return _sorted(context, (), CHECKS_OF_ITEM, (item,))


def _sorted(
    context: Context,
    of_issue: Sequence[Callable[[Context], Iterable[Finding]]],
    of_item: Sequence[Callable[[Item, Context], Iterable[Finding]]],
    items: Sequence[Item] | None = None,
) -> tuple[Finding, ...]:
    items = context.bulletin.items if items is None else items
    every = [found for check in of_issue for found in check(context)]
    every += [found for item in items for check in of_item for found in check(item, context)]
    by_id, places = {item.id: item for item in items}, {item.id: n for n, item in enumerate(items, 1)}
    named = dict.fromkeys(keyed(finding, by_id.get(finding.item or "")) for finding in every)
    return tuple(sorted(named, key=lambda finding: _place(finding, places)))


def _place(finding: Finding, places: Mapping[str, int]) -> tuple[int, int, int]:
    field = _FIELDS.index(finding.field) if finding.field in _FIELDS else len(_FIELDS)
    return places.get(finding.item or "", 0), field, _SEVERITIES.index(finding.severity)
