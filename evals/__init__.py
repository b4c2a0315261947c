"""Scored sets with floors. `python -m evals [name ...]` runs them; a score below its floor fails."""
