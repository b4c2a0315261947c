"""Long work that a page starts: one at a time, in a thread of its own, with lines that tell how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from torimatome.errors import DeskError

Job = Callable[[], Iterator[str]]


@dataclass(slots=True, kw_only=True)
class Task:
    """One piece of work. kind: a key of texts/work.toml; then: the page to go to when it is done."""

    kind: str
    by: str
    begun_at: datetime
    then: str = "/"
    lines: list[str] = field(default_factory=list)
    fault: str = ""
    ended_at: datetime | None = None

    @property
    def is_going_on(self) -> bool:
        """Whether it has not ended."""
        return self.ended_at is None


class Work:
    """The work of one desk."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._turn = threading.Lock()
        self.task: Task | None = None

    def start(self, kind: str, by: str, then: str, job: Job) -> bool:
        """Begin, in the background; False: something else is going on."""
        with self._turn:
            if self.task and self.task.is_going_on:
                return False
            task = self.task = Task(kind=kind, by=by, begun_at=self._clock(), then=then)
        threading.Thread(target=self._do, args=(task, job), daemon=True).start()
        return True

    def _do(self, task: Task, job: Job) -> None:
        try:
            for line in job():
                task.lines.append(line)
        except DeskError as error:
            task.fault = str(error)[:1].upper() + str(error)[1:]
        except Exception:
            task.fault = "The desk met a fault of its own; the terminal that serves it says more."
            raise
        finally:
            task.ended_at = self._clock()
