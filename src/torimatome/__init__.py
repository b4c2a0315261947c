"""torimatome (とりまとめ): an open-source-information desk on one machine. Read `desk.py` first."""

__version__ = "0.1.0"
