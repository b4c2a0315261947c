"""Questions asked of the archive: references, storylines, contacts, contradictions, what was learnt. Pure."""
