"""DOCX: A4, Japanese and Latin each in its own font, a superscript link to the source after each sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from torimatome.model import Bulletin, Source
from torimatome.writers.flow import Para, Run, Style, flow
from torimatome.writers.references import Reference, References

FORMAT = "docx"
SUFFIX = ".docx"

_LATIN, _JAPANESE, _OTHER = "Calibri", "Yu Gothic", "Arial"
_INK, _SOFT, _MARK = RGBColor(0x1C, 0x1F, 0x24), RGBColor(0x5D, 0x65, 0x72), RGBColor(0x1B, 0x3F, 0x6E)
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps"})
_HEADS = {"section": "Heading 1", "ja": "Heading 2", "en": "Headline English"}

_ORDER = (
    "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing",
    "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
    "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
)  # fmt: skip

# name: size pt, bold, colour, centred, before pt, after pt, kept with the next
_STYLES: dict[str, tuple[float, bool, RGBColor, bool, float, float, bool]] = {
    "Bulletin Title": (18, True, _INK, True, 0, 2, True),
    "Bulletin Subtitle": (11, False, _INK, True, 0, 10, True),
    "Bulletin Period": (12, True, _INK, True, 0, 2, True),
    "Bulletin Publisher": (11, False, _INK, True, 0, 22, False),
    "Heading 1": (13.5, True, _INK, False, 20, 8, True),
    "Heading 2": (11.5, True, _INK, False, 14, 1, True),
    "Headline English": (11, True, _MARK, False, 0, 5, True),
    "Bulletin Paragraph": (10.5, False, _INK, False, 0, 6, False),
    "Bulletin Quotation": (10.5, False, _INK, False, 0, 6, False),
    "Bulletin Subheading": (10.5, True, _INK, False, 8, 3, True),
    "Bulletin List Item": (10.5, False, _INK, False, 0, 3, False),
    "Bulletin Separator": (10.5, False, _SOFT, True, 4, 8, True),
    "Bulletin Note": (10, False, _INK, False, 2, 6, False),
    "Bulletin End": (10.5, False, _SOFT, True, 18, 18, False),
    "Bulletin Sources": (11.5, True, _INK, False, 14, 6, True),
    "Bulletin Source": (8.5, False, _INK, False, 0, 4, False),
}

_LONGEST_WHOLE = 1500  # characters; about a third of a page


def write(bulletin: Bulletin, sources: Mapping[str, Source]) -> bytes:
    """The bulletin as DOCX; the same bulletin gives the same bytes."""
    document = docx.Document()
    references = References(bulletin, sources)
    known = {reference.number: reference for reference in references.listed}
    _set_up(document, bulletin)
    paras = list(flow(bulletin, references))
    for para, following in zip(paras, [*paras[1:], None], strict=True):
        layout = _paragraph(document, para, known).paragraph_format
        if _is_short(para.item, paras):
            layout.keep_together = True
            if following and following.item == para.item:
                layout.keep_with_next = True
    _sources(document, references)
    return _still(document)


def _is_short(item: str | None, paras: Sequence[Para]) -> bool:
    """Whether an item is short enough to stand on one page, which then is not torn."""
    return item is not None and sum(len(p.text) for p in paras if p.item == item) < _LONGEST_WHOLE


def _set_up(document: Any, bulletin: Bulletin) -> None:
    _languages(document)
    for name in _STYLES:
        _style(document, name)
    for name, size in (("Reference", 10.5), ("Note Label", 10.0)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.size = Pt(size)
        style.font.superscript, style.font.bold = name == "Reference" or None, name != "Reference" or None
        style.font.color.rgb = _MARK if name == "Reference" else _INK
    _indents(document)
    _page(document, bulletin)
    _properties(document, bulletin)


def _languages(document: Any) -> None:
    """British English and Japanese as the languages of the text, so that spelling and line breaks are theirs."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = defaults.find(qn("w:lang"))
    for key, value in (("val", "en-GB"), ("eastAsia", "ja-JP"), ("bidi", "fa-IR")):
        language.set(qn(f"w:{key}"), value)
    _fonts(document.styles["Normal"].element.get_or_add_rPr())
    for tag in ("w:autoSpaceDE", "w:autoSpaceDN"):  # no gap between a kanji and a figure, in the running head too
        _lay(document.styles["Normal"], tag, val="0")


def _fonts(properties: Any) -> None:
    """Name the font of each script; the template's theme fonts would win if they stayed."""
    fonts = properties.get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key, value in (("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", _JAPANESE), ("cs", _OTHER)):
        fonts.set(qn(f"w:{key}"), value)


def _style(document: Any, name: str) -> None:
    size, bold, colour, centred, before, after, kept = _STYLES[name]
    known = name in {style.name for style in document.styles}
    style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["List Bullet" if name == "Bulletin List Item" else "Normal"]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, None
    style.font.color.rgb = colour
    _fonts(style.element.get_or_add_rPr())
    layout = style.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = 1.0 if name == "Bulletin Source" else 1.15
    layout.keep_with_next, layout.widow_control = kept, True
    for tag in ("w:autoSpaceDE", "w:autoSpaceDN", "w:contextualSpacing"):
        _lay(style, tag, val="0")


