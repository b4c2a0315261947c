"""Proof-reading: what a careful colleague would say before print. `read` gives findings in order of place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from torimatome.lang import LanguagePack
from torimatome.model import Article, Bulletin, Finding, Item, Outlet, Severity
from torimatome.proof import attributions, bilingual, evidence, headlines, structure, wording
from torimatome.proof.context import Context

__all__ = ["CHECKS_OF_ISSUE", "CHECKS_OF_ITEM", "read"]

CHECKS_OF_ITEM: tuple[Callable[[Item, Context], Iterable[Finding]], ...] = (
    headlines.present, headlines.unverified, headlines.strong, headlines.pending, headlines.hedge, headlines.denied,
    headlines.figures, bilingual.senses, bilingual.visit, bilingual.future, bilingual.denial, structure.body,
    structure.already_issued, evidence.cited, evidence.figures, evidence.days, evidence.names, wording.slips,
    wording.quotations, wording.antecedents, wording.relative_days, wording.titles, attributions.present,
    attributions.form, attributions.year, attributions.outlet, attributions.period, attributions.page_day,
    attributions.page_outlet, attributions.note,
)  # fmt: skip
CHECKS_OF_ISSUE: tuple[Callable[[Context], Iterable[Finding]], ...] = (
    structure.title_block, structure.sections, structure.order, structure.doubled, wording.acronyms, wording.variants,
    wording.brackets,
)  # fmt: skip

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
    found = dict.fromkeys(_all(context))
    places = {item.id: n for n, item in enumerate(bulletin.items, 1)}
    return tuple(sorted(found, key=lambda finding: _place(finding, places)))


def _all(context: Context) -> Iterator[Finding]:
    for of_issue in CHECKS_OF_ISSUE:
        yield from of_issue(context)
    for item in context.bulletin.items:
        for of_item in CHECKS_OF_ITEM:
            yield from of_item(item, context)


def _place(finding: Finding, places: Mapping[str, int]) -> tuple[int, int, int]:
    field = _FIELDS.index(finding.field) if finding.field in _FIELDS else len(_FIELDS)
    return places.get(finding.item or "", 0), field, _SEVERITIES.index(finding.severity)
