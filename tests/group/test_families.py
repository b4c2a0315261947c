"""Corroboration counts families; a copy tells what it changed; merge and split are rulings; bad input harms nobody."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import pytest

from torimatome.group import assemble, changes, corroboration, families, merging, splitting
from torimatome.group.likeness import Likeness
from torimatome.group.wording import wording_matrix
from torimatome.model import Article, Coverage, CoverageRole, Outlet

from .newsroom import OUTLETS, REGISTER, START, article, named, outlet, subject

SISTER = outlet("sister", "Sister Post")
SISTERS = OUTLETS | {SISTER.id: Outlet(**{f: getattr(SISTER, f) for f in SISTER.__slots__} | {"owner": "quill"})}


def _told(outlet: str, role: CoverageRole = CoverageRole.REPORT, copies: str | None = None) -> tuple[Article, Coverage]:
    key = f"{outlet}-{role}"
    return article(key, "x", "y", outlet=outlet), Coverage(event="e", article=key, role=role, duplicate_of=copies)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([_told("az.lantern"), _told("az.quill")], 2),
        ([_told("az.quill"), _told("az.sister")], 1),
        ([_told("az.lantern"), _told("az.kaze", CoverageRole.COPY, "az.lantern-report")], 1),
        ([_told("az.lantern"), _told("az.kaze", CoverageRole.OPINION)], 1),
        ([_told("az.kaze", CoverageRole.RETROSPECTIVE)], 0),
        ([_told("zz.unknown"), _told("az.lantern")], 2),
    ],
)
def test_owners_count_once_and_copies_and_opinions_not_at_all(
    told: Sequence[tuple[Article, Coverage]], count: int
) -> None:
    articles = {a.id: a for a, _ in told}
    assert corroboration([c for _, c in told], articles, SISTERS) == count
    assert len(families([c for _, c in told], articles, SISTERS)) == count


def test_what_a_copy_changed_in_its_original() -> None:
    first = article("a", "Boats", "The fund lends 40 boats to the northern coast. The minister opened the harbour.")
    later = article("b", "Boats", "The fund lends 43 boats to the northern coast. Nets are cheaper this spring.")
    found = changes(later, first)
    assert found.figures == (("40", "43"),)
    assert found.added == ("Nets are cheaper this spring.",)
    assert found.removed == ("The minister opened the harbour.",)


PRESS = [article(key, f"Head {key}", f"Words of {key}.", hours=n) for n, key in enumerate("abcd")]
ROWS = {a.id: subject(n) for n, a in enumerate(PRESS)}


def _sets(*rulings: object) -> tuple[set[frozenset[str]], tuple[str, ...]]:
    found = assemble(PRESS, named(PRESS), ROWS, OUTLETS, REGISTER, rulings)  # type: ignore[arg-type]
    groups = {e.id: frozenset(c.article for c in found.coverage if c.event == e.id) for e in found.events}
    return set(groups.values()), found.notes


def test_merge_and_split_hold_and_the_later_word_wins_and_says_so() -> None:
    merged = merging(["a", "b"], ["c"], "aya", START)
    assert _sets(*merged) == ({frozenset("abc"), frozenset("d")}, ())
    parted = splitting(["a", "b", "c"], ["b", "c"], "ken", START + timedelta(days=1))
    sets, notes = _sets(*merged, *parted)
    assert sets == {frozenset("a"), frozenset("bc"), frozenset("d")}
    assert len(notes) == 2
    assert all("ken said" in n and "takes back aya's" in n for n in notes)


def test_a_same_that_would_join_what_was_parted_is_not_obeyed_and_that_is_said() -> None:
    chain = (*merging(["a"], ["b"], "aya", START), *merging(["b"], ["c"], "aya", START))
    sets, notes = _sets(*chain, *splitting(["a", "c"], ["c"], "aya", START))
    assert not any({"a", "c"} <= s for s in sets)
    assert len(notes) == 1
    assert "one event, but" in notes[0]


BAD = (
    "x", "", "\u200b\u200f\u202e", "9" * 400, "99.99.9999 31.02.2026 00/00/0000", "\x00 \ufffd", "A B C. D! E?",
    "𝟙𝟚 ½ ٣٤ 千兆 million million million", "Baku Баку バクー Բաքու ბაქო باکو " * 50,
)  # fmt: skip


def test_no_text_whatever_raises_or_spoils_the_others() -> None:
    odd = [
        article(f"odd{n}", text, text, text, hours=None if n % 2 else 5, place=text or None)
        for n, text in enumerate(BAD)
    ]
    long = article("long", "Long", "word " * 200_000, hours=2)
    rows = {a.id: subject(n) for n, a in enumerate(odd)} | {"odd0": np.full(384, np.nan, dtype=np.float32)}
    press = [*PRESS, *odd, long]
    found = assemble(press, named(press), ROWS | rows, OUTLETS, REGISTER)
    assert {c.article for c in found.coverage} == {a.id for a in press}
    assert all(0 <= c.similarity <= 1 for c in found.coverage)


def test_wording_is_of_one_language_and_of_rare_words() -> None:
    texts = ["the ferry sank near Qaraburun", "near Qaraburun a ferry sank", "opera season opens", ""]
    found = wording_matrix([*texts, texts[0]], ["en", "en", "en", "en", "ru"])
    assert found[0, 1] > 0.4 > found[0, 2]
    assert found[0, 4] == found[0, 3] == 0


def test_evidence_adds_up_and_undated_pairs_have_weights_of_their_own() -> None:
    assert Likeness(nearness=0.4).odds > Likeness(nearness=0.1).odds
    assert (
        Likeness(nearness=0.4, same_language=1.0, undated=True).odds != Likeness(nearness=0.4, same_language=1.0).odds
    )
    assert Likeness(other_known_person=1.0).odds < Likeness().odds
