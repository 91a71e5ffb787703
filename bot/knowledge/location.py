"""Where the shipped knowledge base lies."""

from pathlib import Path


def shipped_folder() -> Path:
    """The knowledge folder of this installation: in the wheel, or beside the package in a clone."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "_knowledge"
    return packaged if packaged.is_dir() else package.parent / "knowledge"
