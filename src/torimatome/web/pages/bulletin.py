"""A bulletin to read, its findings, its documents; and exactly as it prints."""

from __future__ import annotations

import base64
from collections import Counter
from hashlib import sha256

from starlette.responses import Response

from torimatome.errors import NotFound
from torimatome.model import Finding, Severity
from torimatome.proof import CATALOGUE
from torimatome.web.guards import INERT
from torimatome.web.site import Ask, Page
from torimatome.writers import html
from torimatome.writers.checklist import checklist


def bulletin(ask: Ask) -> Response:
    """A bulletin with its findings beside the items; a click on a sentence shows its source."""
    found = ask.site.library.bulletin(ask.path["bulletin"])
    own = ask.site.library.is_own(found.id)
    findings = _open(ask, found.id) if own else ()
    by_item: dict[str, list[Finding]] = {}
    for finding in findings:
        by_item.setdefault(finding.item or "", []).append(finding)
    issued = ask.desk.store.bulletins.issued(found.id) if own else None
    return ask.show("bulletin.html", bulletin=found, own=own, findings=findings, by_item=by_item, issued=issued)


def proof(ask: Ask) -> Response:
    """All findings of a bulletin, the worst first."""
    found = ask.desk.bulletin(ask.path["bulletin"])
    order = list(Severity)
    findings = sorted(_open(ask, found.id), key=lambda finding: order.index(finding.severity))
    counts = Counter(finding.severity for finding in findings)
    items = {item.id: item for item in found.items}
    return ask.show("proof.html", bulletin=found, findings=findings, counts=counts, order=order, items=items)


def document(ask: Ask) -> Response:
    """A document as it was issued, to be saved, never shown."""
    key, suffix = ask.path["bulletin"], f".{ask.path['format']}"
    number = ask.query.get("edition", "")
    issued = (
        ask.desk.editions().edition(key, int(number)) if number.isdecimal() else ask.desk.store.bulletins.issued(key)
    )
    if issued is None or suffix not in issued.documents:
        raise NotFound(f"No document {suffix} of {key!r} was issued.")
    name = f"bulletin-{key}{f'-edition-{issued.edition}' * (issued.edition > 1)}{suffix}"
    headers = {"Content-Security-Policy": INERT, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(issued.documents[suffix], media_type="application/octet-stream", headers=headers)


def preview(ask: Ask) -> Response:
    """The bulletin exactly as the HTML writer prints it, for a frame of our own."""
    found = ask.desk.bulletin(ask.path["bulletin"])
    policy = f"sandbox; default-src 'none'; style-src 'sha256-{_hash(html.css().encode())}'; base-uri 'none'; frame-ancestors 'self'"
    body = html.write(found, ask.desk.sources(found))
    return Response(body, media_type="text/html", headers={"Content-Security-Policy": policy})


def checks(ask: Ask) -> Response:
    """The last look before issue, as one page to print and to sign."""
    found = ask.desk.bulletin(ask.path["bulletin"])
    body = checklist(found, ask.site.findings(found.id), {check.id: check.room for check in CATALOGUE})
    style = body.partition(b"<style>")[2].partition(b"</style>")[0]
    policy = f"sandbox; default-src 'none'; style-src 'sha256-{_hash(style)}'; base-uri 'none'; frame-ancestors 'none'"
    return Response(body, media_type="text/html", headers={"Content-Security-Policy": policy})


def _hash(style: bytes) -> str:
    return base64.b64encode(sha256(style).digest()).decode()


def _open(ask: Ask, key: str) -> tuple[Finding, ...]:
    return tuple(f for f in ask.site.findings(key) if not f.accepted)


PAGES = (
    Page("/bulletin/{bulletin}", bulletin),
    Page("/bulletin/{bulletin}/proof", proof),
    Page("/bulletin/{bulletin}/preview", preview),
    Page("/bulletin/{bulletin}/checklist", checks),
    Page("/bulletin/{bulletin}/issued/{format}", document),
)
