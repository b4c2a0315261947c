"""How far summaries are in the desk's own words, on the shared weeks: `python -m evals.summaries`.

The longest run of words that an item shares with one source, outside quotations (M5: under 25 is the aim), and what proof finds
in the issue. Events are the desk's own over perfectly extracted articles; facts are measured end to end by `evals.week`.
Spelling counts as wording no more than capitals do: "organised" and "organized" are one word here.
"""

from __future__ import annotations

import re
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from evals.grouping import WEEKS, Week, grouping_of, read_week, vectors
from evals.shared import material
from torimatome import compose, group, proof, triage
from torimatome.lang import pack
from torimatome.lang.text import fold
from torimatome.model import Article, Bulletin, Item, Period
from torimatome.model.learnt import NOTHING_LEARNT
from torimatome.profiles import house_of_profile, profile

_AIM = 25
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


def figures() -> Mapping[str, float]:
    """Over the items of both weeks. MissingError: the weeks are not on this machine."""
    rows = [row for name in WEEKS for row in runs(material(f"week-{name}"))]
    return _figures(rows)


def _figures(rows: Sequence[tuple[int, str, int]]) -> dict[str, float]:
    lengths = sorted(length for length, _, _ in rows)
    return {
        "run_median": statistics.median(lengths),
        "run_p90": lengths[int(0.9 * len(lengths))],
        "under_25": round(sum(n < _AIM for n in lengths) / len(lengths), 3),
        "words_median": statistics.median(words for _, _, words in rows),
        "items": len(rows),
    }


def runs(folder: Path) -> Iterator[tuple[int, str, int]]:
    """The longest shared run of each item that a source in English tells, its words, and the item's length."""
    issue, week = drafted(folder)
    articles = {a.id: a for a in week.articles}
    for item in issue.items:
        sources = [articles[a] for a in item.articles if articles[a].language.startswith("en")]
        if sources:
            yield *longest(item, sources), sum(len(block.text.split()) for block in item.body)


def drafted(folder: Path) -> tuple[Bulletin, Week]:
    """The issue that the desk's rules make of a week, with nothing learnt."""
    week, known, house = read_week(folder), profile("azerbaijan"), house_of_profile("azerbaijan")
    first = date.fromisoformat(folder.name[-10:])
    period = Period(first_on=first, last_on=first + timedelta(days=6))
    gazetteer = group.Gazetteer(known.register, tuple(week.outlets.values()))
    named = {a.id: group.mentions(a, gazetteer, pack(a.language)) for a in week.articles}
    grouping = group.with_codings(grouping_of(week, vectors(week.articles)), week.articles, named, known.register)
    dossiers = group.dossiers(grouping, week.articles, named)
    past = triage.Precedents(NOTHING_LEARNT)
    units = triage.units(dossiers, house, known.register, week.outlets)
    labels = {d.event.id: triage.classify(d, house, known.register, week.outlets, past) for d in units}
    choices = triage.choose(period, units, labels, house, known.register, week.outlets, past, [])
    items = []
    for choice in (c for c in choices if c.chosen):
        lead = compose.lead(choice.dossier, week.outlets, house)
        made = compose.headlines(
            choice.dossier, lead, known.register, pack, NOTHING_LEARNT, house, lead.reported_on or period.last_on
        )
        items.append(
            compose.item(choice.dossier, choice.label.section, made, lead, week.outlets, house, known.register)
        )
    return compose.bulletin(period, compose.as_issue(items, house), house), week


def longest(item: Item, sources: Sequence[Article]) -> tuple[int, str]:
    """The longest run of words that a block or NOTE of an item shares with one source, quotations left out."""
    blocks = (*item.body, *(block for note in item.notes for block in note.blocks))
    pieces = [_words(piece) for block in blocks for piece in _QUOTED.split(block.text)]
    texts = [_words(source.text) for source in sources]
    return max((_common(piece, text) for piece in pieces for text in texts), default=(0, ""))


def _words(text: str) -> list[str]:
    """Words, folded, in one spelling."""
    one = re.sub(r"(?<=\w{3})is(?=(?:e[ds]?|ing|ation)\b)", "iz", fold(text))
    one = re.sub(r"(?<=\w)our(?=\w*\b)", "or", one)
    return re.findall(r"[^\W_]+", re.sub(r"\bdefence\b", "defense", re.sub(r"\bcentre\b", "center", one)))


def _common(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, str]:
    """The longest run of words in both."""
    places: dict[str, list[int]] = {}
    for j, word in enumerate(theirs):
        places.setdefault(word, []).append(j)
    best, end = 0, 0
    row: dict[int, int] = {}
    for i, word in enumerate(ours):
        row = {j: row.get(j - 1, 0) + 1 for j in places.get(word, ())}
        if (length := max(row.values(), default=0)) > best:
            best, end = length, i + 1
    return best, " ".join(ours[end - best : end])


def main() -> None:
    """Each item's longest run, the longest first, then the figures of each week; other weeks may be named as folders."""
    for folder in [Path(name) for name in sys.argv[1:]] or [material(f"week-{name}") for name in WEEKS]:
        rows = sorted(runs(folder), reverse=True)
        for length, text, words in rows:
            print(f"{length:4} of {words:4}  {text[:160]}")
        issue, week = drafted(folder)
        found = proof.read(issue, {a.id: a for a in week.articles}, week.outlets)
        print(
            folder.name,
            _figures(rows),
            "proof:",
            *sorted({f"{f.severity} {f.code}" for f in found if f.severity == "error"}),
        )


if __name__ == "__main__":
    main()
