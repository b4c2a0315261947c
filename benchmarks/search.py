"""Search at 10 thousand, 100 thousand and 1 million items made to look like an archive: `measure()` takes the first.

`python -m benchmarks.search 1000000` measures one size (minutes, and some GB of the temporary folder). Words are
invented, by Zipf's law, in four languages, with names in several spellings; items have a Japanese headline and some
sixty words of text. Rows and lists are written in bulk, as the store would write them; `build_per_item_ms` says what
the store itself takes for an item of a batch, `add_ms` for one alone. Vectors are random ones of 384 numbers. Beside
the time on the clock stands the processor's own (`cpu`), which other programs on the machine hardly change.
"""

# ruff: noqa: SLF001  # rows and lists are written as the store would write them

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache, partial
from pathlib import Path

import numpy as np

from torimatome.model import Attribution, Block, BlockKind, Headline, Item, Sentence
from torimatome.store import Store, open_store
from torimatome.store.search import Filter
from torimatome.store.search.indexing import beside, facts, terms_of
from torimatome.store.search.postings import HEAVIEST, WEIGHT_BITS
from torimatome.store.search.words import read

NAMES = {
    "Tarverdov": ("Tarverdov", "Тарвердов", "Tərverdov", "タルヴェルドフ"),
    "Zanbak": ("Zanbak", "Занбак", "Zənbaq", "ザンバク"),
    "Orudin": ("Orudin", "Орудин", "Orudin", "オルディン"),
    "Meshadi": ("Meshadi", "Мешади", "Məşədi", "メシャディ"),
}
OUTLETS = [f"OUTLET {n}" for n in range(40)]
SECTIONS = ["foreign", "domestic", "economy", "conflict", "culture"]
WORDS, JAPANESE, LONG = 30_000, 4_000, 60
START = date(2005, 1, 1)


@dataclass
class Made:
    """Invented words by language, and the shares by which they are drawn."""

    random: np.random.Generator = field(default_factory=lambda: np.random.default_rng(7))

    def __post_init__(self) -> None:
        self.beside = lru_cache(maxsize=1_000_000)(beside)
        latin = ["ba", "ku", "ra", "mi", "ten", "so", "li", "dar", "ve", "no", "ga", "shi", "per", "al", "on", "tu"]
        russian = ["ба", "ку", "ра", "ми", "тен", "со", "ли", "дар", "ве", "но", "га", "ши", "пер", "ал", "он", "ту"]
        kanji = [chr(0x4E00 + 37 * n) for n in range(400)]
        self.words = {
            "en": self._words(latin, WORDS), "az": self._words([*latin, "şə", "ğı", "çö"], WORDS),
            "ru": self._words(russian, WORDS), "ja": self._words(kanji, JAPANESE, 2, 4),
        }  # fmt: skip
        ranks = 1 / np.arange(1, WORDS + 1) ** 1.05
        self.shares = np.cumsum(ranks / ranks.sum())
        ranks = ranks[:JAPANESE]
        self.shares_ja = np.cumsum(ranks / ranks.sum())
        self.keys = {
            code: [next((w.key, w.whole) for w in read(word, code)) for word in self.words[code]]
            for code in ("en", "az", "ru")
        }

    def _words(self, pieces: list[str], count: int, least: int = 2, most: int = 5) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            size = self.random.integers(least, most)
            found["".join(pieces[i] for i in self.random.integers(0, len(pieces), size))] = None
        return list(found)

    def text(self, n: int, drawn: np.ndarray, headline: np.ndarray) -> tuple[str, str, str]:
        """Language, headline and text of the n-th item."""
        code = ("en", "en", "ru", "az")[n % 4]
        words = [self.words[code][i] for i in drawn]
        name = list(NAMES.values())[n % 4]
        words[n % LONG] = name[{"en": 0, "ru": 1, "az": 2}[code]] if n % 16 == 0 else words[n % LONG]
        ja = "、".join(self.words["ja"][i] for i in headline[:2]) + "の" + self.words["ja"][headline[2]]
        return code, (name[3] + "が" if n % 16 == 0 else "") + ja, ". ".join(
            " ".join(words[k : k + 15]) for k in range(0, LONG, 15)
        )  # fmt: skip

    def quick(self, one: Row) -> dict[str, int]:
        """The terms of an item without names, in which no word has a sound: what `terms_of` gives, in half the time."""
        counts, near = dict[str, float](), set[str]()
        for text, worth in ((one.headline, 5.0), (one.text, 1.0)):
            before = ""
            for word in read(text, "en"):
                counts[word.key] = counts.get(word.key, 0.0) + worth
                if word.whole != word.key:
                    counts["=" + word.whole] = counts.get("=" + word.whole, 0.0) + 0.5
                if before and worth == 1.0:
                    near.add(self.beside(before, word.key))
                before = word.key
        weights = {t: max(1, round(HEAVIEST * c / (c + 0.8))) for t, c in counts.items()}
        return weights | dict.fromkeys((*near, *facts(one)), HEAVIEST)

    def batch(self, start: int, count: int) -> Iterator[tuple[int, str, str, str]]:
        """Number, language, headline and text of some items."""
        drawn = np.minimum(np.searchsorted(self.shares, self.random.random((count, LONG))), WORDS - 1)
        heads = np.minimum(np.searchsorted(self.shares_ja, self.random.random((count, 3))), JAPANESE - 1)
        for n in range(count):
            yield start + n, *self.text(start + n, drawn[n], heads[n])


