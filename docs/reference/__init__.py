"""`python -m docs.reference` writes docs/reference/cli.md from the command line itself; a test keeps it true."""

from __future__ import annotations

import argparse
from pathlib import Path

from torimatome.cli import parser

PAGE = Path(__file__).parent / "cli.md"
CHECKS = Path(__file__).parent / "checks.md"
API = Path(__file__).parent / "api.md"
HEAD = """# The command line

Made by `make docs` from the program itself; do not edit by hand.

    torimatome [-d DESK] COMMAND ...

`-d DESK` names the desk's folder (default: the folder you are in). An error is one sentence on stderr; the exit code is 0 when all was done, 1
when work failed, 2 for a wrong call or configuration.
"""


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command with its own parser."""
    top = parser()
    action = next(a for a in top._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001
    return dict(action.choices)


def page() -> str:
    """The reference of the command line as Markdown."""
    parts = [HEAD]
    for name, command in commands().items():
        arguments = [a for a in command._actions if not isinstance(a, argparse._HelpAction)]  # noqa: SLF001
        call = " ".join(
            ["torimatome", *(["-d DESK"] if name not in {"demo", "init"} else []), name, *map(_call, arguments)]
        )
        parts += [f"## {name}", "", command.description or "", "", f"    {call}", ""]
        told = [f"- `{_name(a)}`: {a.help or ''}{_default(a)}" for a in arguments if a.help or _default(a)]
        parts += [*told, ""] if told else []
    return "\n".join(parts).rstrip() + "\n"


def _name(action: argparse.Action) -> str:
    return ", ".join(action.option_strings) or str(action.metavar or action.dest)


def _call(action: argparse.Action) -> str:
    """An argument as it stands in a call: FILE..., [QUERY...], [--out DIR]; in brackets what may be left out."""
    value = _value(action) + "..." * (action.nargs in ("+", "*"))
    if not action.option_strings:
        return f"[{value}]" if action.nargs in ("*", "?") else value
    option = f"{action.option_strings[-1]} {value}" if action.nargs != 0 else action.option_strings[-1]
    return option if action.required else f"[{option}]"


def _value(action: argparse.Action) -> str:
    """What is written for an argument: its own word, several, or what it may be."""
    if isinstance(action.metavar, tuple):
        return " ".join(action.metavar)
    return action.metavar or "|".join(map(str, action.choices or ())) or action.dest.upper()


def _default(action: argparse.Action) -> str:
    if action.default in (None, False) or not action.option_strings:
        return ""
    value = "all" if isinstance(action.default, tuple) else action.default
    return f"{'; ' if action.help else ''}default `{value}`"