def _indents(document: Any) -> None:
    for name, left, hanging in (("Heading 2", 5.0, 5.0), ("Headline English", 5.0, 0), ("Bulletin Source", 7.0, 7.0)):
        layout = document.styles[name].paragraph_format
        layout.left_indent, layout.first_line_indent = Mm(left), Mm(-hanging)
    for name in ("Bulletin Note", "Bulletin Quotation"):
        document.styles[name].paragraph_format.left_indent = Mm(6)
    for name, side in (("Heading 1", "bottom"), ("Bulletin Sources", "top"), ("Bulletin Note", "left")):
        borders = _lay(document.styles[name], "w:pBdr")
        _set(borders, f"w:{side}", val="single", sz="6", space="6" if side == "left" else "3", color="9AA3B0")


def _lay(style: Any, tag: str, **attributes: str) -> Any:
    """Set a property of a style's paragraphs at its place: Word refuses properties out of order."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    later = _ORDER[_ORDER.index(tag) + 1 :]
    style.element.get_or_add_pPr().insert_element_before(made, *later)
    return made


def _page(document: Any, bulletin: Bulletin) -> None:
    """A4, the title as running head from the second page, and page n / m at the foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin = section.bottom_margin = Mm(23)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    _small(head.add_run(f"{bulletin.title}  {bulletin.period.ja}"), eastern=True)
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _field(line, "PAGE")
        _small(line.add_run(" / "))
        _field(line, "NUMPAGES")


def _small(run: Any, *, eastern: bool = False) -> None:
    run.font.size, run.font.color.rgb = Pt(9), _SOFT
    if eastern:
        _eastern(run)


def _field(paragraph: Any, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run(text if kind == "text" else "")
        _small(run)
        if kind in {"begin", "separate", "end"}:
            _set(run.font.element, "w:fldChar", fldCharType=kind)
        elif not kind:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {code} "
            run.font.element.append(instruction)


def _properties(document: Any, bulletin: Bulletin) -> None:
    at = datetime.combine(bulletin.period.last_on, time(12), UTC).replace(tzinfo=None)
    core = document.core_properties
    core.title, core.author = f"{bulletin.title} {bulletin.period.ja}", bulletin.publisher
    core.subject, core.language, core.last_modified_by = bulletin.subtitle, "ja-JP", bulletin.publisher
    core.created = core.modified = at
    core.comments, core.keywords, core.revision = "", "", 1


def _paragraph(document: Any, para: Para, known: Mapping[int, Reference]) -> Any:
    name = _HEADS.get(para.role) or f"Bulletin {para.role.replace('_', ' ').title()}"
    if para.note and para.role == "paragraph":
        name = "Bulletin Note"
    paragraph = document.add_paragraph(style=name)
    if para.role == "separator":
        paragraph.add_run("*  *  *")
    for n, run in enumerate(para.runs):
        _run(paragraph, run, known, space=n > 0, slanted=para.note)
    return paragraph


def _run(paragraph: Any, run: Run, known: Mapping[int, Reference], *, space: bool, slanted: bool) -> None:
    made = paragraph.add_run((" " if space else "") + ("" if run.style is Style.ATTRIBUTION else run.text))
    if run.style is Style.LABEL:
        made.style = "Note Label"
    elif run.style is Style.ITALIC or (slanted and run.style is Style.PLAIN):
        made.italic = True
    elif run.style is Style.ATTRIBUTION:
        made.font.color.rgb = _SOFT
        _unbroken(made, run.text)
    if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", run.text):
        _eastern(made)
    for n, number in enumerate(run.refs):
        _link(paragraph, known[number].url, ("," if n else "") + str(number))


def _unbroken(run: Any, text: str) -> None:
    """An attribution that breaks neither at its hyphens (OC-MEDIA, 13-14.02) nor at its stroke."""
    for n, part in enumerate(text.replace(" / ", "\u00a0/\u00a0").split("-")):
        if n:
            run.font.element.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)


def _eastern(run: Any) -> None:
    """Quotes, dashes and ～ of a Japanese line in the Japanese font."""
    run.font.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")


def _link(paragraph: Any, url: str, text: str, *, mark: bool = True) -> None:
    """A run in the style of references, leading to an address where there is one."""
    run = paragraph.add_run(text)
    if mark:
        run.style = "Reference"
    else:
        run.font.color.rgb = _MARK
    if url:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(run.font.element)
        paragraph.paragraph_format.element.append(link)


def _sources(document: Any, references: References) -> None:
    if references.listed:
        document.add_paragraph("出典・Sources", style="Bulletin Sources")
    for reference in references.listed:
        paragraph = document.add_paragraph(style="Bulletin Source")
        paragraph.add_run(f"{reference.number}.\t{reference.outlet}").bold = True
        paragraph.add_run(f"  {reference.time}  ").font.color.rgb = _SOFT
        _foreign(paragraph.add_run(reference.headline), reference.language)
        if reference.url:
            paragraph.add_run().add_break()
            _link(paragraph, reference.url, reference.url, mark=False)


def _foreign(run: Any, language: str) -> None:
    properties = run.font.element.get_or_add_rPr()
    if language.partition("-")[0] in _RIGHT_TO_LEFT:
        _set(properties, "w:rtl")
        _set(properties, "w:lang", bidi=language)
    elif language:
        _set(properties, "w:lang", val=language)


def _set(parent: Any, tag: str, **attributes: str) -> None:
    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.append(found)
    for key, value in attributes.items():
        found.set(qn(f"w:{key}"), value)


def _still(document: Any) -> bytes:
    """The file with every time stamp inside the ZIP set to one moment."""
    first, last = BytesIO(), BytesIO()
    document.save(first)
    with ZipFile(first) as old, ZipFile(last, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, old.read(name))
    return last.getvalue()
