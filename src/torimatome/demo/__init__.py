"""DOOR: the whole job on a bundled week of invented outlets, served by a small web of our own on loopback."""

from torimatome.demo.trip import run

__all__ = ["run"]
