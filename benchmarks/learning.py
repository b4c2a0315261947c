"""Learning from twenty years of weekly issues (1,040 of 25 items, generated): the first time, the next issue, nothing new."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from torimatome import profiles, triage
from torimatome.analysis.learnt import lessons_of
from torimatome.analysis.learnt_forms import Forms
from torimatome.archive.learnt_pages import Pages
from torimatome.model import Attribution, Block, BlockKind, Headline, Item, Lessons, Sentence

ISSUES, ITEMS = 1040, 25
_WHO = ("Georgia", "Iran", "Russia", "Kazakhstan", "France", "Turkey")
_JA = ("ジョージア", "イラン", "ロシア", "カザフスタン", "フランス", "トルコ")
_WHAT = ("customs", "transport", "energy", "border", "drills", "visas", "grain", "rail", "water", "culture")


def measure() -> dict[str, float]:
    """Seconds and bytes."""
    documents = {f"i{n}": (first, list(_items(n, first))) for n, first in enumerate(_weeks())}
    forms = Forms(profiles.profile("azerbaijan").register)
    with tempfile.TemporaryDirectory() as folder:
        pages = Pages(Path(folder))

        def learn(key: str) -> Lessons:
            return lessons_of(documents[key][1], forms)

        def groups(count: int) -> dict[str, list[str]]:
            found: dict[str, list[str]] = {}
            for key, (first, _) in list(documents.items())[:count]:
                found.setdefault(str(first.year), []).append(key)
            return found

        figures = {}
        for name, count in (("first_s", ISSUES - 1), ("next_issue_s", ISSUES), ("nothing_new_s", ISSUES)):
            began = time.perf_counter()
            lessons = pages.lessons(groups(count), learn)
            figures[name] = time.perf_counter() - began
        figures["megabytes"] = sum(p.stat().st_size for p in Path(folder).iterdir()) / 1e6
        figures["items"] = float(len(lessons.pairs))
        figures["nearest_ms"] = _nearest(lessons)
    return figures


def _nearest(lessons: Lessons) -> float:
    """Milliseconds to find the precedents of a headline, in the mean of 100."""
    past = triage.Precedents(lessons)
    past.nearest("Azerbaijan")
    began = time.perf_counter()
    for n in range(100):
        past.nearest(f"Azerbaijan and {_WHO[n % 6]} sign {_WHAT[n % 10]} agreement number {n}")
    return (time.perf_counter() - began) * 10


def _weeks() -> Iterator[date]:
    yield from (date(2006, 1, 7) + timedelta(weeks=n) for n in range(ISSUES))


def _items(issue: int, first: date) -> Iterator[Item]:
    for n in range(ITEMS):
        k = issue * ITEMS + n
        who, what = k % 6, _WHAT[k % 10]
        text = (
            f"On {first:%b. %-d}, officials met in room w{k % 997}x to discuss {what} under item v{k % 4001}y. "
            + "They agreed to go on. " * 12
        )
        yield Item(
            id=f"{issue}-{n}", section=("military", "domestic", "foreign")[k % 3],
            headlines={
                "en": Headline(text=f"Azerbaijan and {_WHO[who]} discuss {what} and the w{k % 997}x matter"),
                "ja": Headline(text=f"アゼルバイジャンと{_JA[who]}、協力{k % 997}について協議"),
            },
            body=(Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=text),)),),
            attributions=(Attribution(outlets=("TREND",), first_on=first, last_on=first, raw=f"(TREND / {first:%d.%m.%Y})"),),
        )  # fmt: skip
