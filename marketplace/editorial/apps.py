from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "marketplace.editorial"
    label = "editorial"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """An editor's own picture is read and written anew as well; Wagtail has no setting for its form."""
        from wagtail.admin.forms.account import AvatarPreferencesForm

        from .uploads import PictureField

        AvatarPreferencesForm.base_fields["avatar"] = PictureField(required=False)
