"""Readings about people."""

from .models import User
from .phones import phone_e164


def user_by_login(login: str) -> User | None:
    """The user known by this phone (any spelling) or e-mail (any case), or None."""
    login = login.strip()
    if "@" in login:
        return User.objects.filter(email=login.lower()).first()
    phone = phone_e164(login)
    return User.objects.filter(phone=phone).first() if phone else None
