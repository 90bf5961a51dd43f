"""Who edits: a group that may write and publish pages, pictures, campaigns and menus, and nothing of the shop."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from marketplace.accounts.models import User
from marketplace.promotion.models import Campaign

from .models import Menu

EDITORS = "Editors"
PAGE_ACTS = ("add", "change", "publish", "lock", "unlock")


@transaction.atomic
def ensure_editors(*, page: Page) -> Group:
    """The group of editors with its permissions on `page` and everything below it; repeatable."""
    group, _ = Group.objects.get_or_create(name=EDITORS)
    _permit(group, "wagtailadmin", "admin", ["access_admin"])
    for model in (Campaign, Menu):
        label, name = model._meta.app_label, model._meta.model_name or ""
        _permit(group, label, name, [f"{act}_{name}" for act in ("add", "change", "delete", "view")])
    for act in PAGE_ACTS:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{act}_page")
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    collection = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for act in ("add", "change", "choose"):
        # Wagtail asks for the permissions of its own model, whatever the site's picture model is
        permission = Permission.objects.get(content_type__app_label="wagtailimages", codename=f"{act}_image")
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return group


def _permit(group: Group, label: str, model: str, codenames: list[str]) -> None:
    found = Permission.objects.filter(content_type__app_label=label, codename__in=codenames)
    if model == "admin" and not found:  # Wagtail makes this one in a migration
        kind, _ = ContentType.objects.get_or_create(app_label=label, model=model)
        permission, _ = Permission.objects.get_or_create(
            content_type=kind, codename="access_admin", defaults={"name": "Can access Wagtail admin"}
        )
        found = Permission.objects.filter(pk=permission.pk)
    group.permissions.add(*found)


@transaction.atomic
def make_editor(*, user: User) -> None:
    """Let a person edit the site's pages."""
    user.groups.add(Group.objects.get(name=EDITORS))
