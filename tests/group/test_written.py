"""A name in any form gives all its forms."""

from __future__ import annotations

from torimatome.group import Written
from torimatome.model import Entity, EntityKind

PLACE = Entity(
    id="p", kind=EntityKind.PLACE, names={"en": "Ganja", "az": "Gəncə", "ru": "Гянджа", "ja": "ギャンジャ"},
    forms={"en": ("Kirovabad", "GANJA")}, house={"ja": "ガンジャ"},
)  # fmt: skip
PERSON = Entity(
    id="q",
    kind=EntityKind.PERSON,
    names={"en": "Anar Tarverdov", "ja": "アナル・タルヴェルドフ", "ru": "Анар Тарвердов"},
)
WRITTEN = Written([PLACE, PERSON])


def test_any_form_gives_all_each_once() -> None:
    for asked in ("Ganja", "gence", "Gəncədə", "Гянджу", "ギャンジャ", "ガンジャ", "kirovabad"):
        assert set(WRITTEN.others(asked)) == {
            "GANJA",
            "Gəncə",
            "Гянджа",
            "ギャンジャ",
            "ガンジャ",
            "Kirovabad",
        }, asked


def test_a_surname_alone_gives_the_surnames() -> None:
    assert set(WRITTEN.others("Тарвердова")) == {"Tarverdov", "タルヴェルドフ", "Тарвердов"}
    assert "アナル・タルヴェルドフ" in WRITTEN.others("Anar Tarverdov")


def test_what_is_no_name_has_no_forms() -> None:
    for asked in ("", "bridge", "!?", "Ganja bridge", "\0"):
        assert WRITTEN.others(asked) == ()
