"""Acts of people on their own account."""

from django.db import transaction

from .models import User
from .names import split_name


@transaction.atomic
def register(*, full_name: str, phone: str, email: str, password: str) -> User:
    """A buyer's account; raises ValidationError where phone or e-mail is taken."""
    last_name, first_name = split_name(full_name)
    return User.objects.create_user(
        email or None, password, phone=phone or None, first_name=first_name, last_name=last_name
    )


@transaction.atomic
def change_profile(*, user: User, full_name: str, phone: str, email: str) -> User:
    """New name, phone and e-mail; raises ValidationError where one is taken."""
    user.last_name, user.first_name = split_name(full_name)
    user.phone, user.email = phone or None, email or None
    user.full_clean(exclude=["password"])
    user.save()
    return user
