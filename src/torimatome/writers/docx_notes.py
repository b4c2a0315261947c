"""Real footnotes and endnotes of Word: a part of the file for their words, a mark in the text for each."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import serialize_for_reading

from torimatome.writers.references import Reference

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps"})
_EASTERN = frozenset({"ja", "zh", "ko"})
_BEFORE = ("w:footnotePr", "w:endnotePr", "w:compat")


class Notes:
    """The notes of one document. kind: "footnote" or "endnote". Call `close` when all are made."""

    def __init__(self, document: Any, kind: str) -> None:
        self.kind = kind
        self._document = document
        self._relation = f"{RELATIONSHIP_TYPE.FOOTNOTES[: -len('footnotes')]}{kind}s"
        self._part, self._root = self._opened()
        self._numbers: dict[int, int] = {}
        self._next = max((int(n.get(qn("w:id"), "0")) for n in self._root), default=0) + 1

    def mark(self, paragraph: Any, reference: Reference) -> None:
        """A raised number after a sentence: a new note for a source that is new, else a pointer to the note it has."""
        if reference.number in self._numbers:
            self._point(paragraph, reference.number)
            return
        number = self._next
        self._next += 1
        self._numbers[reference.number] = number
        self._root.append(self._note(number, reference))
        run = paragraph.add_run()
        run.style = self._document.styles[f"{self.kind} reference"]
        made = OxmlElement(f"w:{self.kind}Reference")
        made.set(qn("w:id"), str(number))
        run.font.element.append(made)
        self._bookmark(paragraph, run.font.element, number)

    def close(self) -> None:
        """Put the words of all notes into the file."""
        self._part._blob = serialize_for_reading(self._root).encode()  # noqa: SLF001

    def _opened(self) -> tuple[Any, Any]:
        """The part that holds the notes, one that a template brought or a new one."""
        for relation in self._document.part.rels.values():
            if relation.reltype == self._relation and not relation.is_external:
                part = relation.target_part
                return part, parse_xml(part.blob)
        root = parse_xml(f"<w:{self.kind}s {nsdecls('w', 'r')}>{self._rule(-1, 'separator')}{self._rule(0, 'continuationSeparator')}</w:{self.kind}s>")  # fmt: skip
        name = PackURI(f"/word/{self.kind}s.xml")
        part = Part(name, _TYPE.format(f"{self.kind}s"), b"", self._document.part.package)
        self._document.part.relate_to(part, self._relation)
        self._declare()
        if self.kind == "endnote":  # Word's own are Roman
            for section in self._document.sections:
                form = parse_xml(f'<w:endnotePr {nsdecls("w")}><w:numFmt w:val="decimal"/></w:endnotePr>')
                self._in_section(section._sectPr, form)  # noqa: SLF001
        return part, root

    def _rule(self, number: int, name: str) -> str:
        """The line between text and notes."""
        return f'<w:{self.kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{self.kind}>'

    def _declare(self) -> None:
        settings = self._document.settings.element
        form = '<w:numFmt w:val="decimal"/>' if self.kind == "endnote" else ""
        ids = "".join(f'<w:{self.kind} w:id="{n}"/>' for n in (-1, 0))
        properties = parse_xml(f"<w:{self.kind}Pr {nsdecls('w')}>{form}{ids}</w:{self.kind}Pr>")
        later = _BEFORE[_BEFORE.index(f"w:{self.kind}Pr") + 1 :]
        found = next((e for e in settings if e.tag in {qn(tag) for tag in later}), None)
        if found is None:
            settings.append(properties)
        else:
            found.addprevious(properties)

    def _in_section(self, properties: Any, form: Any) -> None:
        """At its place: after heads and feet, before all else."""
        heads = {qn("w:headerReference"), qn("w:footerReference"), qn("w:footnotePr")}
        properties.insert(sum(child.tag in heads for child in properties), form)

    def _note(self, number: int, reference: Reference) -> Any:
        note, paragraph = OxmlElement(f"w:{self.kind}"), OxmlElement("w:p")
        note.set(qn("w:id"), str(number))
        note.append(paragraph)
        style = OxmlElement("w:pStyle")
        style.set(qn("w:val"), self._style(f"{self.kind} text"))
        properties = OxmlElement("w:pPr")
        properties.append(style)
        paragraph.append(properties)
        paragraph.append(self._run(f"{self.kind} reference", mark=f"w:{self.kind}Ref"))
        paragraph.append(self._run("Source Outlet", f" {reference.outlet}"))
        paragraph.append(self._run("Source Time", f" {reference.time} "))
        headline = self._run("", reference.headline)
        foreign(headline, reference.language)
        paragraph.append(headline)
        paragraph.append(self._run("", " "))
        if reference.url:
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), self._part.relate_to(reference.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            link.append(self._run("Source Link", reference.url))
            paragraph.append(link)
        return note

    def _run(self, style: str, text: str = "", mark: str = "") -> Any:
        run = OxmlElement("w:r")
        if style:
            properties, named = OxmlElement("w:rPr"), OxmlElement("w:rStyle")
            named.set(qn("w:val"), self._style(style))
            properties.append(named)
            run.append(properties)
        if mark:
            run.append(OxmlElement(mark))
        if text:
            words = OxmlElement("w:t")
            words.text = text
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(words)
        return run

    def _style(self, name: str) -> str:
        return str(self._document.styles[name].style_id)

    def _bookmark(self, paragraph: Any, run: Any, number: int) -> None:
        """A name for the mark, to which later marks of the same source point."""
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            made = OxmlElement(tag)
            made.set(qn("w:id"), str(90_000 + number))
            if tag == "w:bookmarkStart":
                made.set(qn("w:name"), self._name(number))
                run.addprevious(made)
            else:
                paragraph.paragraph_format.element.append(made)

    def _name(self, number: int) -> str:
        return f"_Ref_{self.kind}_{number}"

    def _point(self, paragraph: Any, source: int) -> None:
        """The number of a note that is there already, kept right by Word."""
        number = self._numbers[source]
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" NOTEREF {self._name(number)} \\h ")
        shown = list(self._numbers).index(source) + 1
        field.append(self._run("Reference", str(shown)))
        paragraph.paragraph_format.element.append(field)


def foreign(run: Any, language: str) -> None:
    """Tell Word the language of a source's headline, and whether it is read from the right."""
    properties = run.get_or_add_rPr()
    primary = language.partition("-")[0]
    if primary in _RIGHT_TO_LEFT:
        properties.append(OxmlElement("w:rtl"))
    if language:
        made = OxmlElement("w:lang")
        made.set(
            qn(f"w:{'bidi' if primary in _RIGHT_TO_LEFT else 'eastAsia' if primary in _EASTERN else 'val'}"), language
        )
        properties.append(made)
