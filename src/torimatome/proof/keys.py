"""The key of a finding: it names the finding at just this text, so that a person's word on it ends when the text changes."""

from __future__ import annotations

from dataclasses import replace

from torimatome.model import Finding, Item, digest

_LENGTH = 8


def keyed(finding: Finding, item: Item | None) -> Finding:
    """The finding with its key."""
    text = text_at(item, finding.field) if item else ""
    return replace(finding, key=digest(f"{finding.code}\n{finding.message}\n{text}")[:_LENGTH])


def text_at(item: Item, field: str) -> str:
    """The text of an item that a finding speaks of."""
    if field.startswith("headline."):
        return item.headline(field.removeprefix("headline."))
    if field == "attribution":
        return " ".join(a.raw or str(a) for a in item.attributions)
    if field == "notes":
        return "\n".join(block.text for note in item.notes for block in note.blocks)
    return "\n".join(block.text for block in item.body)
