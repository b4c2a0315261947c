"""The trip of an article, in order. Read this first.

    collect   feeds and pages of the outlets -> captures, kept as evidence (snapshots)
    extract   a snapshot -> an article: text, headline, byline, dateline, time, language
    group     articles -> mentions, events and their coverage, in any language
    triage    events -> sections, rank, choice
    compose   a chosen event -> an item: headlines, summary, attribution, notes; items -> a bulletin
    proof     a bulletin against its evidence -> findings
    write     a bulletin -> documents

Pure rooms know nothing of files, clocks or each other; this module hands them what they need and keeps what they
give. Machine values can be made again from the snapshots (`rebuild`); what people decide lies over them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property

import numpy as np

from torimatome import collect, compose, extract, group, lang, proof, providers, readers, triage
from torimatome.errors import Failed, NotFound, SetAside, Stop
from torimatome.model import (
    Article,
    Bulletin,
    Dossier,
    Edit,
    Finding,
    Item,
    Mention,
    Period,
    Problem,
    Role,
    Snapshot,
    Source,
    Status,
    replay,
)
from torimatome.plugins import Folder, writer_shelf
from torimatome.store import Store, open_store

type Clock = Callable[[], datetime]
