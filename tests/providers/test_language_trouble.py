"""The language model when things go wrong: its troubles, its budget, what is remembered, and a wrong table in desk.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.providers.language_desk import (
    ITEM,
    KEY,
    NOON,
    TALKS,
    Slept,
    item_of,
    reworded,
    rules,
    shorter,
    texts,
    writing,
)
from tests.providers.language_double import Says, completion, each, speaking
from torimatome.compose.rewording import Prompt
from torimatome.config import ModelRules
from torimatome.errors import BadConfig, DeskError, Failed, Retry, Stop
from torimatome.profiles import read_house
from torimatome.providers import Endpoint
from torimatome.store import Store

# --- trouble ------------------------------------------------------------------------------------------------

GOOD = each(shorter)
ASK = Prompt("summary", "Shorten.", '{"draft": [{"n": 1, "text": "A b c."}]}')
HALF = Says(body=completion('{"sentences": [{"of": [1], "text": "A b', finish="length"))


def one(base: str, slept: Slept, **changes: object) -> Endpoint:
    return Endpoint(rules(base, **changes), slept, {})


@pytest.mark.parametrize(
    ("says", "error", "said"),
    [
        (Says(500), Retry, "status 500"),
        (Says(429), Retry, "busy or out of order"),
        (HALF, Retry, "half an answer"),
        (Says(body=completion("x"), cut=True), Retry, "broke off"),
        (Says(body=b"<html>hello</html>"), Retry, "no answer in the agreed form"),
        (Says(body=b'{"choices": []}'), Retry, "no answer in the agreed form"),
        (Says(body=b'{"choices": [{"message": {"content": null}}]}'), Retry, "an empty answer"),
        (Says(body=b"[" * 100_000), Retry, "no answer in the agreed form"),
        (Says(body=b" " * 1_000_001), Failed, "more than 1000000 bytes"),
        (Says(body=completion("x"), drip_s=0.05), Retry, "took more than 0.3 seconds|was silent"),
        (Says(302, headers={"Location": "http://127.0.0.1:9/"}), Stop, "not followed"),
        (Says(401), Stop, "refuses the key"),
        (Says(404), Stop, "look at base_url and name"),
        (Says(400, b"no such thing"), Failed, "turned the question down .status 400.: no such thing"),
        (Says(body=completion("x"), headers={"Content-Encoding": "gzip"}), Failed, "packs its answers"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_each_trouble_is_one_clear_sentence(says: Says, error: type[DeskError], said: str) -> None:
    with speaking(lambda _: says) as double, pytest.raises(error, match=said) as fault:
        one(double.base, Slept(), timeout_s=0.3 if says.drip_s else 5.0).ask(ASK.task, ASK.data)
    assert len(double.asked) == 1
    assert "\n" not in str(fault.value)


def test_nobody_there_is_a_clear_sentence_too() -> None:
    with speaking(GOOD) as double:
        base = double.base
    with pytest.raises(Retry, match="cannot be reached"):
        one(base, Slept()).ask(ASK.task, ASK.data)


def test_a_busy_server_is_asked_again_as_late_as_it_says(store: Store) -> None:
    left: list[Says | str] = [Says(503), Says(429, headers={"Retry-After": "7"})]
    with writing(lambda data: left.pop(0) if left else GOOD(data), store) as (pen, double, slept):
        assert texts(reworded(pen)) != texts(ITEM)
    assert (len(double.asked), slept) == (3, [1.0, 7.0])
    assert store.completions.spent(NOON - timedelta(hours=1))[0] == 3


@pytest.mark.parametrize(
    "says", [HALF, Says(body=completion("I am sorry.")), Says(500), Says(body=completion('{"sentences": 5}'))]
)
def test_what_never_answers_leaves_the_item_alone_and_is_left_alone_itself(says: Says, store: Store) -> None:
    with writing(lambda _: says, store) as (pen, double, _):
        for n in range(5):
            own = item_of(replace(TALKS, text=f"{TALKS.text} The talks took {n + 3} hours."))
            assert reworded(pen, own) is own
    assert len(double.asked) == 6, "two questions, three tries each"
    assert "asked no more in this run" in "".join(pen.account.lines())


def test_a_refused_key_ends_the_asking_at_once(store: Store) -> None:
    with writing(lambda _: Says(403), store) as (pen, double, _):
        assert reworded(pen) is ITEM
        assert reworded(pen) is ITEM
    assert len(double.asked) == 1


def test_a_missing_key_is_told_before_anything_is_sent(store: Store) -> None:
    with writing(GOOD, store, key_env="NOT_SET_ANYWHERE") as (pen, double, _):
        assert reworded(pen) is ITEM
    assert "NOT_SET_ANYWHERE is not set" in "".join(pen.account.lines())
    assert double.asked == []


def test_only_this_machine_is_spoken_to_in_the_open() -> None:
    for base in ("http://model.example/v1", "http://10.0.0.1/v1", "ftp://127.0.0.1/v1"):
        with pytest.raises(Stop, match="use an https address"):
            one(base, Slept()).ask(ASK.task, ASK.data)


# --- memory and budget --------------------------------------------------------------------------------------


def test_nothing_is_asked_twice(store: Store) -> None:
    with writing(GOOD, store) as (pen, double, _):
        first = reworded(pen)
    with writing(lambda _: Says(500), store) as (pen, silent, _):
        assert reworded(pen) == first
    assert (len(double.asked), len(silent.asked), pen.account.remembered) == (1, 0, 1)
    with writing(GOOD, store, name="another") as (pen, other, _):
        reworded(pen)
    assert len(other.asked) == 1, "another model is another question"


def test_answers_outlive_a_rebuild(store: Store) -> None:
    store.completions.spend("k", "answer", 12, NOON)
    store.completions.spend("", "", 5, NOON)
    store.drop_machine_tables()
    assert store.completions.get("k") == "answer"
    assert store.completions.get("") is None
    assert store.completions.spent(NOON) == (2, 17)
    assert store.completions.spent(NOON + timedelta(seconds=1)) == (0, 0)


@pytest.mark.parametrize(
    ("changes", "said"), [({"requests_per_day": 1}, "1 requests"), ({"tokens_per_day": 700}, "700 tokens")]
)
def test_a_budget_that_is_used_up_is_told_and_kept(changes: Mapping[str, int], said: str, store: Store) -> None:
    other = replace(TALKS, text=f"{TALKS.text} The two signed an agreement on 3 crossings.")
    with writing(lambda data: Says(body=completion(str(GOOD(data)), tokens=300)), store, **changes) as (pen, double, _):
        reworded(pen)
        own = item_of(other)
        assert reworded(pen, own, other) is own
    assert len(double.asked) == 1
    assert f"the day's budget of {said}" in "".join(pen.account.lines())


def test_the_budget_is_of_the_desks_own_day(store: Store) -> None:
    store.completions.spend("x", "y", 1, datetime(2031, 3, 7, 19, tzinfo=UTC))  # 23:00 in Baku, the day before
    with writing(GOOD, store, requests_per_day=1) as (pen, double, _):
        reworded(pen)
    assert len(double.asked) == 1


@pytest.mark.parametrize("tokens", [-5, "many", None, 10**12, True, 0])
def test_a_server_that_counts_wrongly_is_counted_for(tokens: object, store: Store) -> None:
    with writing(lambda data: Says(body=completion(str(GOOD(data)), tokens=tokens)), store) as (pen, _, _):
        reworded(pen)
    assert 100 < store.completions.spent(NOON)[1] < 2000


# --- desk.toml ----------------------------------------------------------------------------------------------

DESK = 'profile = "azerbaijan"\n[model]\n'


def test_no_desk_has_a_model_from_the_start() -> None:
    assert read_house('profile = "azerbaijan"').model == ModelRules()
    assert ModelRules().sends == "nothing"


@pytest.mark.parametrize(
    "base",
    ["https://model.example/v1", "http://127.0.0.1:8080/v1", "http://[::1]:8080/v1", "http://localhost:11434/v1"],
)
def test_addresses_that_may_be_asked(base: str) -> None:
    model = read_house(f'{DESK}base_url = "{base}"\nname = "m"\nsends = "headlines"').model
    assert (model.base_url, model.name, model.sends) == (base, "m", "headlines")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('base_url = "http://model.example/v1"', "must begin with https://"),
        ('base_url = "http://127.0.0.1.evil.example/v1"', "must begin with https://"),
        ('base_url = "file:///etc/passwd"', "is no address"),
        ('base_url = "https://user:pass@model.example"', "must hold no name"),
        ('base_url = "https://model.example/?key=1"', "must hold no name"),
        ('base_url = "https://model.example:99999"', "is no address"),
        ('sends = "everything"', "must be one of nothing, headlines, summaries"),
        ('sends = "headlines"', "needs base_url and name"),
        ('sends = "headlines"\nbase_url = "https://m.example"', "needs base_url and name"),
        (f'key_env = "{KEY}"', "never the key itself"),
        ("timeout_s = 0", "timeout_s must be a number"),
        ("requests_per_day = -1", "requests_per_day must be a whole number"),
        ("temperature = 1", "is not a known key"),
    ],
)
def test_a_faulty_model_table_is_refused(text: str, said: str) -> None:
    with pytest.raises(BadConfig, match=r"desk\.toml, line \d+: model\.") as fault:
        read_house(DESK + text)
    assert said in str(fault.value)
    assert KEY not in str(fault.value)
