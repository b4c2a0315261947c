"""The board of a running service: its health and its figures, as text that a thread may hand out."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from torimatome.collect import Report
from torimatome.errors import Stop
from torimatome.watching.judging import BAD, State, Verdict

OVERDUE = timedelta(hours=1)
"""A service that ended no round for so long is not well."""


@dataclass(slots=True)
class Board:
    """What the service did so far. The service's own thread writes; others read one finished text."""

    clock: Callable[[], datetime]
    began_at: datetime = field(init=False)
    totals: dict[str, float] = field(default_factory=dict)
    last_at: datetime | None = None
    last_fault: str = ""
    states: dict[str, State] = field(default_factory=dict)
    gauges: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.began_at = self.clock()
        self.totals = dict.fromkeys(_COUNTERS, 0.0)

    def round(self, report: Report, read: int, seconds: float, verdicts: Iterable[Verdict]) -> None:
        """A round ended well."""
        found = {
            "rounds": 1, "pages_new": report.kept, "pages_changed": report.changed, "requests": report.requests,
            "problems": len(report.problems), "articles_read": read,
            "feeds_overrun": sum(tally.overrun for tally in report.tallies),
            "entries_filled": sum(tally.filled for tally in report.tallies),
            "entries_unfilled": sum(tally.unfilled for tally in report.tallies),
        }  # fmt: skip
        self.totals = {name: value + found.get(name, 0) for name, value in self.totals.items()}
        self.states = {verdict.outlet: verdict.state for verdict in verdicts}
        self.gauges = {"round_seconds": seconds, "pages_left": report.left}
        self.last_at, self.last_fault = self.clock(), ""

    def fault(self, message: str) -> None:
        """A round broke off."""
        self.totals = {**self.totals, "faults": self.totals["faults"] + 1}
        self.last_fault = message

    @property
    def is_well(self) -> bool:
        """Whether a round ended lately, and the last one was no fault."""
        return not self.last_fault and self.clock() - (self.last_at or self.began_at) < OVERDUE

    def health(self) -> dict[str, object]:
        """For whoever asks whether all is well."""
        return {
            "well": self.is_well,
            "last_round_at": self.last_at.isoformat() if self.last_at else None,
            "fault": self.last_fault or None,
            "outlets": {outlet: state.value for outlet, state in sorted(self.states.items()) if state in BAD},
        }

    def metrics(self) -> str:
        """The figures in Prometheus's text format 0.0.4."""
        lines = []
        for name, help_text in _COUNTERS.items():
            full = f"torimatome_{name}_total"
            lines += [f"# HELP {full} {help_text}", f"# TYPE {full} counter", f"{full} {self.totals[name]:g}"]
        gauges = {**self.gauges, "up": float(self.is_well)}
        if self.last_at:
            gauges["last_round_timestamp_seconds"] = round(self.last_at.timestamp(), 3)
        for name, value in gauges.items():
            full = f"torimatome_{name}"
            lines += [f"# HELP {full} {_GAUGES[name]}", f"# TYPE {full} gauge", f"{full} {value!r}"]
        lines += [
            "# HELP torimatome_outlet_state 1 for the state that an outlet is in.",
            "# TYPE torimatome_outlet_state gauge",
        ]
        for outlet, state in sorted(self.states.items()):
            lines += [
                f'torimatome_outlet_state{{outlet="{_label(outlet)}",state="{one.value}"}} {int(one is state)}'
                for one in State
            ]
        return "\n".join(lines) + "\n"


_COUNTERS = {
    "rounds": "Rounds that ended.",
    "faults": "Rounds that broke off.",
    "pages_new": "Pages that were new.",
    "pages_changed": "Known pages that came with another text.",
    "requests": "Requests made.",
    "problems": "Problems that were noted.",
    "articles_read": "Articles read from pages.",
    "feeds_overrun": "Visits that found a feed moved on past what was seen last.",
    "entries_filled": "Entries filled in from sitemaps and archives.",
    "entries_unfilled": "Entries that sitemaps and archives named and that could not be had.",
}
_GAUGES = {
    "round_seconds": "How long the last round took.",
    "pages_left": "Entries that still wait for their page.",
    "up": "1 if the service is well.",
    "last_round_timestamp_seconds": "When the last round ended, seconds since 1970.",
}


def _label(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


@contextmanager
def serving(board: Board, port: int) -> Iterator[int]:
    """/metrics and /health on this machine alone, while the block lasts; the port. Stop: the port is taken."""

    class Handler(_Handler):
        pass

    Handler.board = board
    try:
        server = _Server(("127.0.0.1", port), Handler)
    except OSError as error:
        raise Stop(f"port {port} cannot be used ({error.strerror}); choose another one.") from error
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor that hangs up is no fault of ours."""


class _Handler(BaseHTTPRequestHandler):
    board: Board
    timeout = 10

    def do_GET(self) -> None:
        """/metrics, /health, and nothing else."""
        if self.path == "/metrics":
            self._send(200, "text/plain; version=0.0.4; charset=utf-8", self.board.metrics())
        elif self.path == "/health":
            said = json.dumps(self.board.health(), ensure_ascii=False) + "\n"
            self._send(200 if self.board.is_well else 503, "application/json", said)
        else:
            self._send(404, "text/plain", "/metrics or /health\n")

    def _send(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: who looks at the board is of no interest."""
