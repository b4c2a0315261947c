"""The registers: names and outlets."""

from __future__ import annotations

from torimatome.errors import NotFound
from torimatome.group.lookup import lookup
from torimatome.model import Entity, EntityKind, Outlet
from torimatome.web.api.table import Call, Operation, Part, one_of, text


def names(call: Call) -> Part[Entity]:
    """Entities of the register."""
    register, query, kind = call.desk.folder.register, call.get("q").strip(), call.get("kind")
    found = lookup(register, query) if query else register.entities.values()
    return call.part([e for e in found if not kind or e.kind.value == kind])


def name(call: Call) -> Entity:
    """One entity."""
    found = call.desk.folder.register.get(call.get("entity"))
    if found is None:
        raise NotFound(f"The register has no entity {call.get('entity')!r}.")
    return found


def outlets(call: Call) -> Part[Outlet]:
    """The outlets."""
    return call.part([o for _, o in sorted(call.desk.folder.known.items())])


def outlet(call: Call) -> Outlet:
    """One outlet."""
    found = call.desk.folder.known.get(call.get("outlet"))
    if found is None:
        raise NotFound(f"There is no outlet {call.get('outlet')!r}.")
    return found


OPERATIONS = (
    Operation(method="GET", path="/names", name="names", answer=names, gives=Entity, paged=True, says="Entities of the register, or those that are written so.", takes=(text("q", "A name in any script."), one_of("kind", "Only of this kind.", [k.value for k in EntityKind]))),
    Operation(method="GET", path="/names/{entity}", name="name", answer=name, gives=Entity, says="An entity with its forms and offices."),
    Operation(method="GET", path="/outlets", name="outlets", answer=outlets, gives=Outlet, paged=True, says="The outlets that the desk knows."),
    Operation(method="GET", path="/outlets/{outlet}", name="outlet", answer=outlet, gives=Outlet, says="An outlet as its register file says it."),
)  # fmt: skip
