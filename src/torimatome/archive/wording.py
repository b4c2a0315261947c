"""A draft's items in a language model's words, as far as their sources hold them; and the same again in a rebuild."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from torimatome.config import SENDS
from torimatome.errors import Stop
from torimatome.group import Gazetteer
from torimatome.model import Article, Bulletin, Item
from torimatome.plugins import Folder
from torimatome.providers import Endpoint, Memory, Pen, Show, names_of, widened
from torimatome.providers.language import WORDED
from torimatome.store import Store


def pen_of(folder: Folder, store: Store, clock: Callable[[], datetime], endpoint: Endpoint | None = None) -> Pen:
    """A pen that asks the desk's own model. Stop: desk.toml lets nothing out."""
    rules, zone = folder.house.model, ZoneInfo(folder.house.timezone)
    if rules.sends == SENDS[0]:
        raise Stop(
            'this desk lets nothing out to a language model; set base_url, name and sends ("headlines" or "summaries") under '
            "[model] in its desk.toml."
        )
    answers = Memory(rules, store.completions, endpoint or Endpoint(rules), clock, zone)
    return Pen(rules, answers, folder.house.languages)


def showing(folder: Folder) -> Pen:
    """A pen that asks nobody and keeps what it would ask. Stop: it would ask nothing."""
    if folder.house.model.sends == SENDS[0]:
        raise Stop('nothing would leave this machine: `sends` under [model] in desk.toml is "nothing".')
    return Pen(folder.house.model, Show(), folder.house.languages)


def remembering(bulletin: Bulletin, folder: Folder, store: Store) -> Pen | None:
    """The pen for making a draft again: it knows what was answered and asks nobody. None: no model worded that draft.

    Model and extent are read off the draft itself, so that it comes out the same when desk.toml has another model since, or none.
    """
    maker = next((name for item in bulletin.items if (name := _maker(item))), "")
    if not maker:
        return None
    now = folder.house.model.sends
    then = SENDS[2] if any(d.startswith(_WORDED) for item in bulletin.items for d in item.doubts) else SENDS[1]
    rules = replace(folder.house.model, name=maker, sends=max(now, then, key=SENDS.index))
    answers = Memory(rules, store.completions, None, datetime.now, ZoneInfo(folder.house.timezone))
    return Pen(rules, answers, folder.house.languages)


_WORDED, _, _AFTER = WORDED.partition("{}")


def _maker(item: Item) -> str:
    """The model that had a hand in an item, or nothing."""
    heads = (h.how.removeprefix("model:") for h in item.headlines.values() if h.how.startswith("model:"))
    bodies = (d.removeprefix(_WORDED).partition(_AFTER)[0] for d in item.doubts if d.startswith(_WORDED))
    return next(iter((*heads, *bodies)), "")


def worded(pen: Pen | None, items: Iterable[Item], folder: Folder, store: Store) -> list[Item]:
    """The items as the pen would have them; as they are where there is none."""
    if pen is None:
        return list(items)
    names = names_of(Gazetteer(folder.register, folder.known.values()))
    widen = widened(folder.register)
    return [pen.reworded(item, _articles(item, store), names, widen) for item in items]


def _articles(item: Item, store: Store) -> dict[str, Article]:
    found = (store.articles.latest(key) for key in item.articles)
    return {a.id: a for a in found if a}
