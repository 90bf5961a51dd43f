"""The WSGI entry that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
application = get_wsgi_application()

# What was loaded stays to the end: nobody looks through it for garbage, and forked servers go on sharing it. What a
# request makes is mostly gone by itself when it ends; looking each 700 objects costs a tenth of a page.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 50, 100)
