"""Differs from Oscar: pictures of goods and of kinds are read and written anew, as everywhere in the shop."""

from oscar.apps.dashboard.catalogue import forms
from oscar.forms.widgets import ImageInput

from catalogue.images import PictureUpload


class CategoryForm(forms.CategoryForm):
    image = PictureUpload(required=False)


class ProductImageForm(forms.ProductImageForm):
    original = PictureUpload(widget=ImageInput())
