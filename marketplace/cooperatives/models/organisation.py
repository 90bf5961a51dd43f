"""The organisations that make and sell: who they are, where, their people and awards."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pictures.models import PictureField

from marketplace.places.models import Commune, Province

from ..validators import valid_bank_account, valid_tax_code


class Field(models.Model):
    """A field of work (rice, tea, weaving …) by which cooperatives are listed and counted."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        ordering = ["name"]
        verbose_name = _("field of work")
        verbose_name_plural = _("fields of work")

    def __str__(self) -> str:
        return self.name


class CooperativeQuerySet(models.QuerySet["Cooperative"]):
    """Cooperatives by what they may do."""

    def public(self) -> CooperativeQuerySet:
        """Those the public sees: active ones."""
        return self.filter(status=Cooperative.Status.ACTIVE)

    def on_holiday(self, day: datetime.date) -> CooperativeQuerySet:
        """Those that sell nothing on `day`, because they are on holiday."""
        return self.filter(holiday_from__lte=day, holiday_to__gte=day)


class Cooperative(models.Model):
    """One organisation (HTX, union, group, credit fund) with its legal identity."""

    class Kind(models.TextChoices):
        COOPERATIVE = "htx", _("Cooperative")
        UNION = "union", _("Union of cooperatives")
        GROUP = "group", _("Cooperative group")
        CREDIT_FUND = "credit_fund", _("People's credit fund")

    class Size(models.TextChoices):
        MICRO = "micro", _("Micro")
        SMALL = "small", _("Small")
        MEDIUM = "medium", _("Medium")
        LARGE = "large", _("Large")

    class Status(models.TextChoices):
        PENDING = "pending", _("Waiting for verification")
        ACTIVE = "active", _("Active")
        SUSPENDED = "suspended", _("Suspended")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.COOPERATIVE)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.PENDING)
    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(_("slug"), max_length=160, unique=True)
    code = models.CharField(
        _("short code"), max_length=8, unique=True, validators=[RegexValidator(r"^[A-Z0-9]{2,8}$")],
        help_text=_("Begins the codes of its lots, for example DTL."),
    )  # fmt: skip
    tax_code = models.CharField(_("tax code"), max_length=14, blank=True, validators=[valid_tax_code])
    registration_number = models.CharField(_("registration number"), max_length=40, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    registered_by = models.CharField(_("registered by"), max_length=160, blank=True)
    representative = models.CharField(_("legal representative"), max_length=120, blank=True)
    size = models.CharField(_("size"), max_length=8, choices=Size.choices, blank=True)
    members_count = models.PositiveIntegerField(_("members"), null=True, blank=True)
    founded_year = models.PositiveSmallIntegerField(_("founded"), null=True, blank=True)
    fields = models.ManyToManyField(Field, verbose_name=_("fields of work"), blank=True, related_name="cooperatives")
    street = models.CharField(_("house number, street, hamlet"), max_length=255, blank=True)
    commune = models.ForeignKey(Commune, models.PROTECT, verbose_name=_("commune"), null=True, blank=True)
    province = models.ForeignKey(Province, models.PROTECT, verbose_name=_("province"), related_name="cooperatives")
    phone = models.CharField(_("phone"), max_length=16, blank=True, help_text="E.164")
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    summary = models.CharField(_("summary"), max_length=240, blank=True)
    story = models.TextField(_("story"), blank=True)
    picture = PictureField(
        _("picture"), upload_to="cooperatives/", blank=True, aspect_ratios=["1/1", "8/5"],
        width_field="picture_width", height_field="picture_height",
    )  # fmt: skip
    picture_width = models.PositiveIntegerField(editable=False, null=True)
    picture_height = models.PositiveIntegerField(editable=False, null=True)
    gs1_prefix = models.CharField(_("GS1 company prefix"), max_length=12, blank=True)
    bank_bin = models.CharField(_("bank"), max_length=6, blank=True)
    bank_account = models.CharField(_("bank account"), max_length=19, blank=True, validators=[valid_bank_account])
    bank_holder = models.CharField(_("account holder"), max_length=120, blank=True)
    holiday_from = models.DateField(_("closed from"), null=True, blank=True)
    holiday_to = models.DateField(_("closed until"), null=True, blank=True)
    holiday_note = models.CharField(_("word to buyers"), max_length=160, blank=True, db_default="")
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)
    is_demo = models.BooleanField(_("invented for the demonstration"), default=False)

    objects = CooperativeQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("cooperative")
        verbose_name_plural = _("cooperatives")
        constraints = [
            models.CheckConstraint(
                condition=Q(holiday_from__isnull=True, holiday_to__isnull=True) | Q(holiday_to__gte=F("holiday_from")),
                name="cooperative_holiday_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The public page."""
        return reverse("storefront:cooperative", kwargs={"slug": self.slug})

    @property
    def is_public(self) -> bool:
        """Whether the public sees it and may buy from it."""
        return self.status == self.Status.ACTIVE

    def back_on(self, day: datetime.date | None = None) -> datetime.date | None:
        """The day on which it sells again, where it is on holiday on `day` (today); None where it is not."""
        day = day or timezone.localdate()
        if self.holiday_from is None or self.holiday_to is None or not self.holiday_from <= day <= self.holiday_to:
            return None
        return self.holiday_to + datetime.timedelta(days=1)


class Membership(models.Model):
    """A person who works for a cooperative on this floor, and in which role."""

    class Role(models.TextChoices):
        MANAGER = "manager", _("Manager")
        BOOKKEEPER = "bookkeeper", _("Bookkeeper")
        PACKER = "packer", _("Packer")

    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.MANAGER)
    joined_on = models.DateField(_("since"), default=datetime.date.today)

    class Meta:
        verbose_name = _("person of a cooperative")
        verbose_name_plural = _("people of cooperatives")
        constraints = [models.UniqueConstraint(fields=["cooperative", "user"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.cooperative}"


class Award(models.Model):
    """A flag, certificate of merit or prize: title, who gave it, when."""

    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="awards")
    title = models.CharField(_("title"), max_length=160)
    issuer = models.CharField(_("given by"), max_length=160, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))

    class Meta:
        ordering = ["-year", "title"]
        verbose_name = _("award")
        verbose_name_plural = _("awards")

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"
