"""`model`: what the language model is, what would be sent to it, and whether it answers."""

from __future__ import annotations

import argparse
from contextlib import suppress

from torimatome.archive.wording import pen_of, showing
from torimatome.cli.common import Command, opened
from torimatome.compose.rewording import Prompt
from torimatome.desk import Desk
from torimatome.errors import Failed
from torimatome.providers import Pen, Show
from torimatome.providers.language import spent_today

_GREETING = Prompt(
    "greeting", 'Answer with the JSON {"ready": true} and nothing else.', '{"question": "Are you ready?"}'
)


class _UndoneError(Exception):
    """Ends a draft that was made only to look at it."""


def model(call: argparse.Namespace) -> None:
    """Tell what language model the desk may ask; show what would leave the machine for an item, or ask whether the model answers."""
    with opened(call) as desk:
        if call.show:
            _show(desk, call.show)
        elif call.check:
            _check(desk)
        else:
            _tell(desk)


def _tell(desk: Desk) -> None:
    rules = desk.folder.house.model
    requests, tokens = spent_today(desk.store.completions, desk.clock(), desk.folder.house.timezone)
    print(f"model: {rules.name or 'none'}{f' at {rules.base_url}' if rules.base_url else ''}")
    print(f"sends: {rules.sends}")
    print(f"key:   {f'from the environment variable {rules.key_env}' if rules.key_env else 'none'}")
    print(f"today: {requests} of {rules.requests_per_day} requests, {tokens} of {rules.tokens_per_day} tokens")


def _show(desk: Desk, item: str) -> None:
    bulletin, _ = desk.item(item)
    pen = showing(desk.folder)
    # The draft is made as it would be made, and taken back: what is shown is letter for letter what would be sent.
    with suppress(_UndoneError), desk.store.transaction():
        desk.draft(bulletin.period, pen)
        raise _UndoneError
    _print(pen, item)


def _print(pen: Pen, item: str) -> None:
    questions = pen.answers.questions.get(item, []) if isinstance(pen.answers, Show) else []
    for prompt in questions:
        print(f"=== {prompt.about}, to {pen.rules.name} at {pen.rules.base_url} ===\n{prompt.text}\n")
    print(f"{len(questions)} questions would be asked for {item}; nothing was sent")


def _check(desk: Desk) -> None:
    pen = pen_of(desk.folder, desk.store, desk.clock)
    answered = pen.answers.ask(_GREETING, anew=True) if not isinstance(pen.answers, Show) else None
    if answered is None:
        raise Failed("; ".join(pen.account.trouble) or "the language model did not answer.")
    print(f"{pen.rules.name} at {pen.rules.base_url} answers; nothing of the desk was sent.")


def add(command: Command) -> None:
    """This command and its arguments."""
    one = command("model", model)
    one.add_argument(
        "--show", metavar="ITEM", help="the whole text that would leave the machine for this item of a draft"
    )
    one.add_argument("--check", action="store_true", help="ask the model one question of no content")
