"""Records that stand for ever: what is written is neither changed nor taken away, not one by one and not in bulk."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

REFUSAL = _("What is recorded here stands for ever; record a further entry instead.")


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Reads and appends; refuses to change or delete rows.

    Django itself goes past it in one place that we want: when a person's account is erased, `on_delete=SET_NULL`
    (through the model's base manager) takes their name off their records, and the records stay.
    """

    def update(self, **kwargs: Any) -> int:
        """Refuse."""
        raise ValidationError(REFUSAL)

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Refuse."""
        raise ValidationError(REFUSAL)

    bulk_update.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise ValidationError(REFUSAL)

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Any, *args: Any, update_conflicts: bool = False, **kwargs: Any) -> list[Any]:
        """Append many; refuse to overwrite what stands."""
        if update_conflicts:
            raise ValidationError(REFUSAL)
        return super().bulk_create(objs, *args, **kwargs)


class AppendOnly(models.Model):
    """A model whose rows are only ever added."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row, never over one that stands: with a key that is taken the database refuses."""
        if not self._state.adding:
            raise ValidationError(REFUSAL)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse."""
        raise ValidationError(REFUSAL)
