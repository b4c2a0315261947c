"""Ways in that are no feeds of pages: each brings the whole matter at once and keeps it itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from torimatome.collect.channels import visit_channel
from torimatome.collect.errand import Errand
from torimatome.collect.mail import visit_mailbox
from torimatome.model import Feed, FeedKind

OTHER_WAYS: Mapping[FeedKind, Callable[[Errand, Feed], Awaitable[None]]] = {
    FeedKind.MAIL: visit_mailbox,
    FeedKind.CHANNEL: visit_channel,
}
