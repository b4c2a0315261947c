"""Events, with made-up vectors: what is asked here is what names, days, rulings and order do."""

from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from torimatome.group import Grouping, assemble, dossiers
from torimatome.group.vectors import nearness
from torimatome.model import Article, CoverageRole, Event, Ruling

from .newsroom import OUTLETS, REGISTER, START, article, named, subject

DAM_EN = article(
    "dam-en",
    "Dam at Qaraburun passes 85 million litres",
    "Engineer Bertrand Quillfeather said in Qaraburun that the dam of Azerbaijan now holds 85 million litres of water.",
    "It was filled in 14 weeks.",
)
DAM_RU = article(
    "dam-ru",
    "Плотина в Карабуруне набрала 85 миллионов литров",
    "Инженер Бертран Квиллфезер сообщил в Карабуруне, что плотина Азербайджана вмещает 85 миллионов литров воды.",
    "Ее наполняли 14 недель.",
    outlet="az.quill",
    language="ru",
    hours=2,
)
OPERA = article("opera", "Opera season opens", "Singers rehearse for spring.", outlet="az.harbour", hours=3)
CHESS = article("chess", "Chess club moves", "Players carried the boards.", outlet="az.hoshi", hours=4)
PRESS = (DAM_EN, DAM_RU, OPERA, CHESS)
VECTORS = {"dam-en": subject(1), "dam-ru": subject(1), "opera": subject(8), "chess": subject(9)}
Vector = npt.NDArray[np.float32]


def _group(
    articles: Sequence[Article], vectors: dict[str, Vector] | None = None, rulings: Sequence[Ruling] = ()
) -> Grouping:
    return assemble(articles, named(articles), vectors or VECTORS, OUTLETS, REGISTER, rulings)


def _sets(grouping: Grouping) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for c in grouping.coverage:
        found.setdefault(c.event, set()).add(c.article)
    return {frozenset(s) for s in found.values()}


def _rule(first: str, second: str, *, same: bool, hours: int = 0) -> Ruling:
    return Ruling(first=first, second=second, same=same, by="aya", at=START + timedelta(hours=hours))


def test_one_event_in_two_languages_with_reasons_in_words() -> None:
    grouping = _group(PRESS)
    assert _sets(grouping) == {frozenset({"dam-en", "dam-ru"}), frozenset({"opera"}), frozenset({"chess"})}
    told = next(c for c in grouping.coverage if c.article == "dam-ru")
    assert "nearest to dam-en of az.lantern" in told.reasons[0]
    assert any("Азербайджан" in r for r in told.reasons)
    assert any("85000000" in r for r in told.reasons)


def test_the_id_of_an_event_is_made_of_its_earliest_article() -> None:
    event = next(e for e in _group(PRESS).events if e.id == f"e{sha256(b'dam-en').hexdigest()[:12]}")
    assert (event.first_on, event.actors) == (START.date(), ("c-az",))


@settings(max_examples=20, deadline=None)
@given(st.permutations(PRESS))
def test_the_order_of_articles_changes_nothing(shuffled: list[Article]) -> None:
    assert _group(shuffled) == _group(PRESS)


def test_rulings_are_obeyed_and_the_last_word_holds() -> None:
    apart = [_rule("dam-ru", "dam-en", same=False)]
    assert frozenset({"dam-en", "dam-ru"}) not in _sets(_group(PRESS, rulings=apart))
    together = [_rule("opera", "chess", same=True)]
    assert frozenset({"opera", "chess"}) in _sets(_group(PRESS, rulings=together))
    changed = [*together, _rule("chess", "opera", same=False, hours=1)]
    assert frozenset({"opera", "chess"}) not in _sets(_group(PRESS, rulings=changed))


