"""Pen: a language model that words an item anew, within what the desk lets go out, and a budget; its answers are kept.

Nothing is asked twice: an answer is found again by the hash of its question. The check of what came back is compose's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Protocol
from zoneinfo import ZoneInfo

from torimatome.compose import rewording, rewording_headlines
from torimatome.compose.grounding import Names
from torimatome.compose.grounding_foreign import Widen
from torimatome.compose.rewording import NoAnswer, Prompt
from torimatome.config import ModelRules
from torimatome.errors import DeskError, Retry, Stop
from torimatome.model import Article, Item
from torimatome.providers.language_wire import Endpoint, Reply

_PATIENCE = 2
"""So many questions without any answer, one after the other, and the model is asked no more in this run."""
_LETTERS_PER_TOKEN = 3
"""To estimate where a server does not count: few letters, so that a budget is rather kept than passed."""
WORDED = "The language model {} worded "
"""How the doubt begins that marks an item whose summary a model touched."""


class Shelf(Protocol):
    """Where answers are kept, and what was spent on them."""

    def get(self, key: str) -> str | None:
        """The answer to a question that was asked before."""

    def spend(self, key: str, answer: str, tokens: int, at: datetime) -> None:
        """Keep an answer, or with an empty key a request that brought none."""

    def spent(self, since: datetime) -> tuple[int, int]:
        """Requests and tokens since then."""


class OverBudget(DeskError):
    """The day's budget is used up."""


def key_of(rules: ModelRules, prompt: Prompt) -> str:
    """The name of a question: the model's and every letter of what is sent to it."""
    return sha256(f"{rules.name}\x1f{prompt.task}\x1f{prompt.data}".encode("utf-8", "backslashreplace")).hexdigest()


def spent_today(shelf: Shelf, now: datetime, zone: str) -> tuple[int, int]:
    """Requests and tokens since the last midnight of the desk's clock."""
    return shelf.spent(now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0))


@dataclass
class Account:
    """What became of a run: questions asked and remembered, sentences and headlines kept, and why others were not."""

    asked: int = 0
    remembered: int = 0
    sentences: int = 0
    headlines: int = 0
    refused: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)

    def lines(self) -> Iterable[str]:
        """The account for people."""
        yield (
            f"language model: {self.asked} questions asked, {self.remembered} answered from memory; {self.sentences} sentences and "
            f"{self.headlines} headlines stand, {len(self.refused)} were turned down"
        )
        yield from (f"  turned down: {one}" for one in self.refused)
        yield from dict.fromkeys(f"  {one}" for one in self.trouble)


@dataclass
class Memory:
    """Answers the questions of a desk: from the shelf, else from the endpoint while there is budget. None: no answer."""

    rules: ModelRules
    shelf: Shelf
    endpoint: Endpoint | None
    clock: Callable[[], datetime]
    zone: ZoneInfo
    account: Account = field(default_factory=Account)
    _misses: int = 0

    def ask(self, prompt: Prompt, *, anew: bool = False) -> str | None:
        """The answer. An endpoint that fails twice running, or has no budget left, is asked no more in this run."""
        key = key_of(self.rules, prompt)
        found = None if anew else self.shelf.get(key)
        if found is not None:
            self.account.remembered += 1
            return found
        if self.endpoint is None:
            return None
        try:
            answer = self._asked(key, prompt)
        except (OverBudget, Stop) as error:
            self._give_up(str(error))
            return None
        except DeskError as error:
            self.account.trouble.append(str(error))
            self._misses += 1
            if self._misses >= _PATIENCE:
                self._give_up("it was asked no more in this run.")
            return None
        self._misses = 0
        return answer

    def _asked(self, key: str, prompt: Prompt) -> str:
        assert self.endpoint is not None
        last: DeskError = Retry(f"{self.endpoint} gave no answer.")
        for attempt in range(self.endpoint.tries):
            self._within_budget(prompt)
            self.account.asked += attempt == 0
            try:
                reply = self.endpoint.ask(prompt.task, prompt.data)
                _checked(prompt, reply.text)
            except Retry as error:
                self.shelf.spend("", "", self._estimate(prompt), self.clock())
                last = error
                if attempt + 1 < self.endpoint.tries:
                    self.endpoint.wait(attempt, error)
                continue
            except DeskError:
                self.shelf.spend("", "", self._estimate(prompt), self.clock())
                raise
            self.shelf.spend(key, reply.text, self._tokens(prompt, reply), self.clock())
            return reply.text
        raise last

    def _within_budget(self, prompt: Prompt) -> None:
        requests, tokens = spent_today(self.shelf, self.clock(), self.zone.key)
        if requests >= self.rules.requests_per_day:
            raise OverBudget(
                f"the day's budget of {self.rules.requests_per_day} requests to the language model is used up; the rest of the "
                "draft is as without it. Draft again tomorrow, or raise requests_per_day under [model] in desk.toml."
            )
        if tokens + self._estimate(prompt) > self.rules.tokens_per_day:
            raise OverBudget(
                f"the day's budget of {self.rules.tokens_per_day} tokens for the language model is used up ({tokens} spent); the "
                "rest of the draft is as without it. Draft again tomorrow, or raise tokens_per_day under [model] in desk.toml."
            )

    def _estimate(self, prompt: Prompt) -> int:
        return len(prompt.task + prompt.data) // _LETTERS_PER_TOKEN

    def _tokens(self, prompt: Prompt, reply: Reply) -> int:
        return reply.tokens or self._estimate(prompt) + len(reply.text) // _LETTERS_PER_TOKEN

    def _give_up(self, why: str) -> None:
        self.endpoint = None
        self.account.trouble.append(why)


