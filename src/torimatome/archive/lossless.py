"""What a line of `export` has beyond the fields that it is read for, so that `import` makes the same archive of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from torimatome.model import Bulletin, Remark
from torimatome.model.json import to_json
from torimatome.store import Archived, Remarked, Settlement, Store


def extras(store: Store) -> Iterator[tuple[Archived, dict[str, Any]]]:
    """Every item of the archive in order, with what else its line needs; what no longer counts is not among it."""
    words, apart = _words(store.settlements.all())
    every = {one.number: one for one in store.archive.documents()}
    counting = store.archive.documents_that_count()
    numbers = {document: n for n, document in enumerate((d for d in every if d in counting), 1)}
    titled: set[int] = set()
    said: dict[str, list[Remark]] = {}
    for found in store.archive.all():
        line: dict[str, Any] = {}
        if found.document not in titled:
            said = _said(store.remarks.of_document(found.document))
            here = store.archive.keys_that_count(found.document)
            elsewhere = [one for item, some in said.items() if item not in here for one in some]
            line["source"] = _source(store, found.document, elsewhere)
            if not titled and apart:
                line["apart"] = apart
            titled.add(found.document)
        line |= _line(found, said.get(found.item.id, []), words.get(found.item.id, []))
        counted = (numbers[found.document], found.n)
        others = [] if found.bulletin else _others(store, found, numbers)
        yield found, line | {"stands": [*others, counted]}


def _others(store: Store, found: Archived, numbers: Mapping[int, int]) -> list[tuple[int, int]]:
    """The other pages on which an item stands."""
    places = ((one, n) for one, n in store.archive.places(found.item.id) if one != found.document)
    return [(numbers[one], n) for one, n in places if one in numbers]


def _line(found: Archived, said: Iterable[Remark], words: list[Any]) -> dict[str, Any]:
    item = found.as_read or found.item
    own = found.item.filed.id if found.item.filed else None
    line = {
        "key": found.item.id,
        "day": found.day,
        "numbered": bool(found.id) and not own,
        "item": json.loads(to_json(item)),
    }
    remarks = [asdict(one) for one in said]
    return line | ({"remarks": remarks} if remarks else {}) | ({"settled": words} if words else {})


def _source(store: Store, number: int, said: Iterable[Remark]) -> dict[str, Any]:
    """The document without its items, and what was said of it or of items that count elsewhere."""
    one = store.archive.document(number)
    source: dict[str, Any] = {"file": one.name, "remarks": [asdict(remark) for remark in said]}
    holds = store.archive.holds(one)
    if isinstance(holds, Bulletin):
        bare = replace(holds, sections=tuple(replace(section, items=()) for section in holds.sections))
        source |= {"bulletin": json.loads(to_json(bare)), "counts": [len(s.items) for s in holds.sections]}
    elif holds:
        source["page"] = json.loads(to_json(replace(holds, items=())))
    return source


def _said(remarks: Iterable[Remarked]) -> dict[str, list[Remark]]:
    said = defaultdict[str, list[Remark]](list)
    for one in remarks:
        values = {name: getattr(one, name) for name in ("sentence", "line", "raw", "item", "repair", "target")}
        said[one.item].append(Remark(**values))
    return dict(said)


def _words(every: Iterable[Settlement]) -> tuple[dict[str, list[Any]], list[Any]]:
    """People's words by item, and those that are about none."""
    words = defaultdict[str, list[Any]](list)
    for one in every:
        words[one.item].append(json.loads(to_json(one)))
    apart = words.pop("", [])
    return dict(words), apart
