"""Likeness by names: rare ones count, wide regions do not, and the nearest know one another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from torimatome.group import Gazetteer, mentions
from torimatome.group.named import names_matrix, nearest
from torimatome.group.window import window
from torimatome.lang import pack
from torimatome.model import Entity, EntityKind
from torimatome.profiles.register import Register

from .newsroom import REGISTER, article, named

SETS = [frozenset({"a", "b"}), frozenset({"a", "b", "c"}), frozenset({"c"}), frozenset()]
RARITY = {"a": 1.0, "b": 2.0, "c": 0.5}


def test_names_matrix_is_symmetric_and_weighs_rare_names() -> None:
    found = names_matrix(SETS, RARITY)
    assert np.array_equal(found, found.T)
    assert found[0, 1] == pytest.approx(5 / np.sqrt((5 + 4) * (5.25 + 4)))
    assert found[0, 1] > found[1, 2] > found[0, 2] == 0
    assert not found[3].any()


def test_names_matrix_says_what_the_window_says_of_two() -> None:
    press = [
        article("one", "Bertrand Quillfeather in Qaraburun", "Bertrand Quillfeather met Ottoline Marsh."),
        article("two", "Ottoline Marsh in Qaraburun", "Nobody else came to Qaraburun."),
        article("three", "A quiet day", "Nothing was said."),
    ]
    seen = window(press, named(press), {}, REGISTER)
    for i in range(3):
        for j in {0, 1, 2} - {i}:
            two = seen.shared_names(seen.traces[i].full, seen.traces[j].full)
            assert seen.alike_names[i, j] == pytest.approx(two, abs=1e-6)


def test_nearest_is_one_for_each_other_s_first_and_falls_with_the_place() -> None:
    cosines = np.array([[1, 0.9, 0.5], [0.9, 1, 0.1], [0.5, 0.1, 1]], dtype=np.float32)
    assert nearest(cosines).tolist()[0][1:] == [1.0, 0.5]
    assert nearest(cosines)[1, 2] == 0.5
    assert nearest(np.zeros((0, 0), dtype=np.float32)).shape == (0, 0)


def test_a_name_in_two_texts_alone_is_evidence_unless_it_is_of_a_wide_region() -> None:
    sea = Entity(id="p-gorm-sea", kind=EntityKind.PLACE, names={"en": "Gorm Sea"})
    press = [article("one", "Storm on the Gorm Sea", "It blew."), article("two", "Trade over the Gorm Sea", "It grew.")]
    for entity in (sea, replace(sea, wide=True)):
        register = Register({entity.id: entity})
        names = {a.id: mentions(a, Gazetteer(register), pack(a.language)) for a in press}
        seen = window(press, names, {}, register)
        assert [entity.id in t.full for t in seen.traces] == [not entity.wide] * 2
        assert [bool(t.headline_known) for t in seen.traces] == [not entity.wide] * 2
