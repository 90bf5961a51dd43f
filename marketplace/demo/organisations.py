"""Invented cooperatives, their people, places, areas and awards."""

import datetime

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files import File

from marketplace.accounts.models import User
from marketplace.cooperatives.models import Award, Cooperative, Facility, Field, GrowingArea, Membership
from marketplace.dashboard.services import ensure_alliance_group
from marketplace.places.models import Commune, Province
from marketplace.text import fold, slugify

from .accounts import ACCOUNTS, EDITORS, MANAGES, PASSWORD, STAFF, Account
from .tables import art, table

FIELDS = {
    "lua-gao": "Lúa gạo", "rau": "Rau, củ", "tra": "Trà thảo mộc", "thu-cong": "Thủ công mỹ nghệ",
    "che-bien": "Chế biến", "gia-vi": "Gia vị", "che": "Chè", "du-lich": "Du lịch cộng đồng",
    "duoc-lieu": "Dược liệu", "mat-ong": "Mật ong", "trai-cay": "Trái cây", "ca-phe": "Cà phê",
    "thuy-san": "Thủy sản", "hoa": "Hoa, cây cảnh",
}  # fmt: skip
CROPS = {
    "lua-gao": "lúa",
    "che": "chè",
    "trai-cay": "cây ăn quả",
    "ca-phe": "cà phê",
    "rau": "rau",
    "gia-vi": "cây gia vị",
}
SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Lò", "Giàng", "Y", "Thạch"]
GIVEN = ["Văn An", "Thị Cúc", "Minh Đức", "Thị Hạnh", "Quốc Khánh", "Thị Loan", "Văn Phúc", "Thị Thảo"]


def make_fields() -> dict[str, Field]:
    """Fields of work by code."""
    return {code: Field.objects.get_or_create(code=code, defaults={"name": name})[0] for code, name in FIELDS.items()}


def make_cooperatives() -> dict[str, Cooperative]:
    """All cooperatives of the table, by short code."""
    fields = make_fields()
    return {row["code"]: _cooperative(number, row, fields) for number, row in enumerate(table("cooperatives"))}


def _cooperative(number: int, row: dict[str, str], fields: dict[str, Field]) -> Cooperative:
    existing = Cooperative.objects.filter(code=row["code"]).first()
    if existing:
        return existing
    province = Province.objects.get(code=row["province"], valid_to=None)
    commune = _commune(province, row["commune"])
    cooperative = Cooperative(
        code=row["code"], kind=row["kind"], status=Cooperative.Status.ACTIVE, name=row["name"],
        slug=slugify(row["name"]), province=province, commune=commune, street=row["street"],
        founded_year=int(row["year"]), members_count=int(row["members"]), size=row["size"],
        summary=row["summary"], story=row["story"], is_demo=True, tax_code=invented_tax_code(number),
        registration_number=f"MH-{number + 1:04d}", registered_on=datetime.date(int(row["year"]), 4, 11),
        registered_by=f"Phòng Kinh tế, {commune.full_name} (minh họa)", representative=_person(number),
        phone=f"+8490000{number:04d}", email=f"htx-{row['code'].lower()}@example.vn",
        bank_bin="970405", bank_account=f"9520000{number:04d}", bank_holder=f"HTX MINH HOA {row['code']}",
    )  # fmt: skip
    _give_picture(cooperative, row["picture"])
    cooperative.full_clean(exclude=["picture"])
    cooperative.save()
    cooperative.fields.set([fields[code] for code in row["fields"].split(",")])
    _places_of(cooperative, row)
    Award.objects.create(
        cooperative=cooperative, title="Bằng khen hợp tác xã tiêu biểu (minh họa)",
        issuer=f"Liên minh HTX {province.full_name} (minh họa)", year=2022 + number % 4,
    )  # fmt: skip
    return cooperative


def _give_picture(cooperative: Cooperative, name: str) -> None:
    """Cooperatives that share a drawing share its stored sizes: each drawing is encoded once."""
    twin = Cooperative.objects.filter(picture__contains=f"/{name}").first()
    path = art(name)
    if twin:
        cooperative.picture = twin.picture.name
        cooperative.picture_width, cooperative.picture_height = twin.picture_width, twin.picture_height
    elif path:
        with path.open("rb") as file:
            cooperative.picture.save(path.name, File(file), save=False)


def invented_tax_code(number: int) -> str:
    """A ten-digit MST of the range 0099…, which no office has given out, with its check digit (stdnum `vn.mst`)."""
    digits = f"0099{number:05d}"
    total = sum(weight * int(digit) for weight, digit in zip((31, 29, 23, 19, 17, 13, 7, 5, 3), digits, strict=True))
    check = 10 - total % 11
    return f"{digits}{check}" if check < 10 else invented_tax_code(number + 50_000)


def _commune(province: Province, name: str) -> Commune:
    folded = fold(name)
    communes = Commune.objects.filter(province=province, valid_to=None).order_by("code")
    return communes.filter(folded=folded).first() or communes.filter(folded__contains=folded).first() or communes[0]


def _person(number: int) -> str:
    return f"{SURNAMES[number % len(SURNAMES)]} {GIVEN[number % len(GIVEN)]}"


def _places_of(cooperative: Cooperative, row: dict[str, str]) -> None:
    where = {"commune": cooperative.commune, "province": cooperative.province, "street": cooperative.street}
    Facility.objects.create(cooperative=cooperative, kind="packhouse", name=f"Xưởng {_short(row['name'])}", **where)
    Facility.objects.create(cooperative=cooperative, kind="store", name=f"Kho {_short(row['name'])}", **where)
    crop = next((CROPS[code] for code in row["fields"].split(",") if code in CROPS), None)
    if crop:
        GrowingArea.objects.create(
            cooperative=cooperative, code=f"MH-{row['code']}-01", name=row["street"], crop=crop,
            area_ha=str(12 + int(row["members"]) // 3), yearly_cap_kg=str(int(row["members"]) * 4000),
            commune=cooperative.commune,
        )  # fmt: skip


def _short(name: str) -> str:
    return name.split("minh họa ", 1)[-1]


def make_people(cooperatives: dict[str, Cooperative]) -> dict[str, User]:
    """The demonstration's accounts, by e-mail, with their rights."""
    return {account.email: _account(account, cooperatives) for account in ACCOUNTS}


def _account(account: Account, cooperatives: dict[str, Cooperative]) -> User:
    user = User.objects.filter(email=account.email).first()
    if user is None:
        user = User.objects.create_user(
            account.email, PASSWORD, phone=account.phone, first_name=account.first_name, last_name=account.last_name,
            is_staff=account.email in STAFF,
        )  # fmt: skip
    if account.email in MANAGES:
        Membership.objects.get_or_create(cooperative=cooperatives[MANAGES[account.email]], user=user)
    if account.email in STAFF:
        user.groups.add(ensure_alliance_group())
    if account.email in EDITORS:
        user.groups.add(Group.objects.get_or_create(name="Editors")[0])
    return user


def demonstration_only() -> None:
    """Refuse to write invented data where real people shop."""
    if not settings.DEMONSTRATION:
        raise SystemExit("DEMONSTRATION is off: invented data is not written into a real shop.")
