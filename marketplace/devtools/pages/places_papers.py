"""Where papers of the demonstration are."""

from __future__ import annotations

from django.urls import reverse

from catalogue.models import Certificate, GeographicalIndication, OcopRecognition
from marketplace.cooperatives.models import Cooperative

from .places import Place


def paper(number: str) -> Place:
    """The alliance's page of a certificate, by its number."""
    return lambda: reverse("dashboard:paper", args=[Certificate.objects.get(number=number).pk])


def stars() -> str:
    """The alliance's page of the stars of a product."""
    return reverse("dashboard:stars", args=[OcopRecognition.objects.order_by("pk")[0].pk])


def indication() -> str:
    """The alliance's page of a registered origin that somebody has a right to use."""
    origin = GeographicalIndication.objects.exclude(rights=None).order_by("pk")[0]
    return reverse("dashboard:indication", args=[origin.pk])


def renewal() -> str:
    """Where Bình renews what ends soon."""
    key = Certificate.objects.get(number="MH-HACCP-25").pk
    desk = reverse("desk:paper-add", args=[Cooperative.objects.get(code="DTL").slug])
    return f"{desk}?thay={key}"
