"""An item, a desk's rules, and a pen that asks a double: what the tests of language models begin with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house
from tests.providers.language_double import Answering, Double, speaking
from torimatome import compose
from torimatome.config import ModelRules
from torimatome.group import Gazetteer
from torimatome.model import Article, Headline, Item
from torimatome.model.item import UNTRANSLATED
from torimatome.providers import Endpoint, Memory, Pen, names_of, widened
from torimatome.store import Store

NOON = datetime(2031, 3, 8, 12, tzinfo=UTC)
NAMES, WIDEN = names_of(Gazetteer(REGISTER, OUTLETS.values())), widened(REGISTER)
KEY = "sk-very-secret-0123456789"
TALKS = article(
    "a1",
    "Foreign Minister receives colleague",
    "Foreign Minister of Rovia Mira Dunn received her Lutian colleague Jon Akvist in Rov on March 3, Wire reports.",
    "They discussed fishing quotas, rail links and the 14 border bridges. Akvist offered 250 million crowns for repairs.",
    'Akvist called the talks "a fresh start between two old houses".',
)
FOREIGN = article("a2", "Брэнкович посетил Ров", "Брэнкович посетил Ров 3 марта.", language="ru")


def item_of(lead: Article, **changes: object) -> Item:
    event = dossier("e1", lead)
    heads = {"en": Headline(text=lead.headline, sure=0.8), "ja": Headline(text="x", sure=0.8)}
    found = compose.item(event, "foreign", heads, compose.lead(event, OUTLETS, house()), OUTLETS, house(), REGISTER)
    return replace(found, **changes)  # type: ignore[arg-type]


ITEM = item_of(TALKS)
UNSURE = Headline(text=f"{UNTRANSLATED}{FOREIGN.headline}", how="outline", sure=0.0, unverified=(FOREIGN.headline,))
ABROAD = item_of(FOREIGN, headlines={"ja": UNSURE})


def rules(base: str, **changes: object) -> ModelRules:
    return replace(ModelRules(base_url=base, name="double", timeout_s=5.0, sends="summaries"), **changes)  # type: ignore[arg-type]


class Slept(list[float]):
    """Waits that take no time."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


@contextmanager
def writing(answer: Answering, store: Store, **changes: object) -> Iterator[tuple[Pen, Double, Slept]]:
    """A pen whose model is the double."""
    slept = Slept()
    with speaking(answer) as double:
        settings = rules(double.base, **changes)
        endpoint = Endpoint(settings, slept, {"DESK_MODEL_KEY": KEY})
        yield (
            Pen(settings, Memory(settings, store.completions, endpoint, lambda: NOON, ZoneInfo("Asia/Baku"))),
            double,
            slept,
        )


def reworded(pen: Pen, item: Item = ITEM, *articles: Article) -> Item:
    found = {a.id: a for a in (TALKS, FOREIGN, *articles)}
    return pen.reworded(item, found, NAMES, WIDEN)


def texts(item: Item) -> list[str]:
    return [s.text for block in item.body for s in block.sentences]


def shorter(text: str) -> str:
    return text.replace("her Lutian", "Lutian").replace("the 14", "14").replace(" links", " links")
