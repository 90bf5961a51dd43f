"""Signing in with a phone or an e-mail."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from .models import User
from .selectors import user_by_login


class PhoneOrEmailBackend(ModelBackend):
    """Takes whichever of the two the person typed; a stranger costs as much time as a wrong password."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        """The user whose phone or e-mail is `username` and whose password is `password`."""
        login = username or kwargs.get("email")
        if not login or password is None:
            return None
        user = user_by_login(str(login))
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None
