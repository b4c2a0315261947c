"""Contacts found in the shared bulletins, against a list made by reading them: who with whom, and by what means.

What a bulletin only looks back on (a summit of last August) is in no list and counts for and against nothing.
"""

from __future__ import annotations

import sys

from evals.shared import material, skips
from torimatome import outlets, profiles, readers
from torimatome.analysis.contacts import Contacts
from torimatome.analysis.parties import Reader
from torimatome.archive.links import finder
from torimatome.group import Gazetteer
from torimatome.lang.text import fold
from torimatome.model import Means

_P, _T, _L = Means.IN_PERSON, Means.TELEPHONE, Means.LETTER
READ: dict[str, tuple[tuple[int, str, str, Means], ...]] = {
    "bulletin-2026-01-24.txt": (
        (5, "Trump", "Aliyev", _P), (6, "Bayramov", "Jalalzadeh", _P), (6, "Hajiyev", "Jalalzadeh", _P), (8, "Aliyev", "Sa'ar", _P),
        (9, "Bayramov", "Sa'ar", _P), (9, "Sa'ar", "Seyidov", _P), (11, "Barrot", "Fidan", _P), (12, "Gafarova", "Centemero", _P),
        (13, "Bayramov", "Yi", _P), (14, "Wadephul", "アゼルバイジャン大使", _P), (14, "Wadephul", "アルメニア大使", _P),
        (15, "Bayramov", "Araghchi", _T),
    ),
    "bulletin-2026-02-14.txt": (
        (5, "Aliyev", "Barzani", _P), (5, "Aliyev", "Kaliňák", _P), (5, "Aliyev", "Sicilia", _P), (5, "Aliyev", "Laschet", _P),
        (5, "Aliyev", "Iotova", _P), (5, "Aliyev", "Kallas", _P), (5, "Aliyev", "Zelenskyy", _P), (5, "Aliyev", "Cohen", _P),
        (6, "delegation", "Grigoryan", _P), (6, "delegation", "Kostanyan", _P), (7, "Aliyev", "Vučić", _P), (9, "Aliyev", "Jinping", _L),
        (10, "Aliyev", "Brandt", _P), (12, "Aliyev", "Pashinyan", _P),
    ),
}  # fmt: skip


def found() -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """What was found and what was read: item, the two last names in order, means."""
    register = profiles.profile("azerbaijan").register
    reader = Contacts(Reader(finder(Gazetteer(register, outlets.bundled().values())), register))
    ours, right = set(), set()
    for name, contacts in READ.items():
        issue = readers.read(material("seeds", name).read_bytes(), name).bulletin
        assert issue is not None
        for n, item in enumerate(issue.items, 1):
            ours |= {_key(f"{name}:{n}", c.host.name, c.guest.name, c.means) for c in reader.of(item)}
        right |= {_key(f"{name}:{n}", one, other, means) for n, one, other, means in contacts}
    return ours, right


def _key(where: str, one: str, other: str, means: Means) -> tuple[str, ...]:
    return (where, *sorted((fold(one).split()[-1], fold(other).split()[-1])), means.value)


def figures() -> dict[str, float]:
    """Precision and recall over both bulletins."""
    ours, right = found()
    return {"contacts_precision": len(ours & right) / len(ours), "contacts_recall": len(ours & right) / len(right)}


@skips
def main() -> int:
    """Print the figures and what differs."""
    ours, right = found()
    for one in sorted(ours ^ right):
        print("wrong " if one in ours else "missed", *one)
    print(figures())
    return 0


if __name__ == "__main__":
    sys.exit(main())
