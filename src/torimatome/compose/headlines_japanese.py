"""Japanese headlines from the coded event, by the patterns of the house (house-style 4: V, M, L)."""

from __future__ import annotations

from torimatome.compose.coding import Coded
from torimatome.compose.japanese import listed, person_ja, tidy
from torimatome.compose.people import People
from torimatome.compose.person import Person


def composed(coded: Coded, people: People) -> str:
    """[subject]、[object] を/に/と [verbal noun]."""
    subject = person_ja(coded.subject, people)
    return tidy(f"{subject}、{_predicate(coded, people)}")


def _predicate(coded: Coded, people: People) -> str:
    others = listed([person_ja(p, people) for p in coded.others[:3]])
    where = f"{coded.place}で" if coded.place else ""
    match coded.act:
        case "visit":
            return f"{coded.place}を{coded.manner}"
        case "received":
            return f"{others}を迎える"
        case "letter":
            occasion = f"{coded.topic}に際し" if coded.topic else ""
            return f"{occasion}{others}に{coded.manner}を送付"
    if coded.topic:
        return f"{where}{others}と{coded.topic}について協議"
    return f"{where}{others}と{coded.manner}"


def unverified(coded: Coded) -> tuple[str, ...]:
    """The names whose reading no register holds."""
    return tuple(_name(p) for p in (coded.subject, *coded.others[:3]) if p.en and not p.sure)


def _name(person: Person) -> str:
    return person.en
