from django.apps import AppConfig


class PromotionConfig(AppConfig):
    name = "marketplace.promotion"
    label = "promotion"
    default_auto_field = "django.db.models.BigAutoField"
