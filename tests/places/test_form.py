"""The form of an address says all that is wrong in one go, and nothing that is not."""

import pytest

from marketplace.address.forms import AddressForm

OLD = "12 đường Minh Họa, phường Xuân Khánh, quận Ninh Kiều, Cần Thơ"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"street": ""}, {"phone", "street", "province"}),
        ({"street": "", "province": "92"}, {"phone", "street", "commune"}),
        ({"street": "12 đường Minh Họa"}, {"phone", "province"}),
        ({"street": OLD}, {"phone"}),
        ({"street": OLD, "province": "nowhere"}, {"phone", "province"}),
    ],
)
def test_a_wrong_phone_hides_nothing_of_what_is_wrong_with_the_place(typed, wrong):
    assert set(AddressForm({"full_name": "Hoa", "phone": "12", **typed}).errors) == wrong
