"""`learnt`: what the desk has learnt from past issues and from its people, and the word that takes it back."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from itertools import groupby

from torimatome.analysis.learnt_words import PLAIN_KINDS, days, sought, told
from torimatome.archive.learnt import Learning, Refusal
from torimatome.cli.calls import user
from torimatome.cli.common import Command, opened
from torimatome.cli.data import put_json
from torimatome.errors import Stop
from torimatome.model import Learnt, LearntKind

_MOST = 20
_ITEMS = 3


def learnt(call: argparse.Namespace) -> None:
    """Show what the desk has learnt from past issues and people's changes, with the items that show it."""
    with opened(call) as desk:
        learning = Learning(desk.folder, desk.store)
        by = call.by or user()
        if call.refuse:
            if not call.reason:
                raise Stop("a refusal needs a reason; add --reason TEXT.")
            learning.refuse(call.refuse, call.reason, by, desk.clock())
            print(
                f"{call.refuse} is refused; the next draft does without it. `learnt --restore {call.refuse}` takes that back."
            )
        elif call.restore:
            learning.restore(call.restore, by, desk.clock())
            print(f"{call.restore} is used again.")
        else:
            _show(call, learning)


def _show(call: argparse.Namespace, learning: Learning) -> None:
    kind, query = _asked(call)
    refused = learning.refusals()
    found = sought(learning.everything(), learning.name, kind, query)
    if call.refused:
        found = [one for one in found if one.id in refused]
    if call.json:
        put_json([_row(one, learning, refused) for one in found])
        return
    for group, many in groupby(found, key=lambda one: one.kind):
        things = list(many)
        print(PLAIN_KINDS[group])
        for one in things if call.all else things[:_MOST]:
            because = f"  REFUSED by {refused[one.id].by}: {refused[one.id].reason}" if one.id in refused else ""
            print(f"  {one.id}  {told(one, learning.name)}  [{_shown(one)}]{because}")
        if len(things) > _MOST and not call.all:
            print(f"  ... and {len(things) - _MOST} more; --all shows them, or name a kind and words.")
    print(f"{len(found)} things learnt")


def _asked(call: argparse.Namespace) -> tuple[str, str]:
    """A kind and a query; the first word is a kind if there is one of that name."""
    words: list[str] = call.query
    if words and words[0] in {str(kind) for kind in LearntKind}:
        return words[0], " ".join(words[1:])
    return "", " ".join(words)


def _shown(one: Learnt) -> str:
    """12 times, 13.08.2008 to 02.10.2014: 1408-070200, 1410-100203."""
    times = f"{one.count} time{'s' * (one.count > 1)}"
    return f"{', '.join(_filled((times, days(one))))}: {', '.join(one.items[-_ITEMS:])}"


def _filled(texts: Iterable[str]) -> Iterable[str]:
    return (text for text in texts if text)


def _row(one: Learnt, learning: Learning, refused: Mapping[str, Refusal]) -> dict[str, object]:
    refusal = refused.get(one.id)
    return {
        "id": one.id, "kind": str(one.kind), "subject": one.subject, "value": one.value, "language": one.language,
        "told": told(one, learning.name), "count": one.count, "first_on": one.first_on and one.first_on.isoformat(),
        "last_on": one.last_on and one.last_on.isoformat(), "items": one.items, "amounts": one.amounts,
        "refused": refusal and {"reason": refusal.reason, "by": refusal.by, "at": refusal.at.isoformat()},
    }  # fmt: skip


def add(command: Command) -> None:
    """This command and its arguments."""
    kinds = ", ".join(LearntKind)
    one = command("learnt", learnt)
    one.add_argument(
        "query", nargs="*", metavar="QUERY", help=f"a kind ({kinds}) and words to look for; all where none is given"
    )
    one.add_argument("--all", action="store_true", help=f"all of each kind, not the first {_MOST}")
    one.add_argument("--refused", action="store_true", help="only what people refused")
    one.add_argument("--refuse", metavar="ID", help="use this no more, from the next draft on")
    one.add_argument("--reason", metavar="TEXT", help="why it is refused")
    one.add_argument("--restore", metavar="ID", help="use a refused thing again")
    one.add_argument("--by", metavar="NAME", help="who says so (default: the name of the user)")
    one.add_argument("--json", action="store_true", help="for other programs, with all items")
