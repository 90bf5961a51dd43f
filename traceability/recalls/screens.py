"""What desk and alliance do on the screen of one lot: hold, release, recall, drill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from marketplace.accounts.models import User

from ..models import Lot, Recall
from ..services import hold_lot, open_recall, release_lot
from .forms import HoldForm, RecallForm, put
from .selectors import held_for, held_with, made_of, recall_of


@dataclass(slots=True)
class LotScreen:
    """The screen of one lot. `may_release`: what the alliance alone may do."""

    lot: Lot
    may_release: bool
    recall_form: RecallForm
    hold_form: HoldForm

    @classmethod
    def of(cls, lot: Lot, *, may_release: bool) -> LotScreen:
        """As it is opened."""
        return cls(lot, may_release, RecallForm(), HoldForm())

    @property
    def context(self) -> dict[str, Any]:
        """What its template shows."""
        forms = [self.recall_form, self.hold_form]
        return {
            "lot": self.lot, "recall": recall_of(self.lot), "may_release": self.may_release,
            "recall_form": self.recall_form, "hold_form": self.hold_form,
            "made": made_of(self.lot), "held_with": held_with(self.lot), "held_for": held_for(self.lot),
            "problem_forms": [form for form in forms if form.errors],
        }  # fmt: skip

    def act(self, data: Any, actor: User) -> tuple[str, Recall | None]:
        """Do what was pressed: a sentence, and the recall where one came of it. ("", None): a form has errors.

        Raises Http404 for a button that this person was not shown.
        """
        act = data.get("act", "")
        if act in ("recall", "drill"):
            return self._recall(data, actor, is_drill=act == "drill")
        if act == "hold" or (act == "release" and self.may_release):
            return self._hold(data, actor, act), None
        raise Http404

    def _recall(self, data: Any, actor: User, *, is_drill: bool) -> tuple[str, Recall | None]:
        self.recall_form = RecallForm(data)
        if not self.recall_form.is_valid():
            return "", None
        try:
            recall = open_recall(lot=self.lot, actor=actor, is_drill=is_drill, **self.recall_form.cleaned_data)
        except ValidationError as fault:
            put(self.recall_form, fault)
            return "", None
        if is_drill:
            return _("The drill is running. Nothing is changed, nobody is written to."), recall
        return _("Lot %(code)s is recalled; its page says so now.") % {"code": self.lot.code}, recall

    def _hold(self, data: Any, actor: User, act: str) -> str:
        self.hold_form = HoldForm(data)
        if not self.hold_form.is_valid():
            return ""
        said = self.hold_form.cleaned_data
        try:
            if act == "hold":
                hold_lot(lot=self.lot, actor=actor, **said)
            else:
                release_lot(lot=self.lot, actor=actor, reason=said["reason"])
        except ValidationError as fault:
            put(self.hold_form, fault)
            return ""
        sentence = _("Lot %(code)s is on hold.") if act == "hold" else _("Lot %(code)s is on sale again.")
        return sentence % {"code": self.lot.code}
