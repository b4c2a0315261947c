"""The service: round after round until it is told to stop. Faults are told and outlived."""

from __future__ import annotations

import json
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TextIO

from torimatome.errors import DeskError, Failed
from torimatome.watching.page import Board

AFTER_FAULT = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Log:
    """Lines for people, or one JSON object a line: at, level, event and what belongs to it."""

    out: TextIO
    clock: Callable[[], datetime]
    as_json: bool = False

    def __call__(self, event: str, message: str, level: str = "info", **more: object) -> None:
        """Say what happened. No newline of a stranger breaks out of its line."""
        if self.as_json:
            row = {"at": self.clock().isoformat(timespec="seconds"), "level": level, "event": event, "message": message}
            line = json.dumps({**row, **more}, ensure_ascii=False, default=str)
        else:
            line = " ".join(message.split())
        self.out.write(line.encode("utf-8", "backslashreplace").decode() + "\n")
        self.out.flush()


@dataclass(slots=True, kw_only=True)
class Service:
    """work does one round and says how long nothing is due.

    It stops by KeyboardInterrupt, wherever that strikes: every write of a round is whole or not there, so that any
    moment is a safe one.
    """

    work: Callable[[], timedelta]
    log: Log
    board: Board
    clock: Callable[[], datetime]
    sleep: Callable[[float], None] = time.sleep
    failed_in_a_row: int = field(default=0)

    def run(self) -> None:
        """Until stopped. A desk that is damaged or wrongly written ends it: no later round could be better."""
        while True:
            pause = self._once()
            self.sleep(pause.total_seconds())

    def _once(self) -> timedelta:
        try:
            pause = self.work()
        except Failed as error:  # a net, a full disk or a desk that is busy now may be mended in a minute
            self._fault(str(error))
        except DeskError:
            raise
        except Exception as error:  # noqa: BLE001 - our own fault must not cost the hours until somebody looks
            where = traceback.format_exc().strip().splitlines()[-3:]
            self._fault(f"the round broke off ({type(error).__name__}: {error})", where=" | ".join(where))
        else:
            self.failed_in_a_row = 0
            return pause
        return min(AFTER_FAULT * (1 << min(self.failed_in_a_row - 1, 4)), timedelta(minutes=15))

    def _fault(self, message: str, **more: object) -> None:
        self.failed_in_a_row += 1
        self.board.fault(message)
        self.log("fault", message, "error", in_a_row=self.failed_in_a_row, **more)
