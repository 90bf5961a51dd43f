"""What Django says in our forms and pages. Named here, so that our own catalogue holds its Vietnamese.

Django's translation is partly missing ("Enter a complete value."), partly odd ("Nhập một số tổng thể."), and says
"trường này" where a shop says what to do. Nothing imports these; `make messages` reads them.
"""

from django.utils.translation import gettext_noop as says
from django.utils.translation import ngettext_lazy

FIELDS = (
    says("This field is required."),
    says("This field cannot be null."),
    says("This field cannot be blank."),
    says("Enter a valid value."),
    says("Enter a complete value."),
    says("Enter a list of values."),
    says("Enter a valid email address."),
    says("Enter a valid URL."),
    says("Enter a whole number."),
    says("Enter a number."),
    says("Enter a valid date."),
    says("Enter a valid time."),
    says("Enter a valid date/time."),
    says("Select a valid choice. %(value)s is not one of the available choices."),
    says("Select a valid choice. That choice is not one of the available choices."),
    says("Value %(value)r is not a valid choice."),
    says("“%(pk)s” is not a valid value."),
    says("“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format."),
    says("Null characters are not allowed."),
    says("Ensure this value is %(limit_value)s (it is %(show_value)s)."),
    says("Ensure this value is less than or equal to %(limit_value)s."),
    says("Ensure this value is greater than or equal to %(limit_value)s."),
    ngettext_lazy(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure that there are no more than %(max)s digit in total.",
        "Ensure that there are no more than %(max)s digits in total.",
        "max",
    ),
    ngettext_lazy(
        "Ensure that there are no more than %(max)s decimal place.",
        "Ensure that there are no more than %(max)s decimal places.",
        "max",
    ),
    ngettext_lazy(
        "Ensure that there are no more than %(max)s digit before the decimal point.",
        "Ensure that there are no more than %(max)s digits before the decimal point.",
        "max",
    ),
    says("%(model_name)s with this %(field_label)s already exists."),
    says("%(model_name)s with this %(field_labels)s already exists."),
)
FILES = (
    says("No file was submitted."),
    says("No file was submitted. Check the encoding type on the form."),
    says("The submitted file is empty."),
    says("Upload a valid image. The file you uploaded was either not an image or a corrupted image."),
    says("File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s."),
    ngettext_lazy(
        "Ensure this filename has at most %(max)d character (it has %(length)d).",
        "Ensure this filename has at most %(max)d characters (it has %(length)d).",
        "max",
    ),
)
PASSWORDS = (
    says("Old password"),
    says("New password"),
    says("New password confirmation"),
    says("Your old password was entered incorrectly. Please enter it again."),
    says("The two password fields didn’t match."),
    says("The password is too similar to the %(verbose_name)s."),
    says("This password is too common."),
    says("This password is entirely numeric."),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        "min_length",
    ),
    says("Your password can’t be too similar to your other personal information."),
    says("Your password can’t be a commonly used password."),
    says("Your password can’t be entirely numeric."),
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        "min_length",
    ),
    says("first name"),
    says("last name"),
    says("This account is inactive."),
)
PAGES = (
    says("That page number is not an integer"),
    says("That page number is less than 1"),
    says("That page contains no results"),
)
