"""People: an own User from the first migration, known by phone or e-mail."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.abstract_models import AbstractUser

from marketplace.text import nfc


class UserManager(BaseUserManager["User"]):
    """Makes users who have an e-mail, a phone, or both."""

    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> User:
        """A user with a hashed password (or none that works, where `password` is None)."""
        user = self.model(email=self.normalize_email(email).lower() or None, **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user who may do everything."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """Differs from Oscar's: the phone is enough, names read family name first, both addresses are unique."""

    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=16, unique=True, null=True, blank=True, help_text="E.164")

    objects = UserManager()
    REQUIRED_FIELDS: list[str] = []

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False), name="user_has_email_or_phone"
            )
        ]

    def clean(self) -> None:
        """Empty addresses become null, so that two people may both have none."""
        self.email = (self.email or "").strip().lower() or None
        self.phone = self.phone or None
        self.first_name, self.last_name = nfc(self.first_name), nfc(self.last_name)

    def get_full_name(self) -> str:
        """Family name, middle names, given name: the Vietnamese order."""
        return f"{self.last_name} {self.first_name}".strip()

    def __str__(self) -> str:
        return self.get_full_name() or self.email or self.phone or ""
