"""A desk served on loopback, while a test lasts."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from torimatome import web
from torimatome.desk import Desk
from torimatome.web.visiting import Door


@contextmanager
def served(desk: Desk, door: Door | None = None) -> Iterator[str]:
    """Its address. door: who may come in, if it is not one person alone."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(
            web.application(desk, door=door), log_level="warning", access_log=False, timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
