from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("order", "0006_claims"),
    ]

    operations = [
        migrations.AlterField(
            model_name="term",
            name="key",
            field=models.CharField(
                choices=[
                    ("vietqr_minutes", "Minutes to pay by VietQR"),
                    ("card_minutes", "Minutes to pay by card"),
                    ("accept_hours", "Hours for a cooperative to accept an order"),
                    ("cod_ceiling", "Highest order paid on delivery (đồng)"),
                    ("remind_pay_minutes", "Minutes before the deadline at which a buyer is reminded to pay"),
                    ("remind_hours", "Hours before the deadline at which a cooperative is reminded"),
                    ("late_days", "Days after the last promised day at which a parcel is late"),
                    ("return_hours_fresh", "Hours to return or complain about fresh goods"),
                    ("return_days", "Days to return or complain about other goods"),
                    ("claim_answer_hours", "Hours for a cooperative to answer a return or complaint"),
                    ("claim_agree_hours", "Hours for a buyer to disagree with that answer"),
                    ("return_goods_days", "Days for goods to come back, or a replacement to go"),
                    ("remit_days", "Days after delivery in which a carrier passes on the cash"),
                ],
                max_length=20,
                verbose_name="what",
            ),
        ),
    ]
