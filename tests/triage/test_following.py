"""What follows an event is a part of it; who speaks at one occasion is told under the report that tells of them all."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house, mentions
from torimatome import triage
from torimatome.model import Article, Dossier, Entity, EntityKind, EventKind, Mention
from torimatome.profiles.register import Register
from torimatome.triage.following import with_followers

NAMED = (
    Entity(id="b-watch", kind=EntityKind.BODY, names={"en": "Lutian River Watch"}, country="lt"),
    Entity(id="b-weir", kind=EntityKind.INITIATIVE, names={"en": "Green Weir"}),
    Entity(id="p-ostel", kind=EntityKind.PLACE, names={"en": "Ostel"}, country="lt"),
    Entity(id="p-varn", kind=EntityKind.PLACE, names={"en": "Varn"}, country="lt"),
)
NAMES = Register({**REGISTER.entities, **{e.id: e for e in NAMED}}, REGISTER.offices)


def told(id_: str, *articles: Article, kind: EventKind = EventKind.INCIDENT, others: tuple[str, ...] = ()) -> Dossier:
    """A dossier that knows the names above too, and those of nobody's register."""
    made = dossier(id_, *articles, kind=kind)
    every = [(e.id, e.names["en"]) for e in NAMED] + [(None, name) for name in others]
    more = {
        a.id: tuple(
            Mention(entity=entity, surface=m[0], start=m.start(), end=m.end(), in_headline=in_headline)
            for entity, name in every
            for in_headline, text in ((True, a.headline), (False, a.text))
            for m in re.finditer(re.escape(name), text)
        )
        for a in articles
    }
    return replace(made, mentions={a.id: (*mentions(a), *more[a.id]) for a in articles})


WEIR = told(
    "weir",
    article("a1", "Green Weir breaks near Varn", "Lutian River Watch closed the road at Varn and Ostel.", day=2),
    article("a2", "Green Weir breaks", "Water stands at Varn.", outlet="ge.lens", day=2),
)
FINDING = told("finding", article("b1", "Lutian River Watch: Green Weir was old, nobody broke it", day=5))
OTHERS = [
    told(f"o{n}", article(f"o{n}", f"Market day number {n} in Rovia"), kind=EventKind.OTHER) for n in range(8)
]  # what else is told in the week


def followed(*dossiers: Dossier) -> dict[str, list[str]]:
    found = with_followers([*dossiers, *OTHERS], NAMES, OUTLETS, "rv")
    return {d.event.id: [p.event.id for p in d.parts] for d in found if d.event.id not in {o.event.id for o in OTHERS}}


def test_a_finding_on_the_same_matter_is_a_part_of_it() -> None:
    assert followed(WEIR, FINDING) == {"weir": ["finding"]}
    assert followed(FINDING, WEIR) == {"weir": ["finding"]}


def test_what_as_many_houses_tell_is_an_event_of_its_own() -> None:
    both = told(
        "finding", *FINDING.articles, article("b2", "Lutian River Watch: Green Weir was old", outlet="ge.lens", day=5)
    )
    assert followed(WEIR, both) == {"weir": [], "finding": []}


def test_places_alone_make_no_matter() -> None:
    fair = told("fair", article("f", "Fair of Varn and Ostel opens", day=3), kind=EventKind.CEREMONY)
    assert followed(WEIR, fair) == {"weir": [], "fair": []}


def test_what_is_told_a_week_later_or_by_telephone_stands_alone() -> None:
    late = told("late", article("l", "Lutian River Watch: Green Weir was old", day=9))
    call = told("call", article("c", "Lutian River Watch talks of Green Weir", day=3), kind=EventKind.PHONE_CALL)
    assert followed(WEIR, late, call) == {"weir": [], "late": [], "call": []}


def test_a_ceremony_at_the_end_of_a_visit_is_a_part_of_it_though_as_many_tell_it() -> None:
    visit = told(
        "visit",
        article("v1", "Tarin Velo and Jon Akvist meet in Ostel", "They go to Varn later.", day=3),
        kind=EventKind.VISIT,
    )
    ceremony = told(
        "gift", article("g1", "Tarin Velo and Jon Akvist open school in Varn", day=4), kind=EventKind.CEREMONY
    )
    assert followed(visit, ceremony) == {"visit": ["gift"]}


def test_the_report_that_tells_of_all_speakers_leads() -> None:
    speakers = ("Ula Brist", "Pem Tarrow", "Ivo Sand")
    first, wide, other = (
        told("first", article("s1", "Ula Brist at evening in Ostel"), kind=EventKind.MEETING, others=speakers),
        told(
            "wide",
            article("s2", "Evening of words in Ostel", "Guests came.\n\nUla Brist, Pem Tarrow and Ivo Sand spoke."),
            kind=EventKind.REPORT,
            others=speakers,
        ),
        told("other", article("s3", "Pem Tarrow speaks in Ostel"), kind=EventKind.STATEMENT, others=speakers),
    )
    (unit,) = triage.units([replace(first, parts=(wide, other))], house(), NAMES, OUTLETS)
    assert unit.event.id == "wide"
    assert [p.event.id for p in unit.parts] == ["first", "other"]


def test_where_somebody_of_home_is_host_the_first_report_leads() -> None:
    speakers = ("Ula Brist", "Pem Tarrow")
    first, wide, other = (
        told("first", article("s1", "Mira Dunn meets Ula Brist"), others=speakers),
        told("wide", article("s2", "Words", "Guests.\n\nMira Dunn, Ula Brist, Pem Tarrow spoke."), others=speakers),
        told("other", article("s3", "Mira Dunn hears Pem Tarrow"), others=speakers),
    )
    (unit,) = triage.units([replace(first, parts=(wide, other))], house(), NAMES, OUTLETS)
    assert unit.event.id == "first"
