"""Plants errors in clean issues and reads them; reads the shared seeds for the slips that people found in them."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from evals.planting import seeds
from evals.planting.held import HEADLINES, SENTENCES
from evals.planting.issues import Issue, clean
from evals.planting.kinds import GROUNDED, KINDS, WHOLE, Kind, added, body_of, headed
from evals.shared import MissingError
from torimatome import proof
from torimatome.model import Bulletin, Finding, Item

EACH = 5
"""So many of a kind are planted in the issues looked at, and as many in those held back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """An error that was planted: its kind, where, and whether a finding speaks of it that was not there before."""

    kind: str
    issue: str
    held: bool
    item: str
    found: bool


def read(issue: Issue, bulletin: Bulletin) -> tuple[Finding, ...]:
    """The findings of an issue, or of what was made of it."""
    return proof.read(bulletin, issue.articles, issue.outlets, None, issue.precedents)


def planted(issues: list[Issue], *, held: bool) -> Iterator[Planted]:
    """Every kind, EACH times, in the issues that are held back, or in the others."""
    mine = [i for i in issues if i.held is held]
    before = {i.name: {(f.code, f.item, f.message) for f in read(i, i.bulletin)} for i in mine}
    for kind in (*KINDS, *WHOLE, *GROUNDED):
        fit = [i for i in mine if kind not in GROUNDED or i.articles]
        yield from _of_kind(kind, fit, before, held=held)


def _of_kind(
    kind: Kind, issues: list[Issue], before: dict[str, set[tuple[str, str | None, str]]], *, held: bool
) -> Iterator[Planted]:
    random, done, tries = Random(f"{kind.id} {held}"), 0, 0
    while done < EACH and tries < 200:
        tries += 1
        issue = issues[tries % len(issues)]
        bulletin, item = _spoilt(kind, issue, random, done)
        if bulletin is None:
            continue
        done += 1
        new = [f for f in read(issue, bulletin) if (f.code, f.item, f.message) not in before[issue.name]]
        found = any(f.code in kind.codes and (not item or f.item == item) for f in new)
        yield Planted(kind=kind.id, issue=issue.name, held=held, item=item, found=found)


def _spoilt(kind: Kind, issue: Issue, random: Random, n: int) -> tuple[Bulletin | None, str]:
    if kind.whole:
        return kind.whole(issue.bulletin, random), ""
    item = random.choice(issue.bulletin.items)
    new = _changed(kind, item, random, n, held=issue.held)
    if new is None or new == item:
        return None, ""
    sections = tuple(
        replace(s, items=tuple(new if i.id == item.id else i for i in s.items)) for s in issue.bulletin.sections
    )
    return replace(issue.bulletin, sections=sections), item.id


def _changed(kind: Kind, item: Item, random: Random, n: int, *, held: bool) -> Item | None:
    """The item with the error; in an issue held back in other words, where the error is a matter of words."""
    if held and (texts := SENTENCES.get(kind.id)):
        return added(item, texts[n % len(texts)])
    if held and (lines := HEADLINES.get(kind.id)):
        ja, en = lines[n % len(lines)]
        if kind.id == "headline-stronger" and kind.change(item, random, n) is None:
            return None
        new = headed(item, ja, en)
        return body_of(new, f"{en}. The sides will discuss trade.") if kind.id == "working-visit" else new
    return kind.change(item, random, n)


def figures() -> dict[str, float]:
    """Found of the planted and of the real, and false findings an issue."""
    issues = clean()
    given: dict[str, float] = {}
    for held in (False, True):
        results = list(planted(issues, held=held))
        given["held_found" if held else "found"] = sum(p.found for p in results) / len(results)
    given["findings_on_clean_issues"] = sum(len(read(i, i.bulletin)) for i in issues) / len(issues)
    return given | seeds.figures()


def main() -> int:
    """Print every kind, every clean finding and every slip."""
    issues = clean()
    by_kind: dict[str, list[Planted]] = defaultdict(list)
    for held in (False, True) if "--held" in sys.argv else (False,):
        for one in planted(issues, held=held):
            by_kind[one.kind].append(one)
    for kind, ones in by_kind.items():
        sides = [[p for p in ones if p.held is held] for held in (False, True)]
        told = ", ".join(
            f"{'held back' if held else 'looked at'} {sum(p.found for p in side)}/{len(side)}"
            for held, side in enumerate(sides)
            if side
        )
        print(f"{kind:28} {told}  {' '.join(f'{p.issue}:{p.item}' for p in ones if not p.found)}")
    for issue in issues:
        for finding in read(issue, issue.bulletin):
            print(f"clean {issue.name}: {finding.code} {finding.item} {finding.message}")
    try:
        seeds.show()
    except MissingError as missing:
        print(f"skipped: {missing}")
    print({key: round(value, 3) for key, value in figures().items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
