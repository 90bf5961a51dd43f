"""Readings about cooperatives; `cooperative_for` both fetches and authorises."""

from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404

from marketplace.accounts.models import User

from .models import Cooperative, Membership


def cooperatives_of(user: User | AnonymousUser) -> QuerySet[Cooperative]:
    """The cooperatives that this person works for."""
    if not user.is_authenticated:
        return Cooperative.objects.none()
    return Cooperative.objects.filter(memberships__user=user).order_by("pk")


def membership_for(user: User | AnonymousUser, slug: str, *, roles: Collection[str] = ()) -> Membership:
    """Who this person is at the cooperative `slug` (in one of `roles`, if given); Http404 for everybody else."""
    memberships = Membership.objects.filter(cooperative__slug=slug, user_id=user.pk).select_related("cooperative")
    if roles:
        memberships = memberships.filter(role__in=roles)
    membership = memberships.first()
    if membership is None:
        raise Http404
    return membership


def cooperative_for(user: User | AnonymousUser, slug: str, *, roles: Collection[str] = ()) -> Cooperative:
    """The cooperative `slug` where this person works (in one of `roles`, if given); Http404 for everybody else."""
    return membership_for(user, slug, roles=roles).cooperative


def public_cooperative(slug: str) -> Cooperative:
    """A cooperative that the public sees; Http404 otherwise."""
    cooperative = Cooperative.objects.public().select_related("province", "commune").filter(slug=slug).first()
    if cooperative is None:
        raise Http404
    return cooperative
