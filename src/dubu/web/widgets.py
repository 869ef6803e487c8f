"""Form widgets whose markup the tag `felt` draws."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms

from dubu.web import datoer, visning


class DatoInput(forms.TextInput):
    """A date as text: what was typed is kept, also when it is no date."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "class": "input-char-11", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, date | datetime):
            return visning.kort_dato(value)
        return super().format_value(value)


class KlokkeInput(forms.TextInput):
    """A time of day as text."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "class": "input-char-8", **(attrs or {})})


class TidspunktInput(forms.MultiWidget):
    """A date and a time side by side. One text ("5/1-2026 14.30") is accepted too: autosave sends it so."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"dato": DatoInput(), "klokken": KlokkeInput()}, attrs)

    def decompress(self, value: Any) -> list[str | None]:
        if isinstance(value, datetime):
            return [visning.kort_dato(value), visning.klokken(value)]
        if isinstance(value, str):
            return list(datoer.del_tidspunkt(value))
        return [None, None]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        if name in data:
            return list(datoer.del_tidspunkt(data.get(name) or ""))
        return super().value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and super().value_omitted_from_data(data, files, name)


class FilerInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)
