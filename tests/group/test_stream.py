"""Articles taken in one by one give the events of a run over all of them; what is settled stays as it was told."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from torimatome.group import Arrival, Grouping, Stream, assemble
from torimatome.model import Article

from .newsroom import OUTLETS, REGISTER, article, named, subject

TOPICS = ("dam", "opera", "chess", "ferry")


def _press(choices: list[tuple[int, int]]) -> list[Article]:
    """One article for each choice of topic and hours since the last one."""
    hours, made = 0, []
    for n, (topic, later) in enumerate(choices):
        hours += later
        name = TOPICS[topic]
        text = f"Bertrand Quillfeather spoke of the {name} in Qaraburun, the {name} of {30 + topic} rooms."
        outlet = tuple(OUTLETS)[n % len(OUTLETS)]
        made.append(article(f"{name}-{n:02}", f"The {name} of Qaraburun", text, outlet=outlet, hours=hours))
    return made


def _arrivals(press: list[Article]) -> list[Arrival]:
    names = named(press)
    rows = {a.id: subject(TOPICS.index(a.id.split("-")[0]) + 1) for a in press}
    return [Arrival(article=a, mentions=names[a.id], vector=rows[a.id]) for a in press]


def _sets(grouping: Grouping) -> set[tuple[str, frozenset[str]]]:
    return {(e.id, frozenset(c.article for c in grouping.coverage if c.event == e.id)) for e in grouping.events}


def _streamed(arrivals: list[Arrival], asked: set[int], days: int = 10) -> dict[str, str]:
    """Article -> event, settled or at hand; asked: after which articles somebody looks."""
    stream = Stream(OUTLETS, REGISTER, days=days)
    found: dict[str, str] = {}
    for n, arrival in enumerate(arrivals):
        found |= {c.article: c.event for c in stream.add(arrival).coverage}
        if n in asked:
            stream.grouping()
    return found | {c.article: c.event for c in stream.grouping().coverage}


CHOICES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30)), min_size=1, max_size=10)


@settings(max_examples=20, deadline=None)
@given(CHOICES.filter(lambda c: sum(later for _, later in c) < 200))
def test_one_by_one_is_as_all_at_once(choices: list[tuple[int, int]]) -> None:
    arrivals = _arrivals(_press(choices))
    stream = Stream(OUTLETS, REGISTER)
    for arrival in arrivals:
        assert stream.add(arrival) == Grouping(events=(), coverage=())
    whole = assemble(
        [a.article for a in arrivals],
        {a.article.id: a.mentions for a in arrivals},
        {a.article.id: a.vector for a in arrivals if a.vector is not None},
        OUTLETS,
        REGISTER,
    )
    assert _sets(stream.grouping()) == _sets(whole)


@settings(max_examples=15, deadline=None)
@given(CHOICES, st.sets(st.integers(0, 9)))
def test_a_look_in_between_changes_nothing_even_when_days_pass_out_of_hand(
    choices: list[tuple[int, int]], asked: set[int]
) -> None:
    arrivals = _arrivals(_press([(topic, later * 2) for topic, later in choices]))
    assert _streamed(arrivals, asked, days=2) == _streamed(arrivals, set(), days=2)


def test_an_event_whose_first_article_is_settled_keeps_its_id() -> None:
    arrivals = _arrivals(_press([(0, 0), (0, 30), (0, 30), (1, 3)]))
    found = _streamed(arrivals, set(), days=1)
    assert found["dam-00"] == found["dam-01"] == found["dam-02"] != found["opera-03"]


def test_the_stream_holds_no_more_than_its_days_and_takes_articles_without_a_date() -> None:
    press = _press([(n % 4, 24) for n in range(12)])
    press[5] = replace(press[5], published=None)
    stream = Stream(OUTLETS, REGISTER, days=3)
    settled = [c.article for a in _arrivals(press) for c in stream.add(a).coverage]
    held = {c.article for c in stream.grouping().coverage}
    assert len(held) <= 5
    assert {*settled, *held} == {a.id for a in press}
    assert not held & set(settled)
