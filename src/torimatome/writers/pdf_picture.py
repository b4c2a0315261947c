"""PNG of an SVG by typst, with the fonts of our packages alone, so that every machine makes the same picture."""

from __future__ import annotations

import re

from torimatome.errors import Failed
from torimatome.writers.pdf_fonts import fonts

_SIZE = re.compile(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_PAGE = '#set page(width: {}pt, height: {}pt, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)'


def png(svg: bytes, scale: float = 2) -> bytes:
    """The picture in dots: so many for each of its own. Failed: it is no SVG of ours."""
    import typst

    size = _SIZE.search(svg)
    if size is None:
        raise Failed("a picture without a size cannot be made into PNG.")
    page = _PAGE.format(size[1].decode(), size[2].decode()).encode()
    try:
        made = typst.compile(page, font_paths=fonts(), sys_inputs={"svg": svg.decode()}, format="png", ppi=72 * scale)
    except Exception as error:
        raise Failed(f"the PNG could not be made: {str(error)[:200]}.") from error
    assert isinstance(made, bytes)
    return made
