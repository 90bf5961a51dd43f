"""A buyer's address book: fetched and authorised in one place."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from marketplace.address import forms
from marketplace.address.models import UserAddress
from marketplace.address.services import save_address


def addresses_of(user: Any) -> QuerySet[UserAddress]:
    """A person's own addresses, the most used first."""
    return UserAddress.objects.filter(user_id=user.pk).select_related("commune__province")


def address_for(user: Any, pk: int) -> UserAddress:
    """One of the person's own addresses; Http404 for everybody else's."""
    address = addresses_of(user).filter(pk=pk).first()
    if address is None:
        raise Http404
    return address


class AddressForm(forms.AddressForm):
    """The house's address form, writing into a person's book."""

    def __init__(self, user: Any, address: UserAddress | None, *args: Any, **kwargs: Any) -> None:
        self.user, self.address = user, address
        if address:
            kwargs["initial"] = forms.initial_of(address) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def save(self) -> UserAddress:
        """Write it; raises ValidationError where the same address stands in the book already."""
        return save_address(user=self.user, fields=self.address_fields(), address=self.address)
