import django.db.models.deletion
import modelcluster.fields
import taggit.managers
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("editorial", "0001_initial"),
        ("places", "0001_places"),
        ("promotion", "0001_initial"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="campaignpage",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="promotion.campaign",
                verbose_name="campaign",
            ),
        ),
        migrations.AddField(
            model_name="herochoice",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="promotion.campaign",
                verbose_name="campaign",
            ),
        ),
        migrations.AddField(
            model_name="homepage",
            name="province",
            field=models.ForeignKey(
                blank=True,
                help_text="Whose cooperatives stand on the page until the reader chooses another.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="places.province",
                verbose_name="province shown first",
            ),
        ),
        migrations.AddField(
            model_name="herochoice",
            name="home",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="hero_order", to="editorial.homepage"
            ),
        ),
        migrations.AddField(
            model_name="menu",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AddField(
            model_name="menuitem",
            name="menu",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="editorial.menu"
            ),
        ),
        migrations.AddField(
            model_name="menuitem",
            name="page",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.WAGTAIL_PAGE_MODEL,
                verbose_name="page",
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="collection",
            field=models.ForeignKey(
                default=wagtail.models.media.get_root_collection_id,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wagtailcore.collection",
                verbose_name="collection",
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="tags",
            field=taggit.managers.TaggableManager(
                blank=True, help_text=None, through="taggit.TaggedItem", to="taggit.Tag", verbose_name="tags"
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="uploaded_by_user",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to=settings.AUTH_USER_MODEL,
                verbose_name="uploaded by user",
            ),
        ),
        migrations.AddField(
            model_name="homepage",
            name="hero_image",
            field=models.ForeignKey(
                blank=True,
                help_text="At least 1600 pixels wide, with a calm upper left where the words stand.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="editorial.picture",
                verbose_name="picture",
            ),
        ),
        migrations.AddField(
            model_name="homepage",
            name="hero_image_night",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown to those who read light on dark.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="editorial.picture",
                verbose_name="picture in the dark",
            ),
        ),
        migrations.AddField(
            model_name="campaignpage",
            name="hero_image",
            field=models.ForeignKey(
                blank=True,
                help_text="At least 1600 pixels wide, with a calm upper left where the words stand.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="editorial.picture",
                verbose_name="picture",
            ),
        ),
        migrations.AddField(
            model_name="campaignpage",
            name="hero_image_night",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown to those who read light on dark.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="editorial.picture",
                verbose_name="picture in the dark",
            ),
        ),
        migrations.AddField(
            model_name="picturerendition",
            name="image",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="renditions", to="editorial.picture"
            ),
        ),
        migrations.AddField(
            model_name="storypage",
            name="hero_image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="editorial.picture",
                verbose_name="picture",
            ),
        ),
        migrations.AlterUniqueTogether(
            name="menu",
            unique_together={("translation_key", "locale")},
        ),
        migrations.AddConstraint(
            model_name="picturerendition",
            constraint=models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="one_rendition_a_size"
            ),
        ),
    ]
