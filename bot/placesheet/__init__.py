"""Takes ICE's spreadsheet of agreements into ``knowledge/places``."""

from bot.placesheet.changes import Changes, ModelChange, compare
from bot.placesheet.register import Register, read_register
from bot.placesheet.sheet import Sheet, SheetError, SheetRow, read_sheet
from bot.placesheet.update import new_tables, write

__all__ = [
    "Changes",
    "ModelChange",
    "Register",
    "Sheet",
    "SheetError",
    "SheetRow",
    "compare",
    "new_tables",
    "read_register",
    "read_sheet",
    "write",
]