def test_a_ruling_parts_even_copies_and_chains() -> None:
    copy = article("copy", DAM_EN.headline, DAM_EN.text, outlet="az.harbour", hours=1)
    vectors = VECTORS | {"copy": VECTORS["dam-en"]}
    assert any(c.duplicate_of == "dam-en" for c in _group([*PRESS, copy], vectors).coverage)
    parted = _group([*PRESS, copy], vectors, [_rule("copy", "dam-en", same=False)])
    assert all({"copy", "dam-en"} - s for s in _sets(parted))
    assert not any(c.duplicate_of for c in parted.coverage)
    chain = [_rule("dam-en", "opera", same=True), _rule("opera", "chess", same=True, hours=1)]
    chained = _sets(_group(PRESS, rulings=[*chain, _rule("dam-en", "chess", same=False, hours=2)]))
    assert frozenset({"opera", "chess"}) in chained


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans()), max_size=6))
def test_no_two_articles_that_a_person_parted_ever_stand_together(words: list[tuple[int, int, bool]]) -> None:
    rulings = [_rule(PRESS[a].id, PRESS[b].id, same=s, hours=n) for n, (a, b, s) in enumerate(words) if a != b]
    last = {frozenset({r.first, r.second}): r.same for r in rulings}
    sets = _sets(_group(PRESS, rulings=rulings))
    for pair, same in last.items():
        if not same:
            assert not any(pair <= s for s in sets)


def test_look_alike_calls_stay_apart_however_alike_their_vectors_are() -> None:
    words = "The Prime Minister spoke by telephone with his counterpart {}. They discussed transport and trade, and agreed to keep in touch and to meet in the capital in the course of the year."
    first = article("a", "Prime Minister on the phone", words.format("Ivan Dorovan of Moldania"))
    second = article(
        "b", "Prime Minister on the phone", words.format("Pavel Osterman of Kuralia"), outlet="az.quill", hours=5
    )
    vectors = {"a": subject(1), "b": subject(1), "opera": subject(8), "chess": subject(9)}
    assert _sets(_group([first, second, OPERA, CHESS], vectors)) >= {frozenset({"a"}), frozenset({"b"})}


WINDOW = [article(f"w{n}", f"Rain {n}", f"Rain number {n} fell.", outlet="az.kaze", hours=n) for n in range(12)]
RAIN = {f"w{n}": subject(40 + n) for n in range(12)}


@pytest.mark.parametrize(
    ("headline", "first", "second"),
    [
        (
            "President accepts credentials of ambassador",
            "President Teymur Velizade accepted the credentials of Kwame Dagadu, who comes from the south.",
            "President Teymur Velizade accepted the credentials of Lotta Vinterberg, a diplomat of long standing.",
        ),
        (
            "Court gives its verdict",
            "The Harbour Court sentenced Orkhan Mirzayarov to six years in prison on Monday.",
            "The Harbour Court sentenced Lamiya Pashabeyli to six years in prison, her lawyer says.",
        ),
    ],
)
def test_look_alikes_of_one_day_that_are_about_other_persons_stay_apart(headline: str, first: str, second: str) -> None:
    one = article("one", headline, first, hours=1)
    other = article("other", headline, second, outlet="az.quill", hours=4)
    sets = _sets(_group([one, other, *WINDOW], RAIN | {"one": subject(1, 2), "other": subject(1, 2)}))
    assert {frozenset({"one"}), frozenset({"other"})} <= sets


@pytest.mark.parametrize(
    ("language", "headline", "text"),
    [
        ("hy", "Վելիզադեն ընդունել է դեսպանին", "Ադրբեջանի նախագահ Վելիզադեն ընդունել է դեսպան Քվամե Դագադուին։"),
        ("tr", "Velizade büyükelçi Dagadu'yu kabul etti", "Azerbaycan lideri, Kwame Dagadu'nun güven mektubunu kabul etti."),
        ("ja", "ヴェリザデ大統領、大使と会談", "アゼルバイジャンのヴェリザデ大統領は、クワメ・ダガドゥ大使の信任状を受け取った。"),
    ],
)  # fmt: skip
def test_what_another_alphabet_tells_of_the_same_person_is_one_event(language: str, headline: str, text: str) -> None:
    told = article(
        "told",
        "Velizade receives ambassador Dagadu",
        "Teymur Velizade of Azerbaijan accepted credentials of Kwame Dagadu.",
    )
    again = article("again", headline, text, outlet="az.quill", language=language, hours=3)
    sets = _sets(_group([told, again, *WINDOW], RAIN | {"told": subject(1, 2), "again": subject(1, 2, 3)}))
    assert frozenset({"told", "again"}) in sets


def test_one_matter_much_written_of_asks_for_more_likeness() -> None:
    cosines = np.eye(14, dtype=np.float32)
    cosines[:12, :12] = 0.5  # twelve articles on one matter
    cosines[12, 13] = cosines[13, 12] = 0.5  # two on another
    near = nearness(cosines)
    assert near[0, 1] == pytest.approx(0.0)
    assert near[12, 13] == pytest.approx(0.45)


