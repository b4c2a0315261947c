"""SHELF: one TOML file per outlet, in a folder per country: `outlets/az/azertag.toml`."""

from torimatome.outlets.loading import bundled, read_outlet

__all__ = ["bundled", "read_outlet"]