@dataclass
class Row:
    """What the index asks of a row of `search_texts`."""

    number: int
    id: str
    headline: str
    text: str
    day: date
    outlet: str
    section: str
    kind: str = "item"
    language: str = "en"
    subject: str = ""
    also: str = ""
    indexed: int = 1


def row(n: int, headline: str, text: str) -> Row:
    """The n-th item's row."""
    day = START + timedelta(days=n % 7300)
    return Row(n + 1, f"item-{n}", headline, text, day, OUTLETS[n % 40], SECTIONS[n % 5])


def item(n: int, headline: str, text: str) -> Item:
    """The n-th item as the desk has it."""
    one = row(n, headline, text)
    return Item(
        id=one.id, section=one.section, headlines={"ja": Headline(text=headline)},
        body=(Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=text),)),),
        attributions=(Attribution(outlets=(one.outlet,), last_on=one.day),), last_on=one.day,
    )  # fmt: skip


def build(store: Store, made: Made, size: int, batch: int = 50_000) -> None:
    """Rows and lists of so many items, written in bulk."""
    for start in range(0, size, batch):
        lists: dict[str, list[int]] = {}
        rows = []
        for n, _, headline, text in made.batch(start, min(batch, size - start)):
            one = row(n, headline, text)
            rows.append(tuple(getattr(one, name) for name in COLUMNS))
            for term, weight in (terms_of(one) if n % 16 == 0 else made.quick(one)).items():
                lists.setdefault(term, []).append((one.number << WEIGHT_BITS) | weight)
        with store._database.write() as connection:
            raw = connection.connection.cursor()
            places = ", ".join("?" * len(COLUMNS))
            raw.executemany(f"INSERT INTO search_texts ({', '.join(COLUMNS)}) VALUES ({places})", rows)
            store.search._postings.add(connection, lists)


COLUMNS = (
    "number",
    "id",
    "headline",
    "text",
    "day",
    "outlet",
    "section",
    "kind",
    "language",
    "subject",
    "also",
    "indexed",
)


def questions(made: Made) -> dict[str, list[Callable[[Store], object]]]:
    """A mix of queries by kind, each a call."""
    en, ru, ja, rng = made.words["en"], made.words["ru"], made.words["ja"], np.random.default_rng(3)

    def ask(query: str, **more: object) -> Callable[[Store], object]:
        return lambda store: store.search.find(query, 20, **more)  # type: ignore[arg-type]

    def forms(name: str) -> tuple[str, ...]:
        return NAMES.get(name, ())

    year = Filter(first_on=date(2012, 3, 5), last_on=date(2014, 6, 20), facts=(("outlet", ("OUTLET 7",)),))
    pick = rng.integers
    return {
        "rare": [ask(en[i]) for i in pick(8000, 29_000, 30)],
        "frequent": [ask(w) for w in (*en[:15], *ru[:15])],
        "two_signs": [ask(ja[i][:2]) for i in pick(0, 600, 30)],
        "several": [ask(f"{en[a]} {en[b]} {en[c]}") for a, b, c in zip(pick(0, 50, 30), pick(0, 500, 30), pick(50, 5000, 30), strict=True)],
        "phrase": [ask(f'"{en[a]} {en[b]}"') for a, b in zip(pick(0, 30, 30), pick(0, 200, 30), strict=True)],
        "filtered": [ask(en[i], asked=year) for i in pick(0, 300, 30)],
        "names": [ask(name, expand=forms) for name in NAMES] * 7,
        "question": [ask(" ".join([en[i] for i in pick(0, 3000, 9)] + ["unheardof"])) for _ in range(30)],
        "japanese_question": [ask(f"{ja[a]}が{ja[b]}で{ja[c]}したのはいつですか") for a, b, c in pick(0, 800, (30, 3))],
    }  # fmt: skip


