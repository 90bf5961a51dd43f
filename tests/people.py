"""The people of the tests. Each function gives the same person however often it is asked.

Hoa buys. Bình runs HTX minh họa Đồng Tôm Lúa, where Tâm packs; Sen runs HTX minh họa Đồi Chè Xuân. Lan verifies for
the alliance.
Khách is a stranger: a signed-in buyer whom nothing here belongs to.
"""

from __future__ import annotations

from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative, Membership

PASSWORD = "mua-gao-hom-nay"


def _person(email: str, phone: str, last_name: str, first_name: str, **fields: bool) -> User:
    existing = User.objects.filter(email=email).first()
    return existing or User.objects.create_user(
        email, PASSWORD, phone=phone, last_name=last_name, first_name=first_name, **fields
    )


def hoa() -> User:
    """Hoa buys."""
    return _person("hoa@example.vn", "+84912345678", "Nguyễn Thị", "Hoa")


def khach() -> User:
    """Khách is a stranger."""
    return _person("khach@example.vn", "+84987654321", "Trần Văn", "Khách")


def lan() -> User:
    """Lan verifies for the alliance: staff, in its group, and no superuser."""
    from marketplace.dashboard.services import ensure_alliance_group

    lan = _person("lan@example.vn", "+84905111222", "Lê Thị", "Lan", is_staff=True)
    lan.groups.add(ensure_alliance_group())
    return lan


def binh() -> User:
    """Bình runs Đồng Tôm Lúa."""
    from .factories import dong_tom_lua

    return _works_for(_person("binh@example.vn", "+84905333444", "Phạm Văn", "Bình"), dong_tom_lua())


def tam() -> User:
    """Tâm packs for Đồng Tôm Lúa."""
    from .factories import dong_tom_lua

    tam = _person("tam@example.vn", "+84905777888", "Lý Thị", "Tâm")
    return _works_for(tam, dong_tom_lua(), role=Membership.Role.PACKER)


def sen() -> User:
    """Sen runs Đồi Chè Xuân."""
    from .factories import doi_che_xuan

    return _works_for(_person("sen@example.vn", "+84905555666", "Vũ Thị", "Sen"), doi_che_xuan())


def _works_for(user: User, cooperative: Cooperative, role: str = Membership.Role.MANAGER) -> User:
    Membership.objects.get_or_create(cooperative=cooperative, user=user, defaults={"role": role})
    return user
