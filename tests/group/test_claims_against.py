"""Figures and statements held against each other: denials of a figure, two voices in one sentence, corrections, what truly holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.group import Difference, claims, conflicts
from torimatome.lang import pack
from torimatome.model import Article, Claim, Coverage, Dossier, Event, EventKind

from .newsroom import OUTLETS, REGISTER, article, named

PACKS = {code: pack(code) for code in ("en", "ru", "az", "tr", "ja", "hy", "ka", "fa")}


def _claims(*told: Article) -> tuple[Claim, ...]:
    dossier = Dossier(
        event=Event(id="e", kind=EventKind.OTHER), articles=told, mentions=named(told),
        coverage=tuple(Coverage(event="e", article=a.id) for a in told),
    )  # fmt: skip
    return claims(dossier, PACKS, REGISTER, OUTLETS)


def _read(text: str, later: str = "", language: str = "en") -> tuple[Claim, ...]:
    told = [article("a", "Mill", text, language=language)]
    if later:
        told.append(article("b", "Mill again", later, language=language, outlet="az.quill", hours=3))
    return _claims(*told)


def _kinds(found: tuple[Claim, ...]) -> set[Difference]:
    return {c.difference for c in conflicts(found)}


@pytest.mark.parametrize(
    ("language", "text", "later"),
    [
        ("en", "The province bans the export of 240 goods from Monday.", "Samir Kerimov said that the 240 goods were not banned."),
        ("en", "The union says 64 workers left the mill.", "The figure of 64 is wrong, the owner said."),
        ("en", "Some 70 houses were flooded.", "It is not the case that 70 houses were flooded, the mayor said."),
        ("en", "Twelve people were killed.", "The owner denied that twelve were killed."),
        ("ru", "Область запретила вывоз 240 товаров.", "Вывоз 240 товаров не запрещали, заявил Керимов."),
        ("ru", "С комбината ушли 64 рабочих.", "Цифра 64 неверна, сообщил владелец."),
        ("ja", "県は240品目の輸出を禁止した。", "240品目は禁止されていないと県は述べた。"),
        ("ja", "県は240品目の輸出を禁止した。", "県は240品目の輸出禁止を否定した。"),
        ("ja", "工場から64人が去った。", "64人という数字は正しくないと会社は述べた。"),
        ("tr", "İl, 240 ürünün ihracatını yasakladı.", "240 ürün yasaklanmadı, dedi sözcü."),
        ("az", "Rayon 240 malın ixracını qadağan edib.", "240 mal qadağan olunmayıb, sözçü bildirib."),
    ],
)  # fmt: skip
def test_a_denied_figure_is_tied_to_who_told_it_first(language: str, text: str, later: str) -> None:
    found = _read(text, later, language)
    (denial,) = [c for c in found if c.field == "denial"]
    assert denial.citation.article == "b"
    assert denial.denies == found[0].citation


def test_this_is_false_answers_who_first_told_the_figure_before_it() -> None:
    found = _read("Neighbours count 12 dead.", "Local media wrote that 12 people died. The owner denied this.")
    (denial,) = [c for c in found if c.field == "denial"]
    assert denial.denies == found[0].citation


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("The mill has 64 workers.", "The 64 workers were not at home."),
        ("The mill has 64 workers and did not burn.", ""),
        ("The court gave him 20 years in prison.", "In a town never seen since, he is to spend 20 years in prison."),
        ("The 64 workers came to the meeting.", "The 64 workers at the meeting did not speak."),
        ("The union says 64 workers left.", "The owner spoke of 64 workers and did not say why they left."),
        ("The mill has 64 workers.", "Nothing was said of the 70 that were not there."),
    ],
)
def test_a_not_beside_a_figure_is_not_always_a_denial(text: str, later: str) -> None:
    assert {c.field for c in _read(text, later)} == {"number"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to the mayor 12 people were killed, while neighbours say that 19 people died."),
        ("en", "The ministry counts 3 wounded, but the doctors speak of 8 wounded."),
        ("ru", "По данным мэра, погибли 12 человек, а соседи говорят о 19 погибших."),
        ("tr", "Valiye göre 12 kişi öldü, komşular ise 19 kişinin öldüğünü söylüyor."),
        ("az", "Merin sözlərinə görə 12 nəfər ölüb, qonşular isə 19 nəfərin öldüyünü deyir."),
        ("ja", "市長によると12人が死亡したが、住民は19人が死亡したと語った。"),
        ("fa", "مقامات از ۴۰ زخمی خبر دادند، اما پزشکان از ۶۲ زخمی سخن گفتند."),
        ("en", "The report speaks of 23 prisoners. In reality 19 prisoners are left."),
        ("ru", "В докладе говорится о 23 заключенных. На самом деле заключенных 19."),
    ],
)
def test_one_text_may_hold_two_figures_against_each_other(language: str, text: str) -> None:
    assert _kinds(_read(text, language=language)) == {Difference.CONFLICT}


def test_of_two_voices_each_has_its_figure() -> None:
    found = _read("According to Samir Kerimov 12 people were killed, while neighbours say that 19 people died.")
    assert [(c.holder, c.value_number) for c in found] == [("p-kerimov", 12), ("az.lantern", 19)]
    assert (found[0].denies, found[1].denies) == (None, found[0].citation)


@pytest.mark.parametrize(
    "text", ["In one town 3 people were killed, while 5 people were killed in the next.", "12 people were killed, 4 of them children."]
)  # fmt: skip
def test_two_figures_of_one_voice_are_no_contradiction(text: str) -> None:
    assert _kinds(_read(text)) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministry lowered the number of wounded from 14 to 9."),
        ("en", "The toll was revised from 14 killed to 9 killed."),
        ("ru", "Министерство снизило число погибших с 14 до 9."),
        ("ja", "当局は死者数を14人から9人に訂正した。"),
        ("en", "Authorities cut the number of missing from 14 to 9."),
        ("ru", "Число раненых уточнено: не 14, а 9 человек ранены."),
    ],
)
def test_a_figure_that_takes_anothers_place_corrects_it(language: str, text: str) -> None:
    found = _read(text, language=language)
    assert _kinds(found) == {Difference.CORRECTION}
    assert [c.value_number for c in found if c.field == "number"] == [14, 9]


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [
        ("en", "Kerimov maintains that the mill never released any waste.", "denial"),
        ("en", "The owners insist that no waste reached the river.", "denial"),
        ("ru", "Владельцы утверждают, что отходы в реку не попадали.", "denial"),
        ("az", "Sahiblər iddia edir ki, tullantı çaya tökülməyib.", "denial"),
        ("tr", "Sahipler atığın nehre ulaşmadığını savunuyor.", "denial"),
        ("ja", "会社側は廃棄物は流出していないと主張している。", "denial"),
        ("en", "The mayor answered that the critics apply double standards.", "denial"),
        ("ru", "Мэр назвал критику политизированной и предвзятой.", "denial"),
        ("en", "Residents disagree with this account.", "doubt"),
        ("ru", "Жители с этим не согласны.", "doubt"),
        ("en", "That number is out of date.", "doubt"),
        ("ja", "この数字は古いものだ。", "doubt"),
    ],
)
def test_what_denies_or_doubts_in_other_words(language: str, text: str, field: str) -> None:
    assert [c.field for c in _read(text, language=language)] == [field]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kerimov said that he would not come to the meeting."),
        ("en", "The owners insist that they will not sell the mill."),
        ("en", "The bridge will not open before May."),
        ("en", "Old claims to the land must go, and then nothing would prevent a treaty."),
        ("ru", "Он не сообщил, когда откроется мост."),
        ("ja", "橋は5月まで開通しない。"),
    ],
)
def test_plain_refusals_deny_nothing(language: str, text: str) -> None:
    assert not [c for c in _read(text, language=language) if c.field != "number"]


def test_ranges_and_thousands_are_held_against_what_they_mean() -> None:
    assert _kinds(_read("10 to 15 people were killed.", "12 people were killed.")) == set()
    assert _kinds(_read("10 to 15 people were killed.", "Eight people were killed, the mayor said.")) == {
        Difference.CONFLICT
    }
    assert _kinds(_read("2.5 thousand reservists were called.", "2,500 reservists were called.")) == set()


@given(st.text(alphabet=st.sampled_from("12 killed,while said from to not is wrong. 9人が、死亡 не "), max_size=120))
def test_no_sentence_is_too_odd(text: str) -> None:
    conflicts(_read(text, text))