def _checked(prompt: Prompt, text: str) -> None:
    """Retry: the answer is not of the form that was asked for, or is cut off."""
    try:
        if prompt.about == "summary":
            rewording.proposals(text, 10_000)
        elif prompt.about.startswith("headline."):
            rewording.headline_of(text)
    except NoAnswer as error:
        raise Retry(f"the language model's answer cannot be used: {error}.") from error


@dataclass
class Show:
    """Answers nothing, and keeps each question by what it is for: to be read before anything leaves."""

    questions: dict[str, list[Prompt]] = field(default_factory=dict)
    account: Account = field(default_factory=Account)
    item: str = ""

    def ask(self, prompt: Prompt) -> str | None:
        """Keep the question."""
        self.questions.setdefault(self.item, []).append(prompt)
        return None


@dataclass
class Pen:
    """Words items anew by a model's proposals."""

    rules: ModelRules
    answers: Memory | Show
    languages: tuple[str, ...] = ("ja", "en")

    @property
    def account(self) -> Account:
        """What became of the questions so far."""
        return self.answers.account

    def reworded(self, item: Item, articles: Mapping[str, Article], names: Names, widen: Widen) -> Item:
        """The item with all that the model proposed and the sources hold; as it was where the model is of no use."""
        if isinstance(self.answers, Show):
            self.answers.item = item.id
        if self.rules.sends == "nothing":
            return item
        item = self._headlines(item, articles, names, widen)
        return self._summary(item, articles, names) if self.rules.sends == "summaries" else item

    def _headlines(self, item: Item, articles: Mapping[str, Article], names: Names, widen: Widen) -> Item:
        for language in rewording_headlines.wanted(item, self.languages):
            with_summary = self.rules.sends == "summaries"
            prompt = rewording_headlines.headline_prompt(item, language, articles, with_summary=with_summary)
            answer = self.answers.ask(prompt) if prompt else None
            if answer is None:
                continue
            text = rewording.headline_of(answer)
            made, verdict = rewording_headlines.proposed(item, language, text, articles, names, widen, self.rules.name)
            if made:
                item = replace(item, headlines={**item.headlines, language: made})
                self.account.headlines += 1
            else:
                self.account.refused.append(
                    f"{item.id} headline {language}: “{text[:120]}”: {'; '.join(verdict.faults)}"
                )
        return item

    def _summary(self, item: Item, articles: Mapping[str, Article], names: Names) -> Item:
        prompt = rewording.summary_prompt(item, articles)
        answer = self.answers.ask(prompt) if prompt else None
        if answer is None:
            return item
        try:
            offered = rewording.proposals(answer, rewording.count_of(item))
        except NoAnswer as error:
            self.account.refused.append(f"{item.id}: {error}")
            return item
        outcome = rewording.reworded(item, articles, offered, names)
        self.account.sentences += outcome.kept
        self.account.refused += [f"{item.id} {one}" for one in outcome.refused]
        if not outcome.kept:
            return item
        doubt = f"{WORDED.format(self.rules.name)}{outcome.kept} of these sentences; read them against their sources."
        return replace(outcome.item, doubts=(*outcome.item.doubts, doubt))
