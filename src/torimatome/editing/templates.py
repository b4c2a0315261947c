"""How a desk prints: its own DOCX found in its folder and read with care, its choice of sources, its mail's addresses."""

from __future__ import annotations

from pathlib import Path

from torimatome.config import SOURCES
from torimatome.errors import BadConfig, Stop
from torimatome.plugins import Folder
from torimatome.writers import Layout
from torimatome.writers.docx import still
from torimatome.writers.docx_styles import NAMES
from torimatome.writers.docx_template import Template, missing, start

_MOST_BYTES = 20_000_000


def layout_of(folder: Folder, sources: str = "", *, attached: bool = False) -> Layout:
    """The desk's layout. sources: another way than its own. BadConfig: its template is missing or does not hold."""
    rules = folder.house.print
    if sources and sources not in SOURCES:
        raise Stop(f"{sources!r} is no way to name sources; there are {', '.join(SOURCES)}.")
    file = folder.path / rules.template
    return Layout(
        sources=sources or rules.sources, template=read(file) if rules.template else None,
        template_name=rules.template or "the template", sender=rules.mail_from, to=rules.mail_to,
        attached=attached or rules.mail_pdf,
    )  # fmt: skip


def read(file: Path) -> bytes:
    """The bytes of a template. BadConfig: there is none, or it is far too large."""
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise BadConfig(f"{file} is larger than {_MOST_BYTES // 1_000_000} MB; a template is far smaller.")
        return file.read_bytes()
    except OSError as error:
        raise BadConfig(
            f"{file} cannot be read ({error.strerror}); `torimatome template {file}` writes one to start from."
        ) from error


def to_start_from() -> bytes:
    """A template in our own look."""
    return still(start())


def told(data: bytes, name: str) -> list[str]:
    """What a template has and has not, line by line. BadConfig: it does not hold."""
    template = Template(data, name)
    own = [style for style in NAMES if style in template.own_styles]
    lines = [f"{name} holds: {len(own)} of the {len(NAMES)} styles that we use are its own, the others are added."]
    if absent := missing(template):
        lines.append(f"It does not have {', '.join(f'{{{{{one}}}}}' for one in absent)}; add what your readers need.")
    return lines
