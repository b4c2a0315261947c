"""SHELF: the operations of the API, one module a subject, found by looking: OPERATIONS is its lines of the table."""
