from django.db import models

from office.invented import is_inventing


class MayBeInvented(models.Model):
    """A row that is a fact of the network, unless the demonstration made it up (`office.invented`)."""

    is_invented = models.BooleanField(default=is_inventing, editable=False)

    class Meta:
        abstract = True
