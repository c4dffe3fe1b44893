"""Photographs for the tests."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from office import files
from office.models import StoredFile


def picture(width: int = 40, height: int = 30, kind: str = "JPEG", **saved) -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), "#0b5d5e").save(made, kind, **saved)
    return made.getvalue()


def upload(content: bytes, name: str = "assemblea.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def kept_picture() -> StoredFile:
    return files.keep_own("foto.jpg", picture(), media_type="image/jpeg", by=None)
