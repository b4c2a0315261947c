"""The named styles of our DOCX, and its page: what a secretary changes in one place, once for the whole issue."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from torimatome.errors import BadConfig

_LATIN, _JAPANESE, _OTHER = "Calibri", "Yu Gothic", "Arial"
_INK, _SOFT, _MARK = RGBColor(0x1C, 0x1F, 0x24), RGBColor(0x5D, 0x65, 0x72), RGBColor(0x1B, 0x3F, 0x6E)
KEPT = " Kept"
"""Ends the name of a style whose paragraphs stay on the page of the next, so that a short item or a NOTE is not torn off."""

_ORDER = (
    "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing",
    "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
    "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
)  # fmt: skip

# name: size pt, bold, colour, place, before pt, after pt, kept with the next
_PARAGRAPHS: dict[str, tuple[float, bool, RGBColor, str, float, float, bool]] = {
    "Header": (9, False, _SOFT, "RIGHT", 0, 0, False),
    "Footer": (9, False, _SOFT, "CENTER", 0, 0, False),
    "Bulletin Title": (18, True, _INK, "CENTER", 0, 2, True),
    "Bulletin Subtitle": (11, False, _INK, "CENTER", 0, 10, True),
    "Bulletin Period": (12, True, _INK, "CENTER", 0, 2, True),
    "Bulletin Publisher": (11, False, _INK, "CENTER", 0, 18, False),
    "Bulletin Edition": (10, True, _MARK, "CENTER", 0, 8, True),
    "Bulletin Correction": (9.5, False, _INK, "LEFT", 0, 4, False),
    "Heading 1": (13.5, True, _INK, "LEFT", 20, 8, True),
    "Heading 2": (11.5, True, _INK, "LEFT", 14, 1, True),
    "Headline English": (11, True, _MARK, "LEFT", 0, 5, True),
    "Bulletin Paragraph": (10.5, False, _INK, "LEFT", 0, 6, False),
    "Bulletin Quotation": (10.5, False, _INK, "LEFT", 0, 6, False),
    "Bulletin Subheading": (10.5, True, _INK, "LEFT", 8, 3, True),
    "Bulletin List Item": (10.5, False, _INK, "LEFT", 0, 3, False),
    "Bulletin Data": (10.5, False, _INK, "LEFT", 0, 3, False),
    "Bulletin Separator": (10.5, False, _SOFT, "CENTER", 4, 8, True),
    "Bulletin Note": (10, False, _INK, "LEFT", 2, 6, False),
    "Bulletin End": (10.5, False, _SOFT, "CENTER", 18, 18, False),
    "Bulletin Sources": (11.5, True, _INK, "LEFT", 14, 6, True),
    "Bulletin Source": (8.5, False, _INK, "LEFT", 0, 4, False),
    "footnote text": (8.5, False, _INK, "LEFT", 0, 2, False),
    "endnote text": (8.5, False, _INK, "LEFT", 0, 2, False),
}
# name: size pt (0: that of the paragraph), bold, italic, raised, colour
_CHARACTERS: dict[str, tuple[float, bool, bool, bool, RGBColor]] = {
    "Reference": (10.5, False, False, True, _MARK),
    "footnote reference": (0, False, False, True, _MARK),
    "endnote reference": (0, False, False, True, _MARK),
    "Note Label": (10, True, False, False, _INK),
    "Note Text": (0, False, True, False, _INK),
    "Slanted": (0, False, True, False, _INK),
    "Attribution": (0, False, False, False, _SOFT),
    "Source Outlet": (0, True, False, False, _INK),
    "Source Time": (0, False, False, False, _SOFT),
    "Source Link": (0, False, False, False, _MARK),
}
_CAN_BE_KEPT = ("Bulletin Paragraph", "Bulletin Quotation", "Bulletin List Item", "Bulletin Data", "Bulletin Note")
_INDENTS = (("Heading 2", 5.0, 5.0), ("Headline English", 5.0, 0), ("Bulletin Source", 7.0, 7.0), ("Bulletin Note", 6.0, 0), ("Bulletin Quotation", 6.0, 0), ("Bulletin Correction", 3.0, 0))  # fmt: skip
_LINES = (("Heading 1", "bottom"), ("Bulletin Sources", "top"), ("Bulletin Note", "left"), ("Bulletin Correction", "left"))  # fmt: skip
_EASTERN = ("Header", "Bulletin Title", "Bulletin Subtitle", "Bulletin Period", "Bulletin Publisher", "Bulletin Edition", "Heading 1", "Heading 2")  # fmt: skip
NAMES = (*_PARAGRAPHS, *_CHARACTERS)


def add_styles(document: Any, *, anew: bool) -> None:
    """Give a document our styles; those that it has by name stay as they are, unless anew. BadConfig: one is of another kind."""
    known = {style.name: style for style in document.styles}
    made = []
    for names, kind in ((_PARAGRAPHS, WD_STYLE_TYPE.PARAGRAPH), (_CHARACTERS, WD_STYLE_TYPE.CHARACTER)):
        for name in names:
            if name in known and known[name].type is not kind:
                what = "paragraphs" if kind is WD_STYLE_TYPE.PARAGRAPH else "words"
                raise BadConfig(f"the style {name!r} must be one for {what}; rename yours or change its kind.")
            if anew or name not in known:
                made.append(name)
                (_paragraph if kind is WD_STYLE_TYPE.PARAGRAPH else _character)(document, name, known.get(name))
    _shape(document, made)
    for name in _CAN_BE_KEPT:
        if name + KEPT not in known:
            _kept(document, name)


def _paragraph(document: Any, name: str, known: Any) -> None:
    size, bold, colour, place, before, after, kept = _PARAGRAPHS[name]
    style = known or document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    list_base = "List Bullet" if name == "Bulletin List Item" and _has(document, "List Bullet") else "Normal"
    style.base_style = document.styles[list_base] if _has(document, list_base) else None
    style.quick_style, style.hidden, style.unhide_when_used = True, False, False
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, None
    style.font.color.rgb = colour
    _fonts(style.element.get_or_add_rPr(), eastern=name in _EASTERN)
    layout = style.paragraph_format
    layout.alignment = getattr(WD_ALIGN_PARAGRAPH, place)
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = 1.0 if size < 9 else 1.15
    layout.keep_with_next, layout.keep_together, layout.widow_control = kept, True, True
    for tag in ("w:autoSpaceDE", "w:autoSpaceDN", "w:contextualSpacing"):  # no gap between a kanji and a figure
        _lay(style, tag, val="0")


def _character(document: Any, name: str, known: Any) -> None:
    size, bold, italic, raised, colour = _CHARACTERS[name]
    style = known or document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    if size:
        style.font.size = Pt(size)
    style.font.bold, style.font.italic, style.font.superscript = bold or None, italic or None, raised or None
    style.font.color.rgb = colour


def _kept(document: Any, name: str) -> None:
    """The same paragraph, held on the page of the next."""
    style = document.styles.add_style(name + KEPT, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[name]
    style.paragraph_format.keep_with_next = True


def _shape(document: Any, made: list[str]) -> None:
    """Indents and lines of the styles that are ours."""
    for name, left, hanging in _INDENTS:
        if name in made:
            layout = document.styles[name].paragraph_format
            layout.left_indent, layout.first_line_indent = Mm(left), Mm(-hanging)
    for name, side in _LINES:
        if name in made:
            line = OxmlElement(f"w:{side}")
            for key, value in {
                "val": "single",
                "sz": "6",
                "space": "6" if side == "left" else "3",
                "color": "9AA3B0",
            }.items():
                line.set(qn(f"w:{key}"), value)
            _lay(document.styles[name], "w:pBdr").append(line)


def _has(document: Any, name: str) -> bool:
    return any(style.name == name for style in document.styles)


def set_up(document: Any) -> None:
    """Languages, fonts and page of a document of our own: British English and Japanese, A4, page n / m at the foot."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = defaults.find(qn("w:lang"))
    for key, value in (("val", "en-GB"), ("eastAsia", "ja-JP"), ("bidi", "fa-IR")):
        language.set(qn(f"w:{key}"), value)
    _fonts(document.styles["Normal"].element.get_or_add_rPr())
    add_styles(document, anew=True)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens it as a file of 2010
    _page(document)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin = section.bottom_margin = Mm(23)
    section.different_first_page_header_footer = True
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.style = document.styles["Footer"]
        _field(line, "PAGE")
        line.add_run(" / ")
        _field(line, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    field, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), f" {code} ")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph.paragraph_format.element.append(field)


def _fonts(properties: Any, *, eastern: bool = False) -> None:
    """Name the font of each script; the theme's fonts would win if they stayed. eastern: quotes and ～ in the Japanese one."""
    fonts = properties.get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key, value in (("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", _JAPANESE), ("cs", _OTHER)):
        fonts.set(qn(f"w:{key}"), value)
    if eastern:
        fonts.set(qn("w:hint"), "eastAsia")


def _lay(style: Any, tag: str, **attributes: str) -> Any:
    """Set a property of a style's paragraphs at its place: Word refuses properties out of order."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn(tag)):
        properties.remove(old)
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    properties.insert_element_before(made, *_ORDER[_ORDER.index(tag) + 1 :])
    return made
