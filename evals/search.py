"""Recall@1 and mean reciprocal rank of `store.search` on ../shared/bench/search: by words, by vectors, by both.

`python -m evals.search [words|all]` prints them. Each language is an index of its own, its paragraphs as articles. By
words every question is asked; by vectors and by both every fourth (of Japanese every fifteenth), in English and from
Russian to English, or with "all" in every language; "words": by words only. Vectors are kept in a file of the system's
temporary folder; without it "all" takes ten minutes and more.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from evals.shared import MissingError, material
from torimatome.model import Article
from torimatome.providers import nano, remembered
from torimatome.providers.embedder import Rows
from torimatome.store import Store, open_store

SETS = {"en": "xquad-en", "ru": "xquad-ru", "tr": "xquad-tr", "zh": "xquad-zh", "ja": "jsquad-valid"}
EVERY = {"ja": 15}
DEEP = 10
HOW = ("words", "vectors", "both")


@dataclass(frozen=True)
class Questions:
    """Paragraphs of a language, and questions with the number of the paragraph that answers."""

    language: str
    paragraphs: tuple[str, ...]
    asked: tuple[tuple[str, int], ...]


@cache
def read(language: str) -> Questions:
    """A set as its makers give it."""
    with gzip.open(material("bench", "search", f"{SETS[language]}.json.gz"), "rt", encoding="utf-8") as file:
        data = json.load(file)
    asked = tuple((text, answer) for text, answer in data["questions"])
    return Questions(language, tuple(data["paragraphs"]), asked)


def _article(n: int, paragraph: str, language: str) -> Article:
    """A paragraph as an article; Japanese ones come with the title of their page."""
    title, mark, text = paragraph.partition(" [SEP] ")
    headline, text = (title, text) if mark else ("", paragraph)
    return Article(id=str(n), revision=1, outlet="eval", url="", language=language, headline=headline, text=text)


@contextmanager
def indexed(questions: Questions) -> Iterator[Store]:
    """A store that holds the paragraphs."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        store.search.index(_article(n, p, questions.language) for n, p in enumerate(questions.paragraphs))
        yield store


@contextmanager
def kept_rows() -> Iterator[Store]:
    """Where rows are kept from one run to the next."""
    with open_store(Path(tempfile.gettempdir()) / "torimatome-evals-search") as store:
        yield store


def rows(texts: Sequence[str]) -> dict[str, Rows]:
    """A row for each text."""
    with kept_rows() as kept:
        found: dict[str, Rows] = {}
        for start in range(0, len(texts), 64):
            found |= remembered(texts[start : start + 64], nano(), kept.vectors)
        return found


def embed(store: Store) -> None:
    """Give every text of a store its rows."""
    while waiting := store.search.without_vectors(nano().name, 200):
        known = rows([text for one in waiting for text in one.texts])
        with store.transaction():
            for one in waiting:
                store.search.keep_vectors(nano().name, one.number, np.stack([known[text] for text in one.texts]))


def measure(store: Store, questions: Questions, how: str) -> dict[str, float]:
    """Recall@1 and MRR (of the first ten) of one way of searching."""
    asked = questions.asked if how == "words" else questions.asked[:: EVERY.get(questions.language, 4)]
    vectors = rows([text for text, _ in asked]) if how != "words" else {}
    first = reciprocal = 0.0
    for text, answer in asked:
        vector = vectors.get(text)
        found = [
            hit.id
            for hit in store.search.find("" if how == "vectors" else text, DEEP, vector=vector, maker=nano().name)
        ]
        rank = found.index(str(answer)) + 1 if str(answer) in found else 0
        first += rank == 1
        reciprocal += 1 / rank if rank else 0
    return {"recall_1": first / len(asked), "mrr": reciprocal / len(asked)}


def scores(by_vectors: Sequence[str] = ("en",)) -> Iterator[tuple[str, float]]:
    """Each figure by name, as it is found; by_vectors: the languages whose paragraphs are searched by vectors too."""
    for language in SETS:
        with indexed(read(language)) as store:
            if language in by_vectors:
                embed(store)
            for asker in [language, "ru"] if language == "en" else [language]:
                name = language if asker == language else f"{asker}_to_{language}"
                for how in HOW if language in by_vectors else HOW[:1]:
                    for figure, value in measure(store, read(asker), how).items():
                        yield f"{name}_{how}_{figure}", value


def figures() -> dict[str, float]:
    """The figures of words alone, which `make eval` can wait for. MissingError: the questions are not here."""
    material("bench", "search")
    return dict(scores(()))


def main() -> int:
    """Print the figures as they come."""
    try:
        material("bench", "search")
    except MissingError as missing:
        print(f"search: skipped, as {missing}")
        return 0
    by_vectors = {"words": (), "all": tuple(SETS)}.get("".join(sys.argv[1:2]), ("en",))
    for name, value in scores(by_vectors):
        print(f"search_{name} {value:.3f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
