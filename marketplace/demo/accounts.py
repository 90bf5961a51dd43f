"""The demonstration's accounts; `make run` prints them and the README lists them."""

from dataclasses import dataclass

PASSWORD = "cho-hop-tac-2026"  # noqa: S105  of invented people on a loopback address


@dataclass(frozen=True)
class Account:
    """One person: how they sign in, and who they are."""

    email: str
    phone: str
    last_name: str
    first_name: str
    role: str


ACCOUNTS = [
    Account("hoa@example.vn", "+84912345678", "Nguyễn Thị", "Hoa", "mua hàng"),
    Account("binh@example.vn", "+84912345601", "Trần Văn", "Bình", "quản lý HTX minh họa Đồng Tôm Lúa, /ban-hang/"),
    Account("sen@example.vn", "+84912345602", "Lê Thị", "Sen", "quản lý HTX minh họa Mây Tre Bên Sông, /ban-hang/"),
    Account("lan@example.vn", "+84912345603", "Phạm Thị", "Lan", "liên minh: duyệt hàng, xác nhận tiền, /dieu-hanh/"),
    Account("mai@example.vn", "+84912345604", "Đỗ Thị", "Mai", "biên tập, /cms/"),
]
MANAGES = {"binh@example.vn": "DTL", "sen@example.vn": "MTB"}
STAFF = {"lan@example.vn"}
EDITORS = {"mai@example.vn"}
