"""From grouped events to a proof-read draft on one core: seconds for a generated week of 1,500 articles, without a model."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from torimatome import compose, group, proof, triage
from torimatome.config import House
from torimatome.lang import pack
from torimatome.model import (
    Article,
    Bulletin,
    Coverage,
    CoverageRole,
    DateSource,
    Dossier,
    Event,
    EventKind,
    Outlet,
    OutletKind,
    Period,
    Published,
)
from torimatome.model.learnt import NOTHING_LEARNT
from torimatome.profiles import house_of_profile, profile
from torimatome.profiles.register import Register

_FIRST = datetime(2031, 3, 1, 8, tzinfo=UTC)
_WHO = (
    "President of Azerbaijan Ilham Aliyev",
    "Foreign Minister of Azerbaijan Jeyhun Bayramov",
    "The Ministry of Defense of Azerbaijan",
)
_GUESTS = ("Armenia", "Georgia", "Kazakhstan", "Serbia", "Germany", "Italy", "Israel", "Iran", "Japan", "France")
_MATTERS = ("trade", "transport", "energy", "education", "defense", "tourism", "agriculture", "security", "culture")
_KINDS = (EventKind.MEETING, EventKind.STATEMENT, EventKind.PHONE_CALL, EventKind.EXERCISE, EventKind.COURT)


def measure(events: int = 500) -> dict[str, float]:
    """Seconds for choice, writing and proof of one week, and how many items they made."""
    outlets = {o.id: o for o in map(_outlet, range(6))}
    register, house = profile("azerbaijan").register, house_of_profile("azerbaijan")
    gazetteer = group.Gazetteer(register, tuple(outlets.values()))
    dossiers = [_dossier(n, gazetteer) for n in range(events)]
    started = time.process_time()
    issue = _drafted(dossiers, outlets, house, register)
    written = time.process_time()
    articles = {a.id: a for d in dossiers for a in d.articles}
    found = proof.read(issue, articles, outlets)
    ended = time.process_time()
    return {
        "articles": len(articles), "items": sum(len(s.items) for s in issue.sections), "draft_s": round(written - started, 1),
        "proof_s": round(ended - written, 1), "findings": len(found),
    }  # fmt: skip


def _drafted(dossiers: Sequence[Dossier], outlets: Mapping[str, Outlet], house: House, register: Register) -> Bulletin:
    period = Period(first_on=_FIRST.date(), last_on=_FIRST.date() + timedelta(days=6))
    past = triage.Precedents(NOTHING_LEARNT)
    units = triage.units(dossiers, house, register, outlets)
    labels = {d.event.id: triage.classify(d, house, register, outlets, past) for d in units}
    items = []
    for choice in triage.choose(period, units, labels, house, register, outlets, past, []):
        if choice.chosen:
            lead = compose.lead(choice.dossier, outlets, house)
            heads = compose.headlines(
                choice.dossier, lead, register, pack, NOTHING_LEARNT, house, lead.reported_on or period.last_on
            )
            items.append(compose.item(choice.dossier, choice.label.section, heads, lead, outlets, house, register))
    return compose.bulletin(period, compose.as_issue(items, house), house)


def _outlet(n: int) -> Outlet:
    kind = OutletKind.STATE_AGENCY if n == 0 else OutletKind.AGENCY
    return Outlet(
        id=f"az.{n}", attribution=f"WIRE{n}", names={"en": f"Wire {n}"}, country="az", kind=kind, owner=f"o{n}",
        timezone="Asia/Baku", domains=(f"w{n}.example",),
    )  # fmt: skip


def _dossier(n: int, gazetteer: group.Gazetteer) -> Dossier:
    articles = tuple(_articles(n))
    return Dossier(
        event=Event(id=f"e{n}", kind=_KINDS[n % len(_KINDS)], first_on=articles[0].reported_on),
        articles=articles,
        coverage=tuple(Coverage(event=f"e{n}", article=a.id, role=CoverageRole.REPORT) for a in articles),
        mentions={a.id: group.mentions(a, gazetteer, pack("en")) for a in articles},
    )


def _articles(n: int) -> Iterator[Article]:
    """Three outlets' reports of one invented event, about 300 words each."""
    pick = random.Random(n)
    # One event of ten is a matter of the desk, as in the shared weeks; the rest is only weighed and left out.
    who, guest = pick.choice(_WHO) if n % 10 == 0 else "The Chess Club of Elmford", pick.choice(_GUESTS)
    at = _FIRST + timedelta(hours=n * 168 / 500)
    for k in range(3):
        told = [
            f"{who} discussed {', '.join(pick.sample(_MATTERS, 3))} and {pick.randint(13, 900)} projects worth {pick.randint(2, 90)} million "
            f"dollars with the delegation of {guest}, which had arrived in Baku {pick.choice(('for a visit', 'on Monday', 'with experts'))}."
            for _ in range(11)
        ]
        yield Article(
            id=f"a{n}-{k}", revision=1, outlet=f"az.{(n + k) % 6}", url=f"http://w.example/{n}-{k}", language="en",
            headline=f"{who.rsplit(' of ', 1)[0]} and {guest} discuss {_MATTERS[n % 9]}",
            text="\n\n".join(" ".join(told[i : i + 3]) for i in range(0, 11, 3)),
            published=Published(at=at + timedelta(minutes=20 * k), source=DateSource.FEED),
        )  # fmt: skip
