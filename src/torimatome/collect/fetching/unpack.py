"""Unpacking answers piece by piece, so that no bomb is ever held in memory."""

from __future__ import annotations

import zlib

from torimatome.errors import Retry, SetAside

ACCEPTED = "gzip, deflate"
_GZIP = zlib.MAX_WBITS | 16


class Enough(Exception):
    """The cap was reached by an answer of which only the first bytes are wanted."""


class Unpacker:
    """Takes the pieces of one answer and counts them, packed and unpacked, against a cap in bytes.

    first_only: what lies behind the cap is not wanted, and no reason to refuse what lies before it.
    """

    def __init__(self, coding: str, url: str, max_bytes: int, *, first_only: bool = False) -> None:
        self._first_only = first_only
        self._url, self._max = url, max_bytes
        self._coding = _known(coding, url)
        self._engine = self._new() if self._coding else None
        self._wire_bytes = 0
        self._body = bytearray()

    def feed(self, piece: bytes) -> None:
        """Add a piece. SetAside: the answer is larger than the cap, or not packed as it says. Enough: see there."""
        self._wire_bytes += len(piece)
        if not self._first_only:
            self._check(self._wire_bytes)
        if self._engine is None:
            self._body += piece
        else:
            self._inflate(piece)
        self._check(len(self._body))

    def finish(self) -> bytes:
        """The whole body. Retry: a packed answer broke off."""
        if self._engine is not None and self._wire_bytes and not self._engine.eof:
            raise Retry(f"{self._url} broke off before its end.")
        return bytes(self._body)

    def so_far(self) -> bytes:
        """As much of the body as the cap allows."""
        return bytes(self._body[: self._max])

    def _inflate(self, piece: bytes) -> None:
        engine = self._engine
        while piece and engine is not None:
            if engine.eof:
                if self._coding != "gzip" or not piece.startswith(b"\x1f\x8b"):
                    return  # padding after the end
                engine = self._engine = self._new()  # gzip may have several members
            room = self._max - len(self._body) + 1
            self._body += self._decompress(piece, room)
            self._check(len(self._body))
            engine = self._engine
            piece = (engine.unused_data if engine.eof else engine.unconsumed_tail) if engine else b""

    def _decompress(self, piece: bytes, room: int) -> bytes:
        assert self._engine is not None
        try:
            return self._engine.decompress(piece, room)
        except zlib.error as error:
            if self._coding == "deflate" and not self._body:
                self._coding, self._engine = "raw", zlib.decompressobj(-zlib.MAX_WBITS)
                return self._decompress(piece, room)  # half the world's "deflate" has no zlib header
            raise SetAside(f"{self._url} is not packed as it says it is.") from error

    def _new(self) -> zlib._Decompress:
        return zlib.decompressobj(_GZIP if self._coding == "gzip" else zlib.MAX_WBITS)

    def _check(self, size: int) -> None:
        if size > self._max and self._first_only:
            raise Enough
        if size > self._max:
            raise SetAside(f"{self._url} is larger than {self._max} bytes.")


def _known(coding: str, url: str) -> str:
    names = [name.strip().lower() for name in coding.split(",") if name.strip().lower() not in {"", "identity"}]
    if names in (["gzip"], ["x-gzip"]):
        return "gzip"
    if names == ["deflate"]:
        return "deflate"
    if names:
        raise SetAside(f"{url} answered packed as {coding!r}, which was not asked for.")
    return ""
