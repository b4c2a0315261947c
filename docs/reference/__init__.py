"""`python -m docs.reference` writes docs/reference/cli.md from the command line itself; a test keeps it true."""

from __future__ import annotations

import argparse
from pathlib import Path

from torimatome.cli import parser

PAGE = Path(__file__).parent / "cli.md"


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command with its own parser."""
    top = parser()
    action = next(a for a in top._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001
    return dict(action.choices)


def page() -> str:
    """The reference of the command line as Markdown."""
    parts = ["# The command line", "", "Made by `make docs`; do not edit by hand.", ""]
    for name, command in commands().items():
        parts += [f"## {name}", "", command.description or "", ""]
        for action in command._actions:  # noqa: SLF001
            if isinstance(action, argparse._HelpAction):  # noqa: SLF001
                continue
            call = ", ".join(action.option_strings) or str(action.metavar or action.dest)
            if action.option_strings and action.nargs != 0:
                call += f" {action.metavar or action.dest.upper()}"
            parts.append(f"- `{call}`{': ' + action.help if action.help else ''}")
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"
