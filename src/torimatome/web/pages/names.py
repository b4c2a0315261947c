"""The register of names: looked up, shown, changed by a form; what a change touches is shown before it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from torimatome import profiles
from torimatome.errors import DeskError, NotFound
from torimatome.model import Entity, digest
from torimatome.web.folders import keep, plainly, text_of
from torimatome.web.follows import leaf
from torimatome.web.forms import Form
from torimatome.web.register_names import (
    KINDS,
    entry_in,
    entry_of,
    faults,
    file_with,
    id_for,
    is_own,
    lacking,
    languages_of,
    search,
    touched,
)
from torimatome.web.site import Ask, Nav, Page, post
from torimatome.web.toml_text import without_entry

_ADDRESS = "/registers/names"
_MENTIONS = 8


def names(ask: Ask) -> Response:
    """The register, as the visitor wants to see it."""
    query, kind = ask.query.get("q", "").strip()[:200], ask.query.get("kind", "")
    own, unsure = bool(ask.query.get("own")), bool(ask.query.get("unsure"))
    found = search(ask.desk, query, kind, own, unsure)
    ours = profiles.read_register(text_of(ask.desk.folder.path / "names.toml")).entities
    return ask.show(
        "names.html", leaf=leaf(ask, found), query=query, kind=kind, kinds=KINDS, own=own, unsure=unsure, ours=ours
    )


def name(ask: Ask) -> Response:
    """One entry: its forms, its offices, where it is named, and the form."""
    if ask.path["id"] == "new":
        return _shown(ask, None, _offered(ask))
    entity = _entity(ask)
    return _shown(ask, entity, entry_of(entity), where=ask.desk.store.search.find(_phrase(entity), _MENTIONS))


def change(ask: Ask) -> Response:
    """Look at what a form says, or keep it: the same form either way."""
    entity = None if ask.path["id"] == "new" else _entity(ask)
    kind = entity.kind.value if entity else ask.form.get("kind")
    if kind not in KINDS:
        raise NotFound(f"{kind!r} is no kind of name; the kinds are {', '.join(KINDS)}.")
    entry = _said(ask, entity)
    wrong = faults(kind, entry)
    if not entity and ask.desk.folder.register.get(str(entry["id"])):
        wrong["id"] = ask.t("names.id-taken")
    if entity and ask.form.get("seen") != _stamp(entity):
        wrong[""] = ask.t("names.changed-meanwhile")
    text = ""
    try:
        text = file_with(ask.desk, kind, entry) if not wrong else ""
    except DeskError as error:
        wrong[""] = plainly(error)
    if wrong:
        return _shown(ask, entity, entry, wrong=wrong, kind=kind, status=422)
    new = profiles.read_register(text).entities[str(entry["id"])]
    if ask.form.get("act") != "keep":
        return _shown(ask, entity, entry, kind=kind, touches=touched(ask.desk, entity, new))
    keep(ask, {ask.desk.folder.path / "names.toml": text})
    ask.say(ask.t("names.kept", name=_name(new)))
    return ask.go(f"{_ADDRESS}/{new.id}")


def drop(ask: Ask) -> Response:
    """Take the desk's own entry away, so that the profile's stands again, or none."""
    entity = _entity(ask)
    file = ask.desk.folder.path / "names.toml"
    if not is_own(ask.desk, entity.id):
        raise NotFound(ask.t("names.not-own"))
    keep(ask, {file: without_entry(text_of(file), entity.kind.value, "id", entity.id)})
    ask.say(ask.t("names.dropped", name=_name(entity)))
    return ask.go(f"{_ADDRESS}/{entity.id}" if ask.desk.folder.register.get(entity.id) else _ADDRESS)


def new(ask: Ask) -> Response:
    """Names that the desk's articles have and its register lacks."""
    return ask.show("names_new.html", leaf=leaf(ask, lacking(ask.desk), 30), kinds=KINDS)


def accept(ask: Ask) -> Response:
    """Take a proposed name in as it is written, marked as not checked."""
    kind = ask.form.get("kind", "person")
    spelt = {code: value for code in languages_of(ask.desk, None) if (value := ask.form.get(code).strip())}
    first = spelt.get("en") or next(iter(spelt.values()), "")
    entry = {"id": id_for(first, ask.desk.folder.register), **spelt, "sure": False}
    wrong = faults(kind, entry) if kind in KINDS and first else {"": ask.t("names.no-name")}
    if wrong:
        return _shown(ask, None, entry, wrong=wrong, kind=kind if kind in KINDS else "person", status=422)
    keep(ask, {ask.desk.folder.path / "names.toml": file_with(ask.desk, kind, entry)})
    ask.say(ask.t("names.kept", name=first))
    return ask.go(ask.form.get("to", f"{_ADDRESS}/{entry['id']}"))


# --- how it is done ---------------------------------------------------------------------------------------------


def _shown(
    ask: Ask, entity: Entity | None, entry: Mapping[str, object], *, wrong: Mapping[str, str] | None = None, kind: str = "",
    touches: Any = None, where: Any = (), status: int = 200,
) -> Response:  # fmt: skip
    register = ask.desk.folder.register
    codes = list(dict.fromkeys((*languages_of(ask.desk, entity), *(k for k in entry if len(k) == 2 and k != "id"))))
    return ask.show(
        "name.html", status, entity=entity, entry=entry, codes=codes, wrong=wrong or {}, touches=touches, where=where,
        kind=kind or (entity.kind.value if entity else ask.query.get("kind", "person")), kinds=KINDS,
        own=bool(entity) and is_own(ask.desk, entity.id if entity else ""), seen=_stamp(entity) if entity else "",
        office=register.office, lines=_lines, part=register.get(entity.part_of) if entity else None,
    )  # fmt: skip


def _said(ask: Ask, entity: Entity | None) -> dict[str, object]:
    codes = languages_of(ask.desk, entity)
    said = entry_in(ask.form, codes)
    if entity:
        return {**said, "id": entity.id}
    main = _lines(said.get("en") or said.get("ja") or "").partition("\n")[0]
    return said if said["id"] else {**said, "id": id_for(main, ask.desk.folder.register)}


def _offered(ask: Ask) -> dict[str, object]:
    """A new entry with what the address brings."""
    form = Form({k: ask.query.getlist(k) for k in ask.query})
    said = entry_in(form, languages_of(ask.desk, None))
    return {**said, "sure": False} if len(said) > 2 else said


def _entity(ask: Ask) -> Entity:
    found = ask.desk.folder.register.get(ask.path["id"])
    if found is None:
        raise NotFound(f"The register has no name with the id {ask.path['id']!r}; {_ADDRESS} finds it by its forms.")
    return found


def _name(entity: Entity) -> str:
    return entity.names.get("en") or next(iter(entity.names.values()))


def _phrase(entity: Entity) -> str:
    return '"' + _name(entity).replace('"', "") + '"'


def _stamp(entity: Entity) -> str:
    return digest(str(entry_of(entity)))


def _lines(value: object) -> str:
    """A value of an entry as the lines of a field."""
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")


NAV = (Nav("/registers", "names.registers", 50),)
PAGES = (
    Page("/registers", names),
    Page(_ADDRESS, names),
    Page(f"{_ADDRESS}-new", new),
    post(f"{_ADDRESS}-new", accept),
    Page(f"{_ADDRESS}/{{id}}", name),
    post(f"{_ADDRESS}/{{id}}", change),
    post(f"{_ADDRESS}/{{id}}/drop", drop),
)
