"""What an operation says when it cannot be done."""


class Refused(Exception):
    """A translated sentence for the person: what happened and what to do.

    `field` names the form field that the sentence belongs to, where there is one.
    """

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(str(sentence))
        self.sentence = str(sentence)
        self.field = field
