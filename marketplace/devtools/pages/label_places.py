"""Where the rows of the table about numbered labels and their hidden codes are."""

from __future__ import annotations

from django.urls import reverse

from traceability.models import LabelRun, Serial

from .places import Place


def desk_run(name: str = "label-run") -> Place:
    """A page of Bình's desk about numbered labels whose file is ready."""
    return lambda: reverse(f"desk:{name}", args=_args(_numbered()))


def desk_run_waiting() -> str:
    """The same, about labels that the worker has not drawn yet."""
    run = LabelRun.objects.filter(file__state="waiting").select_related("lot__producer").order_by("pk")[0]
    return reverse("desk:label-run", args=_args(run))


def hidden_code() -> str:
    """Where the hidden code of a piece is typed."""
    piece = _numbered().serials.exclude(check_hash="").order_by("position")[0]
    return reverse("traceability:hidden-code", args=[piece.lot.code, piece.number])


def voided_piece() -> str:
    """The page of a piece whose label was voided."""
    piece = Serial.objects.exclude(voided_at=None).select_related("lot__producer").order_by("pk")[0]
    return reverse("traceability:piece", args=[piece.lot.code, piece.number])


def _numbered() -> LabelRun:
    run: LabelRun = LabelRun.objects.filter(file__state="done").select_related("lot__producer").order_by("pk")[0]
    return run


def _args(run: LabelRun) -> list[object]:
    return [run.lot.producer.slug, run.lot.code, run.pk]
