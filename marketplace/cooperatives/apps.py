from django.apps import AppConfig


class CooperativesConfig(AppConfig):
    name = "marketplace.cooperatives"
    label = "cooperatives"
    default_auto_field = "django.db.models.BigAutoField"
