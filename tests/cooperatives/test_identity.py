"""Who a cooperative is by law, and who may act for it."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from marketplace.audit.models import AuditEntry
from marketplace.cooperatives.models import Cooperative, Membership
from marketplace.cooperatives.selectors import cooperative_for, cooperatives_of, public_cooperative
from marketplace.cooperatives.services import set_status
from marketplace.cooperatives.validators import valid_bank_account, valid_tax_code
from tests import factories, people


@pytest.mark.parametrize("code", ["0100233488", "0314409058-002", "001099012345"])
def test_a_true_tax_code_is_taken(code):
    valid_tax_code(code)


@pytest.mark.parametrize("code", ["0100233480", "01002334", "mã số thuế", "0314409058-02"])
def test_a_tax_code_whose_digits_disagree_is_refused(code):
    with pytest.raises(ValidationError):
        valid_tax_code(code)


@pytest.mark.parametrize(("account", "good"), [("1500201234567", True), ("12345", False), ("1500 2012", False)])
def test_a_bank_account_has_six_to_nineteen_characters(account, good):
    if good:
        return valid_bank_account(account)
    with pytest.raises(ValidationError):
        valid_bank_account(account)


@pytest.mark.django_db
class TestWhoMay:
    """The selectors fetch and authorise at once."""

    def test_binh_finds_his_cooperative_and_sen_does_not(self):
        binh, sen = people.binh(), people.sen()
        slug = factories.dong_tom_lua().slug
        assert cooperative_for(binh, slug).slug == slug
        with pytest.raises(Http404):
            cooperative_for(sen, slug)

    def test_a_role_that_is_not_asked_for_does_not_count(self):
        binh, slug = people.binh(), factories.dong_tom_lua().slug
        assert cooperative_for(binh, slug, roles=("manager",))
        with pytest.raises(Http404):
            cooperative_for(binh, slug, roles=("packer",))

    def test_nobody_is_added_twice(self):
        binh = people.binh()
        Membership.objects.get_or_create(cooperative=factories.dong_tom_lua(), user=binh)
        assert list(cooperatives_of(binh)) == [factories.dong_tom_lua()]

    def test_lan_suspends_a_cooperative_and_the_public_page_is_gone(self):
        cooperative = factories.dong_tom_lua()
        set_status(cooperative=cooperative, status="suspended", actor=people.lan(), reason="Giấy phép hết hạn")
        with pytest.raises(Http404):
            public_cooperative(cooperative.slug)
        assert AuditEntry.objects.get().details == {"before": "active", "reason": "Giấy phép hết hạn"}

    def test_an_unknown_state_is_refused(self):
        with pytest.raises(ValueError, match="asleep"):
            set_status(cooperative=factories.dong_tom_lua(), status="asleep", actor=people.lan())
        assert Cooperative.objects.get().status == "active"
