"""How much a person does to bring the machine's draft to the real bulletin's choice, order and headlines: through the pages' own forms.

Each action is one press of a key, a click, a drag, or one field written and left; it is sent to the application as a browser
would. keystrokes counts the keys of these actions: one for a press, one more for each line walked to, the letters of what is typed.
The gold is the issue as it was printed; `python -m evals.ten_minutes` runs the week from its simulated sites (minutes).
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.web.client import Client

from evals.shared import material
from evals.week import run_desk, serving, write_outlets
from torimatome import plugins, web
from torimatome.desk import Desk
from torimatome.model import Bulletin, Proposal
from torimatome.web.weeks import path_of

WEEK = "2026-02-14"
SECTIONS = {"軍事・治安関係": "military", "内政関連": "domestic", "外政関連": "foreign"}
PIECE = {"HX-Request": "true"}


def figures() -> Mapping[str, float]:
    """Actions, keystrokes, what they came to, and how long the desk itself took to answer them."""
    material(f"week-{WEEK}")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        with serving(material(f"week-{WEEK}"), work, "none") as sites:
            write_outlets(material(f"week-{WEEK}"), sites, work / "outlets")
            run_desk(WEEK, work)
        return of_desk(work / "desk")


def of_desk(folder: Path) -> Mapping[str, float]:
    """The same of a desk that has the week's draft."""
    with Desk.opened(plugins.open_folder(folder)) as desk, Client(web.application(desk)) as page:
        person = Person(desk=desk, page=page, key=desk.store.bulletins.ids()[-1])
        person.work()
        return person.told()


@dataclass
class Gold:
    """The real bulletin: its items' headlines by section in order, and which of them each article is about."""

    items: list[tuple[str, str, str]]
    item_of: Mapping[str, int]


def gold() -> Gold:
    """Items (section, Japanese, English) from 0, and the place of the item that an article's headline belongs to."""
    printed = json.loads(material("gold", f"bulletin-{WEEK}.json").read_text("utf-8"))
    items = [
        (SECTIONS[s["name_ja"]], i["headline_ja"], i["headline_en"]) for s in printed["sections"] for i in s["items"]
    ]
    said = json.loads(material(f"week-{WEEK}", "gold.json").read_text("utf-8"))
    place = {e["id"]: e["item"] for e in said["events"] if e["item"]}
    lines = map(json.loads, material(f"week-{WEEK}", "articles.jsonl").read_text("utf-8").splitlines())
    return Gold(items=items, item_of={a["title"]: place[a["event"]] - 1 for a in lines if a["event"] in place})


