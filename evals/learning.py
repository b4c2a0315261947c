"""What past issues add: a shared week drafted with nothing learnt, with a part, and with all of the other shared issue.

Collected and grouped once; then only triage and compose run again. `python -m evals.learning` prints the whole table.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from evals import week as weeks
from evals.shared import material
from torimatome import compose, exports, lang, plugins, readers, triage
from torimatome.analysis.learnt import lessons_of
from torimatome.analysis.learnt_forms import Forms
from torimatome.analysis.learnt_use import in_house_forms
from torimatome.desk import AFTER, BEFORE, Desk
from torimatome.model import Bulletin, Dossier, Item, Lessons, Period

SHARES = {"none": 0, "eighth": 8, "quarter": 4, "half": 2, "all": 1}
"""Every so manyeth item of the past is learnt from: 0, 1, 2, 4 and 8 eighths of the only other issue that is shared."""
FIGURES = (
    "section_accuracy",
    "selection_recall",
    "selection_precision",
    "attribution_outlets",
    "facts",
    "headline_ja_chrf",
)


@dataclass(frozen=True)
class Rehearsal:
    """A week that was collected and grouped, to be drafted again and again."""

    desk: Desk
    period: Period
    dossiers: tuple[Dossier, ...]
    folder: Path
    gold: Path

    def draft(self, lessons: Lessons) -> Bulletin:
        """The bulletin that the desk drafts when it has learnt just that."""
        house, register, outlets = self.desk.folder.house, self.desk.folder.register, self.desk.folder.known
        past = triage.Precedents(lessons)
        units = triage.units(self.dossiers, house, register, outlets)
        labels = {d.event.id: triage.classify(d, house, register, outlets, past) for d in units}
        choices = triage.choose(self.period, units, labels, house, register, outlets, past)
        return compose.bulletin(self.period, [self._item(c, lessons) for c in choices if c.chosen], house)

    def _item(self, choice: triage.Choice, lessons: Lessons) -> Item:
        house, outlets = self.desk.folder.house, self.desk.folder.known
        lead = compose.lead(choice.dossier, outlets, house, lessons)
        day = lead.reported_on or self.period.last_on
        register = in_house_forms(self.desk.folder.register, lessons, day)
        headlines = compose.headlines(choice.dossier, lead, register, lang.pack, lessons, house, day)
        return compose.item(
            choice.dossier, choice.label.section, headlines, lead, outlets, house, register, lang.pack, lessons
        )

    def score(self, lessons: Lessons) -> dict[str, float]:
        """The scorer's figures for that draft."""
        store = self.desk.store
        rows = exports.run(store.articles.all(), store.events.coverage(), self.draft(lessons))
        with tempfile.TemporaryDirectory() as folder:
            run = Path(folder) / "run.json"
            run.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
            command = [
                sys.executable,
                material("tools", "score.py"),
                self.folder,
                run,
                "--bulletin",
                self.gold,
                "--json",
            ]
            text = subprocess.run([*map(str, command)], capture_output=True, text=True, check=True).stdout
        return {name: float(row["value"]) for name, row in json.loads(text).items() if row["value"] is not None}

    def learn(self, items: Sequence[Item]) -> Lessons:
        """What some items teach this desk."""
        folder = self.desk.folder
        return lessons_of(items, Forms(folder.register), folder.register.countries[folder.house.home].id)


def collected(folder: Path, work: Path) -> Path:
    """The folder of a desk that has collected a week from its servers; it has imported nothing."""
    with weeks.serving(folder, work, "none") as sites:
        weeks.write_outlets(folder, sites, work / "outlets")
        weeks.call("init", str(work / "desk"), "--profile", "azerbaijan", "--outlets", str(work / "outlets"),
                   "--allow-private", "--min-delay", "0.05")  # fmt: skip
        weeks.call("-d", str(work / "desk"), "collect", "--once")
    return work / "desk"


def rehearsal(desk: Desk, first: date, folder: Path, gold: Path) -> Rehearsal:
    """The week of a desk, grouped."""
    period = Period(first_on=first, last_on=first + timedelta(days=6))
    dossiers = desk.dossiers(period.first_on - BEFORE, period.last_on + AFTER)
    return Rehearsal(desk=desk, period=period, dossiers=dossiers, folder=folder, gold=gold)


def issue(desk: Desk, week: str) -> Sequence[Item]:
    """The items of a shared issue."""
    file = material("seeds", f"bulletin-{week}.txt")
    folder = desk.folder
    outlets = {**folder.outlets, **folder.known}
    return readers.read(file.read_bytes(), file.name, folder.house.sections, outlets.values()).items


def curves() -> Iterator[tuple[str, str, Mapping[str, float]]]:
    """The figures of each shared week for each share of the other shared issue."""
    for week in weeks.WEEKS:
        folder, gold = material(f"week-{week}"), material("gold", f"bulletin-{week}.json")
        other = next(w for w in weeks.WEEKS if w != week)
        with tempfile.TemporaryDirectory() as work:
            path = collected(folder, Path(work))
            with Desk.opened(plugins.open_folder(path)) as desk:
                ours = rehearsal(desk, date.fromisoformat(week), folder, gold)
                past = issue(desk, other)
                for name, step in SHARES.items():
                    yield week, name, ours.score(ours.learn(past[::step] if step else ()))


def figures() -> Mapping[str, float]:
    """The mean over both weeks of each figure for each share: section_accuracy_none, ... headline_ja_chrf_all."""
    found: dict[str, list[float]] = {}
    for _, share, scores in curves():
        for name in FIGURES:
            found.setdefault(f"{name}_{share}", []).append(scores[name])
    return {name: sum(values) / len(values) for name, values in found.items()}


def main() -> None:
    """Print the table."""
    print("week learnt " + " ".join(FIGURES))
    for week, share, scores in curves():
        print(week, share, *(f"{scores[name]:.4f}" for name in FIGURES), flush=True)


if __name__ == "__main__":
    main()
