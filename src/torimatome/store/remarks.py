"""What readers said of the imports: doubts and repairs, each by a name that outlasts a new reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from torimatome.store.database import Database
from torimatome.store.shelving import remark_name
from torimatome.store.tables import archived, documents, numbers, remarks


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarked:
    """A remark and the file that it is about; name is its own, of 16 letters."""

    name: str
    file: str
    sentence: str
    line: int
    raw: str
    item: str
    repair: bool
    target: str


class Remarks:
    """The remarks on the documents that count."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self) -> list[Remarked]:
        """All of them in order of import; a reference that some item answers is none."""
        answered = [select(archived.c.number).where(archived.c.key == remarks.c.target).exists()]
        answered += [select(archived.c.number).where(archived.c.own == remarks.c.target).exists()]
        answered += [select(numbers.c.number).where(numbers.c.id == remarks.c.target).exists()]
        open_still = (remarks.c.target == "") | ~(answered[0] | answered[1] | answered[2])
        return self._found(documents.c.counts == 1, open_still)

    def name(self, *about: str) -> str:
        """The name of a remark that is made when it is asked for, and kept nowhere."""
        return remark_name(*about)

    def of_document(self, number: int) -> list[Remarked]:
        """Those on a document."""
        return self._found(documents.c.number == number)

    def _found(self, *conditions: Any) -> list[Remarked]:
        joined = remarks.join(documents, documents.c.number == remarks.c.document)
        wanted = select(remarks, documents.c.name.label("file")).select_from(joined).where(*conditions)
        with self._database.read() as connection:
            rows = connection.execute(wanted.order_by(documents.c.rank, remarks.c.number)).all()
        return [Remarked(**{f: getattr(row, f) for f in Remarked.__dataclass_fields__} | {"repair": bool(row.repair)}) for row in rows]  # fmt: skip
