"""Differs from Oscar: Vietnamese addresses."""

from oscar.apps.address.abstract_models import AbstractUserAddress

from .abstract_models import VietnameseAddress


class UserAddress(VietnameseAddress, AbstractUserAddress):
    """An address in a buyer's book."""

    class Meta(AbstractUserAddress.Meta):
        abstract = False


from oscar.apps.address.models import *  # noqa: E402,F403
