"""Commands that ask the desk something."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from torimatome import providers, reports
from torimatome.archive import Questions
from torimatome.cli.calls import count
from torimatome.cli.common import Command, opened
from torimatome.cli.data import put_json
from torimatome.desk import Desk
from torimatome.store import Hit

_FILTERS = {
    "from": "no earlier than this year, month or day: 2023, 2023-01, 2023-01-05",
    "to": "no later than this year, month or day",
    "outlet": "of this outlet, by its id or any of its names",
    "section": "in this section of the bulletin",
    "person": "that names this person of the register, in any spelling",
    "place": "that names this place or country of the register, in any spelling",
    "subject": "on this subject of the house",
    "language": "in the language of this code",
    "kind": "article or item",
}
"""Each may stand in the query too, as NAME:VALUE."""


def search(call: argparse.Namespace) -> None:
    """Find articles and items, in any script: words, "phrases", -without, NAME:VALUE filters, ids."""
    query = " ".join([call.query, *(f'{name}:"{value}"' for name in _FILTERS if (value := _given(call, name)))])
    with opened(call) as desk:
        finding = _questions(desk, words=call.words)
        if call.index:
            _embed(finding)
            if not query.strip():
                return
        _tell(finding.find(query, call.limit), as_json=call.json)


def related(call: argparse.Namespace) -> None:
    """Find what is like an article or item: shares its names, its rare words, its meaning."""
    with opened(call) as desk:
        _tell(_questions(desk).related(call.kind, call.id, call.limit), as_json=call.json)


def _given(call: argparse.Namespace, name: str) -> str:
    return str(getattr(call, f"only_{name}") or "").replace('"', "")


def _questions(desk: Desk, *, words: bool = False) -> Questions:
    return Questions(desk.folder, desk.store, desk.written, None if words else providers.nano())


def _embed(finding: Questions) -> None:
    done = 0
    for done in finding.embed():  # the last number is told
        print(f"\r{done} texts can be searched by meaning", end="", flush=True)
    print("" if done else "every text can be searched by meaning already")


def _tell(hits: Sequence[Hit], *, as_json: bool) -> None:
    if as_json:
        put_json([asdict(h) for h in hits])
        return
    for hit in hits:
        print(f"{hit.on or '':10}  {hit.kind:7}  {hit.id}  {hit.headline}\n            {hit.snippet}")
        print(f"            found: {'; '.join(hit.why) or 'by the filters alone'}")
    print(f"{len(hits)} found")


def trace(call: argparse.Namespace) -> None:
    """Show where each sentence of an item comes from."""
    with opened(call) as desk:
        for line in reports.trace(desk, call.item):
            print(line)


def add(command: Command) -> None:
    """These commands and their arguments."""
    one = command("search", search)
    one.add_argument("query", nargs="?", default="", help="what to look for")
    for name, said in _FILTERS.items():
        one.add_argument(f"--{name}", dest=f"only_{name}", metavar=name.upper(), help=said)
    one.add_argument("--words", action="store_true", help="by words alone, even where texts can be searched by meaning")
    one.add_argument(
        "--index", action="store_true", help="first make texts that are new ready to be searched by meaning"
    )
    _answers(one)
    one = command("related", related)
    one.add_argument("kind", choices=("article", "item"))
    one.add_argument("id")
    _answers(one)
    command("trace", trace).add_argument("item")


def _answers(one: argparse.ArgumentParser) -> None:
    one.add_argument("--limit", type=count, default=50, metavar="N", help="so many answers at most (default: 50)")
    one.add_argument("--json", action="store_true", help="for other programs")
