"""SHELF: the pages, one module each, found by looking: PAGES lists its addresses, NAV (if any) its lines of the menu."""