def test_a_translation_by_the_same_outlet_is_told_from_a_second_report() -> None:
    own = article(
        "dam-az",
        "Qaraburun bəndi 85 milyon litr",
        "Mühəndis Bertran Kvilfezer Qaraburunda bildirib ki, bənd 85 milyon litr su tutur.",
        language="az",
        hours=1,
    )
    roles = {c.article: c.role for c in _group([*PRESS, own], VECTORS | {"dam-az": subject(1)}).coverage}
    assert (roles["dam-az"], roles["dam-ru"]) == (CoverageRole.TRANSLATION, CoverageRole.REPORT)


@pytest.mark.parametrize(
    ("told", "role"),
    [
        (article("x", "How the canal was cut", "On 4 May 2019 the canal was cut. Workers sang."), CoverageRole.RETROSPECTIVE),
        (article("x", "The canal of 2019", "On 9 March 2019 the canal fell dry. It was dug anew on 9 March 2019 and on 11 March."), CoverageRole.RETROSPECTIVE),
        (article("x", "Why I like canals", "I grew up beside one. Nobody asked me, but I miss it."), CoverageRole.OPINION),
        (article("x", "Canals", "A column.", category="Opinion"), CoverageRole.OPINION),
        (article("x", "LIVE: the canal opens", "10:00. Doors open.", "10:20. Speech."), CoverageRole.LIVE),
        (article("x", "Открытие канала", "10:00. Начало.", "10:20. Речь.", "10:40. Песня.", "11:00. Конец.", language="ru"), CoverageRole.LIVE),
        (article("x", "Critics who live abroad", "The court heard them today. I know, he said."), CoverageRole.REPORT),
        (article("x", "Canal trial", "The judge spoke on 10 March of the floods of 4 May 2019."), CoverageRole.REPORT),
    ],
)  # fmt: skip
def test_how_an_article_stands_to_its_event(told: Article, role: CoverageRole) -> None:
    assert _group([told], {"x": subject(1)}).coverage[0].role is role


def test_a_look_back_stays_apart_from_the_news_that_it_resembles() -> None:
    back = article(
        "back",
        "How the dam of Qaraburun began",
        "On 2 June 2024 Bertrand Quillfeather drew the dam of Qaraburun, 85 million litres.",
        outlet="az.hoshi",
        hours=5,
    )
    grouping = _group([*PRESS, back], VECTORS | {"back": subject(1, 2)})
    assert frozenset({"back"}) in _sets(grouping)
    assert all(e.part_of is None for e in grouping.events)


def test_a_visit_gathers_its_parts() -> None:
    trip = [
        article("t1", "President Velizade arrives in Ostrava", "President Teymur Velizade came to Ostrava on a visit on March 10.", place="Ostrava", hours=1),
        article("t2", "Velizade meets Pavel Osterman", "Teymur Velizade and Pavel Osterman talked of coal in Ostrava on March 10.", place="Ostrava", hours=4),
        article("t3", "Velizade speaks to steel makers", "Teymur Velizade opened a fair of steel in Ostrava on March 11.", place="Ostrava", hours=26),
    ]  # fmt: skip
    home = [article(f"h{n}", "Weather", f"Rain number {n}.", place="Baku", hours=24 * n) for n in range(4)]
    vectors = {"t1": subject(1, 2), "t2": subject(1, 3), "t3": subject(1, 4)} | {
        f"h{n}": subject(20 + n) for n in range(4)
    }
    grouping = _group([*trip, *home], vectors)
    whole, *parts = (e for e in grouping.events if _told(grouping, e) & {"t1", "t2", "t3"})
    assert whole.part_of is None
    assert {e.part_of for e in parts} == {whole.id}
    assert len(parts) == 2
    top = next(d for d in dossiers(grouping, [*trip, *home], named(trip)) if d.event == whole)
    assert [a.id for a in top.every_article] == ["t1", "t2", "t3"]


def _told(grouping: Grouping, event: Event) -> set[str]:
    return {c.article for c in grouping.coverage if c.event == event.id}


def test_nothing_and_articles_without_vector_or_date_are_no_trouble() -> None:
    assert _group([]) == Grouping(events=(), coverage=())
    bare = article("bare", "A word", "", hours=None)
    grouping = assemble([bare, OPERA], {}, {}, {}, REGISTER, ())
    assert len(grouping.events) == 2
    assert {e.first_on for e in grouping.events} == {None, START.date()}
