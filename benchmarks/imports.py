"""Twenty years of weekly issues, generated in form, imported: seconds, issues a minute, size, and a run that is killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from torimatome import archive, plugins
from torimatome.desk import Desk
from torimatome.model import Period

ISSUES, ITEMS, FIRST = 1_040, 26, date(2006, 1, 7)
_PLACES = ("Qala", "Lerik", "Sheki", "Astara", "Guba", "Zaqatala", "Tartar", "Gazakh", "Khizi", "Oguz")
_PLACES_JA = ("カラ", "レリク", "シェキ", "アスタラ", "グバ", "ザカタラ", "タルタル", "ガザフ", "ヒズィ", "オグズ")
_THINGS = ("bridge", "harbour", "school", "road", "dam", "library", "clinic", "market", "railway", "museum")
_THINGS_JA = ("橋", "港", "学校", "道路", "ダム", "図書館", "診療所", "市場", "鉄道", "博物館")
_DONE = (
    ("opened", "を開く"),
    ("repaired", "を修理"),
    ("inspected", "を視察"),
    ("extended", "を延長"),
    ("closed", "を閉鎖"),
)
_OUTLETS = ("AZERTAG", "APA.AZ", "TREND.AZ", "REPORT.AZ", "TURAN.AZ")


def issues(
    count: int = ISSUES, sections: Sequence[str] = ("軍事・治安関係", "内政関連", "外政関連")
) -> Iterator[tuple[str, str]]:
    """File name and text of each issue, week after week; the same for the same count."""
    chance = random.Random(7)
    for week in range(count):
        first = FIRST + timedelta(weeks=week)
        yield f"{first}.txt", _issue(first, sections, chance)


def _issue(first: date, sections: Sequence[str], chance: random.Random) -> str:
    period = Period(first_on=first, last_on=first + timedelta(days=6))
    parts = ["調査週報", "(The weekly of the bay)", period.ja, "調査室"]
    per = ITEMS // len(sections)
    for n, name in enumerate(sections, 1):
        parts.append(f"{n}. {name}")
        days = sorted(chance.randrange(7) for _ in range(per))
        parts += [_item(first + timedelta(days=day), chance) for day in days]
    return "\n\n".join([*parts, "END\n"])


def _item(day: date, chance: random.Random) -> str:
    place, thing, (done, done_ja) = chance.randrange(10), chance.randrange(10), chance.choice(_DONE)
    figure = chance.randrange(20, 9000)
    words = (
        f"The {_THINGS[thing]} of {_PLACES[place]} was {done} on {day:%B} {day.day}. {figure} people came to see it, and"
        f" the head of the district said that the work had cost {figure // 7} thousand manats. The {_THINGS[thing - 1]} of"
        f" {_PLACES[place - 1]} will follow within {chance.randrange(2, 30)} weeks, the ministry added."
    )
    more = f"Builders from {_PLACES[place - 2]} used {figure * 3} tons of stone, more than for any {_THINGS[thing - 2]} before."
    where = f"({chance.choice(_OUTLETS)} / {day:%d.%m.%Y})"
    head = f"● {_PLACES_JA[place]}の{_THINGS_JA[thing]}{done_ja}、{figure}人"
    return f"{head}\n\n{_THINGS[thing].title()} of {_PLACES[place]} {done}, {figure} people came\n\n{words}\n\n{more} {where}"


_LOADED = "import sys; from torimatome.cli import main; sys.exit(main(sys.argv[1:]))"


def measure() -> dict[str, float]:
    """1,040 issues into an empty desk, killed once on the way and resumed; then again, when all are known."""
    with tempfile.TemporaryDirectory() as folder:
        files, desk = Path(folder) / "files", Path(folder) / "desk"
        files.mkdir()
        for name, text in issues():
            (files / name).write_text(text, "utf-8")
        plugins.create_folder(desk, "azerbaijan", None, {})
        command = [sys.executable, "-c", _LOADED, "-d", str(desk), "import", str(files)]
        started = time.perf_counter()
        killed = _kill_after(command, 20)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - started
        again = _timed(command)
        size = sum(file.stat().st_size for file in (desk / "data").rglob("*") if file.is_file())
        return {
            "import_s": round(seconds, 1), "issues_a_minute": round(ISSUES / seconds * 60),
            "killed_at_issue": killed, "import_again_s": round(again, 1),
            "database_mb": round(size / 1e6, 1), **_inside(desk),
        }  # fmt: skip


def _kill_after(command: Sequence[str], seconds: float) -> int:
    """Begin, kill without warning, and say how many files had been told of."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        return len(child.communicate()[0].splitlines())


def _timed(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _inside(folder: Path) -> dict[str, float]:
    """What a draft asks of the archive, and what a person does, in milliseconds; and that nothing is lost or doubled."""
    week = Period(first_on=date(2026, 2, 14), last_on=date(2026, 2, 20))
    with Desk.opened(plugins.open_folder(folder), lambda: datetime(2026, 2, 21, tzinfo=UTC)) as desk:
        items = [found.item.id for found in desk.store.archive.all()]
        figures = {"items": float(len(items)), "doubled": float(len(items) - len(set(items)))}
        figures["lost"] = float(ISSUES * (ITEMS // 3 * 3) - len(items))
        for name, work in {
            "past_ms": lambda: desk.past(week),
            "last_issue_ms": lambda: desk.last_issue(week),
            "one_item_ms": lambda: desk.store.archive.get(items[len(items) // 2]),
            "newest_ms": lambda: desk.store.archive.newest(50),
            "review_ms": lambda: archive.review(desk.store),
        }.items():
            started = time.perf_counter()
            work()
            figures[name] = round((time.perf_counter() - started) * 1000, 1)
        return figures
