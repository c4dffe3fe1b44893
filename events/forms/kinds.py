from django.utils.translation import gettext_lazy as _

from events.models import EventKind
from events.operations import KindContent
from office.forms import PlainModelForm


class KindForm(PlainModelForm):
    class Meta:
        model = EventKind
        fields = ["name", "purpose", "is_offered", "is_training", "yearly_limit", "limit_source"]
        help_texts = {
            "is_training": _("Its events are on the page «Training», with their hours."),
            "yearly_limit": _("It warns when there are more; it never refuses."),
        }

    @property
    def content(self) -> KindContent:
        return KindContent(**self.cleaned_data)
