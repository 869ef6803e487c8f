"""The base of all forms: reads which act and which municipality the page was shown for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import RettetImensFejl

ANDEN_KOMMUNE = _(
    "Siden blev åbnet for en anden kommune end den, du arbejder i nu. Intet er gemt, og din tekst står her "
    "stadig. Skift tilbage til den kommune i en ny fane, og send formularen igen."
)


class DubuForm(forms.Form):
    """A form of one act.

    `handling` (which act, for doing it once) and `kommune` (for whom it was shown) come from the hidden
    fields of `{% formularhoved form %}`. With `kommune_id` a form of another municipality is refused.
    `versioner` are the version numbers of autosaved fields. `afsnit` groups the fields under headings.
    """

    use_required_attribute = False
    afsnit: tuple[tuple[Any, tuple[str, ...]], ...] = ()

    def __init__(
        self,
        *args: Any,
        kommune_id: int | None = None,
        versioner: Mapping[str, int] | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.kommune_id = kommune_id
        self.versioner = versioner
        self._ny_handling = uuid4()

    @property
    def handling(self) -> UUID:
        """The posted act's id, so that it is done once; a fresh one when the form is new."""
        try:
            return UUID(self.data.get("handling", ""))
        except (ValueError, AttributeError, TypeError):
            return self._ny_handling

    @property
    def kommune(self) -> int | None:
        """The code of the municipality that the posted page was shown for."""
        kode = str(self.data.get("kommune", ""))
        return int(kode) if kode.isascii() and kode.isdigit() else None

    @property
    def er_anden_kommune(self) -> bool:
        """Was the page shown for another municipality than the one worked in now?"""
        return None not in (self.kommune, self.kommune_id) and self.kommune != self.kommune_id

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.er_anden_kommune:
            self.add_error(None, forms.ValidationError(ANDEN_KOMMUNE, code="anden_kommune"))

    @property
    def feltgrupper(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The visible fields under their headings; fields outside `afsnit` come last."""
        synlige = {felt.name: felt for felt in self.visible_fields()}
        grupper = [
            (overskrift, [synlige.pop(navn) for navn in navne if navn in synlige]) for overskrift, navne in self.afsnit
        ]
        return [(overskrift, felter) for overskrift, felter in [*grupper, ("", list(synlige.values()))] if felter]


class FraAftrykForm(DubuForm):
    """An act that two may have open at once: the hidden mark says what the page showed."""

    fra_aftryk = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, fra_aftryk: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["fra_aftryk"] = fra_aftryk
        self.rettet_imens = False

    def vis_nyere(self, fejl: RettetImensFejl) -> None:
        """Show what another did meanwhile; sent again, the form says that one has seen it."""
        self.data = self.data.copy()
        self.data["fra_aftryk"] = fejl.aftryk
        self.rettet_imens = True
