"""Run the scored sets and hold each figure to its floor: `python -m evals [NAME ...]`; exit 1 if one is below."""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import evals
from evals import week
from evals.shared import MissingError

FLOORS: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))


def _sets() -> Iterator[tuple[str, Callable[[], Mapping[str, float]]]]:
    """Every module of this folder that gives `figures()`, by its name, then the shared weeks."""
    for module in pkgutil.iter_modules(evals.__path__):
        if module.name != "__main__":
            figures = getattr(importlib.import_module(f"evals.{module.name}"), "figures", None)
            if figures:
                yield module.name.replace("_", "-"), figures
    yield from ((f"week-{first}", partial(week.score, first)) for first in week.WEEKS)


SETS: Mapping[str, Callable[[], Mapping[str, float]]] = dict(_sets())
AT_MOST = (
    "unsupported",
    "_merged",
    "collection_extra",
    "date_invented",
    "findings_on_clean_issues",
    "_wrongly",
    "alarms_a_decade",
    "flood_moves",
    "panel_moves",
    "actions",
    "dev_marked",
    "held_marked",
)
"""Ends of the names of figures of which less is better: their floor is a ceiling."""


def holds(name: str, value: float, bound: float) -> bool:
    """Whether a figure is as good as its floor asks."""
    return value <= bound if name.endswith(AT_MOST) else value >= bound


def main(names: list[str]) -> int:
    """Score the named sets, or all."""
    below = 0
    if unknown := [name for name in names if name not in SETS]:
        sys.exit(f"There is no set {', '.join(unknown)}. There are: {', '.join(SETS)}")
    for name in names or SETS:
        try:
            found = SETS[name]()
        except MissingError as missing:
            print(f"{name}: skipped, {missing}")
            continue
        for figure, bound in FLOORS.get(name, {}).items():
            good = holds(figure, found[figure], bound)
            below += not good
            print(f"{name}: {figure} {found[figure]:.4f} ({'floor' if good else 'BELOW its floor'} {bound})")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
