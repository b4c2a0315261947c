"""The indicators of a desk: those of its profile under those of its own `indicators.toml`."""

from __future__ import annotations

from collections.abc import Mapping

from torimatome.errors import BadConfig
from torimatome.model import Indicator
from torimatome.plugins import Folder
from torimatome.profiles.indicators import indicators_of_profile, read_indicators


def indicators(folder: Folder) -> Mapping[str, Indicator]:
    """By id. BadConfig: the desk's own file does not hold."""
    file = folder.path / "indicators.toml"
    try:
        own = read_indicators(file.read_text("utf-8-sig"), str(file)) if file.is_file() else {}
    except UnicodeDecodeError as error:
        raise BadConfig(f"{file} is not UTF-8 text (byte {error.start}); save it as UTF-8.") from error
    return {**indicators_of_profile(folder.house.profile), **own}
