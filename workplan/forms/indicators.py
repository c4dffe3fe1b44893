from django import forms
from django.utils.translation import gettext_lazy as _

from office import clock
from office.forms import PlainForm
from workplan.models import Indicator


class IndicatorForm(PlainForm):
    name = forms.CharField(
        label=_("what is counted"),
        max_length=120,
        help_text=_("«Sessions of the group», «Hours of advice»."),
    )
    kind = forms.ChoiceField(
        label=_("kind"),
        choices=Indicator.Kind.choices,
        initial=Indicator.Kind.TARGET,
        widget=forms.RadioSelect,
    )
    target = forms.DecimalField(
        label=_("how many"),
        max_digits=10,
        decimal_places=2,
        required=False,
        localize=True,
        help_text=_("Those there should be, or may be at most. Leave it empty if nobody has said."),
    )
    unit = forms.CharField(
        label=_("unit"),
        max_length=30,
        required=False,
        help_text=_("In one word, as it is read after the number: «sessions», «hours»."),
    )


class ValueForm(PlainForm):
    value = forms.DecimalField(
        label=_("value reached"),
        max_digits=10,
        decimal_places=2,
        localize=True,
        help_text=_("All that there is until that day, not only what is new."),
    )
    value_on = forms.DateField(label=_("day"), initial=clock.today)
