"""Acts of the alliance's room: who works there and what they may do in Oscar's remaining pages."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

ALLIANCE = "Alliance"
# our own screens ask only for staff; these open what remains of Oscar's. Products are not among them: a listing changes
# through its cooperative's desk and an approval, which keep the listing rows right.
PERMISSIONS = {
    "catalogue": ["view_product", "view_category", "add_category", "change_category"],
    "order": ["view_order"],
    "accounts": ["view_user"],
    "reviews": ["view_productreview", "change_productreview", "delete_productreview"],
    "offer": [
        "view_conditionaloffer", "add_conditionaloffer", "change_conditionaloffer", "delete_conditionaloffer",
        "view_range", "add_range", "change_range",
    ],
    "voucher": ["view_voucher", "add_voucher", "change_voucher", "delete_voucher", "view_voucherset"],
    "analytics": ["view_userrecord"],
}  # fmt: skip


@transaction.atomic
def ensure_alliance_group() -> Group:
    """The group of the alliance's people, with exactly the permissions of PERMISSIONS; made where it is missing.

    A member also needs `is_staff`. Raises LookupError where a permission does not exist (migrate first).
    """
    wanted = Q()
    for app_label, codenames in PERMISSIONS.items():
        wanted |= Q(content_type__app_label=app_label, codename__in=codenames)
    found = Permission.objects.filter(wanted)
    if found.count() != sum(map(len, PERMISSIONS.values())):
        present = set(found.values_list("content_type__app_label", "codename"))
        missing = [
            f"{app}.{name}" for app, names in PERMISSIONS.items() for name in names if (app, name) not in present
        ]
        raise LookupError(f"permissions that do not exist: {', '.join(missing)}")
    group, _created = Group.objects.get_or_create(name=ALLIANCE)
    group.permissions.set(found)
    return group
