"""A language model that is none: a small OpenAI-compatible server on loopback whose every answer a test can set."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Data = dict[str, Any]


@dataclass
class Says:
    """One answer over the wire. cut: it breaks off half way; drip: its bytes come one by one, for so many seconds each."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False
    drip_s: float = 0.0


Answering = Callable[[Data], "str | Says"]


def completion(text: str, *, finish: str = "stop", tokens: object = 50) -> bytes:
    """The body of an answer."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return json.dumps({"choices": [choice], "usage": {"total_tokens": tokens}}).encode()


@dataclass
class Double:
    """answer gets what was asked as JSON data. asked: the whole requests; keys: what stood in Authorization."""

    answer: Answering
    asked: list[Data] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    port: int = 0
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def speaking(answer: Answering) -> Iterator[Double]:
    """The double, while the block lasts."""
    double = Double(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            double.asked.append(asked)
            double.keys.append(self.headers.get("Authorization"))
            told = double.answer(json.loads(asked["messages"][1]["content"]))
            says = told if isinstance(told, Says) else Says(body=completion(told))
            self.close_connection = True
            self.send_response(says.status)
            for name, value in says.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(says.body) + says.cut))
            self.send_header("Connection", "close")
            self.end_headers()
            self._send(says)

        def _send(self, says: Says) -> None:
            if not says.drip_s:
                self.wfile.write(says.body)
                return
            for byte in says.body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                if double.released.wait(says.drip_s):
                    return

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up is none of our business."""

    with Server(("127.0.0.1", 0), Handler) as server:
        double.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield double
        finally:
            double.released.set()
            server.shutdown()
            thread.join()


def each(change: Callable[[str], str]) -> Answering:
    """Answers a summary sentence by sentence, each changed alike; a headline likewise."""

    def answer(data: Data) -> str:
        if "headline" in data:
            return json.dumps({"headline": change(data["headline"])}, ensure_ascii=False)
        rows = [{"of": [one["n"]], "text": change(one["text"])} for one in data["draft"]]
        return json.dumps({"sentences": rows}, ensure_ascii=False)

    return answer