@dataclass
class Person:
    """Somebody at the pages who knows the real bulletin."""

    desk: Desk
    page: Client
    key: str
    gold: Gold = field(default_factory=gold)
    actions: Counter[str] = field(default_factory=Counter)
    keystrokes: int = 0
    seconds: float = 0.0
    mine: dict[int, str] = field(default_factory=dict)

    def work(self) -> None:
        """From the inbox to the last headline."""
        self.week = path_of(self.desk.bulletin(self.key).period)
        self._choose()
        self._place()
        self._word()

    # --- the inbox

    def _choose(self) -> None:
        """Keep what the bulletin has, one event for each item; drop what it has not."""
        rows: dict[int, list[Proposal]] = {}
        for row in self.desk.store.drafted.proposals(self.key):
            place = self._about(row.articles)
            if place is not None:
                rows.setdefault(place, []).append(row)
            elif row.chosen:
                self._do("drop", f"{self.week}/say", {"item": row.item, "act": "drop"}, 1)
        for place, found in rows.items():
            best = max(found, key=lambda r: (r.chosen, len(r.articles)))
            self.mine[place] = best.item
            if not best.chosen:
                self._do("keep", f"{self.week}/say", {"item": best.item, "act": "keep"}, 1)
            for other in found:
                if other is not best and other.chosen:
                    self._do("drop", f"{self.week}/say", {"item": other.item, "act": "drop"}, 1)
        self.page.get(f"/bulletin/{self.key}/edit")

    def _about(self, articles: Sequence[str]) -> int | None:
        """The item of the bulletin that most of an event's articles are about, if at least half of them are about any."""
        heads = [a.headline for key in articles if (a := self.desk.store.articles.latest(key))]
        hits = Counter(self.gold.item_of[head] for head in heads if head in self.gold.item_of)
        return hits.most_common(1)[0][0] if 2 * sum(hits.values()) >= len(heads) and hits else None

    # --- the editor

    def _place(self) -> None:
        """Each item into its section, then each that stands out of line drawn to its place."""
        section_of = {i.id: s.key for s in self._bulletin().sections for i in s.items}
        for place, item in self.mine.items():
            wanted = self.gold.items[place][0]
            if item in section_of and section_of[item] != wanted:
                self._do("section", f"{self._edit(item)}/move", {"section": wanted}, 1)
        for section in self._bulletin().sections:
            self._order([i.id for i in section.items])

    def _order(self, now: list[str]) -> None:
        place = {item: n for n, item in self.mine.items()}
        wanted = sorted((i for i in now if i in place), key=place.__getitem__)
        still = _longest([place[i] for i in now if i in place])
        for n, item in enumerate(wanted):
            if place[item] not in still:
                self._do(
                    "move", f"{self._edit(item)}/move", {"to_place": f"after:{wanted[n - 1]}" if n else "first"}, 2
                )

    def _word(self) -> None:
        """Every headline as it was printed."""
        items = {i.id: i for i in self._bulletin().items}
        for place, key in sorted(self.mine.items()):
            for language, text in zip(("ja", "en"), self.gold.items[place][1:], strict=True):
                if key in items and items[key].headline(language) != text:
                    typed = len(text) + 2
                    self._do(
                        f"headline-{language}",
                        f"{self._edit(key)}/change",
                        {"field": f"headline.{language}", "value": text},
                        typed,
                    )

    # --- counting

    def _do(self, name: str, path: str, fields: Mapping[str, str], keystrokes: int) -> None:
        began = time.perf_counter()
        answer = self.page.post(path, fields, headers=PIECE)
        self.seconds += time.perf_counter() - began
        if answer.status_code >= 400:
            raise RuntimeError(f"{name}: {answer.status_code} {answer.text[:200]}")
        self.actions[name] += 1
        self.keystrokes += keystrokes + 1  # and one to go to the next line

    def told(self) -> dict[str, float]:
        bulletin = self._bulletin()
        now = [(s.key, i.headline("ja"), i.headline("en")) for s in bulletin.sections for i in s.items]
        wanted = [self.gold.items[place] for place in sorted(self.mine)]
        found: dict[str, float] = {f"actions-{name}": n for name, n in self.actions.items()}
        return {
            "actions": self.actions.total(), **found, "keystrokes": self.keystrokes, "answers-s": round(self.seconds, 1),
            "items-wanted": len(self.gold.items), "items-found": len(self.mine), "as-printed": float(now == wanted),
            "same-items": float(sorted(now) == sorted(wanted)),
        }  # fmt: skip

    def _bulletin(self) -> Bulletin:
        return self.desk.bulletin(self.key)

    def _edit(self, item: str) -> str:
        return f"/bulletin/{self.key}/edit/{item}"


def _longest(places: Sequence[int]) -> set[int]:
    """The most of them that stand in order already."""
    tails: list[int] = []
    chains: list[list[int]] = []
    for place in places:
        at = bisect_left(tails, place)
        chain = [*(chains[at - 1] if at else []), place]
        tails[at : at + 1], chains[at : at + 1] = [place], [chain]
    return set(chains[-1]) if chains else set()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with tempfile.TemporaryDirectory() as copy:
            shutil.copytree(sys.argv[1], Path(copy) / "desk")
            print(json.dumps(of_desk(Path(copy) / "desk"), indent=1))
    else:
        print(json.dumps(figures(), indent=1))
