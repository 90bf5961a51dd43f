import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelsearch.index
import uuid
import wagtail.fields
import wagtail.images.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="CampaignIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("intro", models.CharField(blank=True, max_length=240, verbose_name="introduction")),
            ],
            options={
                "verbose_name": "list of campaigns",
                "verbose_name_plural": "lists of campaigns",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="CampaignPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("summary", models.CharField(max_length=240, verbose_name="in one sentence")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("picture", 4),
                            ("quote", 7),
                            ("products", 11),
                            ("cooperatives", 14),
                            ("call", 18),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"],
                                    "icon": "pilcrow",
                                    "label": "Text",
                                    "template": "editorial/blocks/text.html",
                                },
                            ),
                            1: ("marketplace.editorial.blocks.SizedImageChooserBlock", (), {"label": "Picture"}),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Read aloud to those who do not see it; the picture's own description unless given.",
                                    "label": "What is to be seen",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 200, "required": False},
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("image", 1), ("alt", 2), ("caption", 3)]], {}),
                            5: ("wagtail.blocks.TextBlock", (), {"label": "Words", "rows": 3}),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Who said it", "max_length": 120, "required": False},
                            ),
                            7: ("wagtail.blocks.StructBlock", [[("text", 5), ("who", 6)]], {}),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 100, "required": False},
                            ),
                            9: ("marketplace.editorial.choosers.ProductChooserBlock", (), {}),
                            10: ("wagtail.blocks.ListBlock", (9,), {"label": "Products", "max_num": 24, "min_num": 1}),
                            11: ("wagtail.blocks.StructBlock", [[("heading", 8), ("products", 10)]], {}),
                            12: ("marketplace.editorial.choosers.CooperativeChooserBlock", (), {}),
                            13: (
                                "wagtail.blocks.ListBlock",
                                (12,),
                                {"label": "Cooperatives", "max_num": 12, "min_num": 1},
                            ),
                            14: ("wagtail.blocks.StructBlock", [[("heading", 8), ("cooperatives", 13)]], {}),
                            15: ("wagtail.blocks.CharBlock", (), {"label": "Words on the button", "max_length": 60}),
                            16: ("wagtail.blocks.PageChooserBlock", (), {"label": "Page", "required": False}),
                            17: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A path of the shop such as /don-hang/ (without /en), or a whole address.",
                                    "label": "Address",
                                    "max_length": 200,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^(/(?!/)|https://)", "An address begins with / or https://"
                                        )
                                    ],
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("label", 15), ("page", 16), ("address", 17)]], {}),
                        },
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "verbose_name": "campaign page",
                "verbose_name_plural": "campaign pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ContentPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("intro", models.CharField(blank=True, max_length=280, verbose_name="introduction")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("text", 0), ("picture", 4), ("call", 8)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"],
                                    "icon": "pilcrow",
                                    "label": "Text",
                                    "template": "editorial/blocks/text.html",
                                },
                            ),
                            1: ("marketplace.editorial.blocks.SizedImageChooserBlock", (), {"label": "Picture"}),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Read aloud to those who do not see it; the picture's own description unless given.",
                                    "label": "What is to be seen",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 200, "required": False},
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("image", 1), ("alt", 2), ("caption", 3)]], {}),
                            5: ("wagtail.blocks.CharBlock", (), {"label": "Words on the button", "max_length": 60}),
                            6: ("wagtail.blocks.PageChooserBlock", (), {"label": "Page", "required": False}),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A path of the shop such as /don-hang/ (without /en), or a whole address.",
                                    "label": "Address",
                                    "max_length": 200,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^(/(?!/)|https://)", "An address begins with / or https://"
                                        )
                                    ],
                                },
                            ),
                            8: ("wagtail.blocks.StructBlock", [[("label", 5), ("page", 6), ("address", 7)]], {}),
                        },
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "verbose_name": "plain page",
                "verbose_name_plural": "plain pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="HeroChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "campaign that goes first",
                "verbose_name_plural": "campaigns that go first",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HomePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("hero_title", models.CharField(blank=True, max_length=120, verbose_name="heading")),
                ("hero_text", models.CharField(blank=True, max_length=240, verbose_name="introduction")),
            ],
            options={
                "verbose_name": "home page",
                "verbose_name_plural": "home pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="Menu",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "place",
                    models.CharField(
                        choices=[("header", "Header, after the kinds of goods"), ("footer", "Column of the footer")],
                        default="footer",
                        max_length=8,
                        verbose_name="where",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Shown above a column of the footer.", max_length=60, verbose_name="heading"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Small numbers stand first.", verbose_name="place among others"
                    ),
                ),
            ],
            options={
                "verbose_name": "menu",
                "verbose_name_plural": "menus",
                "ordering": ["place", "position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MenuItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "title",
                    models.CharField(
                        blank=True, help_text="The page's own title unless given.", max_length=60, verbose_name="words"
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        blank=True,
                        help_text="A path of the shop such as /don-hang/ (without /en), or a whole address.",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(/(?!/)|https://)", "An address begins with / or https://"
                            )
                        ],
                        verbose_name="address",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                ("description", models.CharField(blank=True, default="", max_length=255, verbose_name="description")),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                ("created_at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="created at")),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
            ],
            options={
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="PictureRendition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                ("focal_point_key", models.CharField(blank=True, default="", editable=False, max_length=16)),
            ],
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name="StoryIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("intro", models.CharField(blank=True, max_length=240, verbose_name="introduction")),
            ],
            options={
                "verbose_name": "list of stories",
                "verbose_name_plural": "lists of stories",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StoryPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("kicker", models.CharField(blank=True, max_length=60, verbose_name="line above the title")),
                ("summary", models.CharField(max_length=280, verbose_name="in one or two sentences")),
                ("told_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="day of the story")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("picture", 4),
                            ("quote", 7),
                            ("products", 11),
                            ("cooperatives", 14),
                            ("call", 18),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"],
                                    "icon": "pilcrow",
                                    "label": "Text",
                                    "template": "editorial/blocks/text.html",
                                },
                            ),
                            1: ("marketplace.editorial.blocks.SizedImageChooserBlock", (), {"label": "Picture"}),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Read aloud to those who do not see it; the picture's own description unless given.",
                                    "label": "What is to be seen",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 200, "required": False},
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("image", 1), ("alt", 2), ("caption", 3)]], {}),
                            5: ("wagtail.blocks.TextBlock", (), {"label": "Words", "rows": 3}),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Who said it", "max_length": 120, "required": False},
                            ),
                            7: ("wagtail.blocks.StructBlock", [[("text", 5), ("who", 6)]], {}),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 100, "required": False},
                            ),
                            9: ("marketplace.editorial.choosers.ProductChooserBlock", (), {}),
                            10: ("wagtail.blocks.ListBlock", (9,), {"label": "Products", "max_num": 24, "min_num": 1}),
                            11: ("wagtail.blocks.StructBlock", [[("heading", 8), ("products", 10)]], {}),
                            12: ("marketplace.editorial.choosers.CooperativeChooserBlock", (), {}),
                            13: (
                                "wagtail.blocks.ListBlock",
                                (12,),
                                {"label": "Cooperatives", "max_num": 12, "min_num": 1},
                            ),
                            14: ("wagtail.blocks.StructBlock", [[("heading", 8), ("cooperatives", 13)]], {}),
                            15: ("wagtail.blocks.CharBlock", (), {"label": "Words on the button", "max_length": 60}),
                            16: ("wagtail.blocks.PageChooserBlock", (), {"label": "Page", "required": False}),
                            17: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A path of the shop such as /don-hang/ (without /en), or a whole address.",
                                    "label": "Address",
                                    "max_length": 200,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^(/(?!/)|https://)", "An address begins with / or https://"
                                        )
                                    ],
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("label", 15), ("page", 16), ("address", 17)]], {}),
                        },
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
            },
            bases=("wagtailcore.page",),
        ),
    ]