@dataclass
class Spent:
    """Milliseconds of some calls, by the clock and of the processor."""

    clock: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def add(self, call: Callable[[], object]) -> None:
        """Measure one call."""
        clock, cpu = time.perf_counter(), time.process_time()
        call()
        self.cpu.append((time.process_time() - cpu) * 1000)
        self.clock.append((time.perf_counter() - clock) * 1000)

    def figures(self, name: str) -> dict[str, float]:
        """The middle and the 95th of a hundred, by both."""
        return {
            f"{name}_p50_ms": pct(self.clock, 50), f"{name}_p95_ms": pct(self.clock, 95),
            f"{name}_cpu_p50_ms": pct(self.cpu, 50), f"{name}_cpu_p95_ms": pct(self.cpu, 95),
        }  # fmt: skip


def timed(calls: Sequence[Callable[[Store], object]], store: Store) -> Spent:
    """What each call takes, after one round to warm up."""
    for call in calls:
        call(store)
    found = Spent()
    for call in calls:
        found.add(partial(call, store))
    return found


def vectors(store: Store, size: int) -> dict[str, float]:
    """Random rows for every item, and the milliseconds of questions by words and by rows together."""
    rng = np.random.default_rng(1)
    for start in range(0, size, 20_000):
        rows = rng.standard_normal((min(20_000, size - start), 384), dtype=np.float32) + 1.0
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        data = [(start + n + 1, "m", r.astype("<f2").tobytes()) for n, r in enumerate(rows)]
        with store._database.write() as connection:
            connection.connection.cursor().executemany(
                "INSERT INTO search_vectors (text, maker, data) VALUES (?, ?, ?)", data
            )
    asked, before = rows[0], memory()
    begun = time.perf_counter()
    store.search.find("", 20, vector=asked, maker="m")
    first = time.perf_counter() - begun
    found = {"vectors_first_s": round(first, 1), "vectors_mb": memory() - before}
    alone = timed([lambda s, q=q: s.search.find("", 20, vector=q, maker="m") for q in rows[:20]], store)  # type: ignore[misc]
    made, rng = Made(), np.random.default_rng(5)
    en, ja = made.words["en"], made.words["ja"]
    several = [f"{en[a]} {en[7 * a + 30]} {en[50 * a + 60]}" for a in range(10)]
    long = [" ".join([*(en[i] for i in rng.integers(0, 3000, 9)), "unheardof"]) for _ in range(10)]
    calls = [
        (lambda s, q=q: s.search.find(q, 20, vector=asked, maker="m")) for q in (*en[:10], *ja[:10], *en[9000:9010], *several, *long)
    ]  # fmt: skip
    return found | alone.figures("vectors") | timed(calls, store).figures("both")


def memory() -> int:
    """What the process holds in memory now, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() >> 20


def pct(values: list[float], share: int) -> float:
    return round(float(np.percentile(values, share)), 1)


def measure(size: int = 10_000, folder: Path | None = None) -> dict[str, float]:
    """All figures of one size."""
    with tempfile.TemporaryDirectory(dir=folder) as place, open_store(Path(place)) as store:
        made, found = Made(), dict[str, float]()
        begun = time.perf_counter()
        build(store, made, size)
        found["bulk_s"] = round(time.perf_counter() - begun, 1)
        new = [item(n, h, t) for n, _, h, t in made.batch(size, 380)]
        begun = time.perf_counter()
        store.search.index(new[:250])
        found["build_per_item_ms"] = round((time.perf_counter() - begun) * 4, 2)
        added = timed_adds(store, new[250:])
        found |= added.figures("add") | {"add_most_ms": round(max(added.clock), 1)}
        every = Spent()
        for kind, calls in questions(made).items():
            spent = timed(calls, store)
            every.clock += spent.clock
            every.cpu += spent.cpu
            found |= {k: v for k, v in spent.figures(kind).items() if "p95" in k}
        found |= every.figures("words")
        typed = timed(
            [lambda s, q=q: s.search.begin(q) for q in ("ba", "bak", "baku", "tar", "Tarver", made.words["ja"][5])],
            store,
        )
        found |= typed.figures("begin")
        found["file_mb"] = round(sum(f.stat().st_size for f in Path(place).glob("*.db*")) / 1e6)
        found["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        print(found, flush=True)
        found |= vectors(store, size)
        found["file_with_vectors_mb"] = round(sum(f.stat().st_size for f in Path(place).glob("*.db*")) / 1e6)
        found["peak_with_vectors_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return found


def timed_adds(store: Store, items: list[Item]) -> Spent:
    """What it takes to add one item alone; every 65th writes the lists of all that waited."""
    spent = Spent()
    for one in items:
        spent.add(partial(store.search.index, [one]))
    return spent


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, Path(sys.argv[2]) if len(sys.argv) > 2 else None))
