"""Where each Florida county stands on the tile grid: column from the west, row from the north.

Every county is one square, placed by hand about where it lies, so that small and large ones are
seen alike and none hides another.
"""

_ROWS: tuple[tuple[int, str], ...] = (
    (0, "escambia santa-rosa okaloosa walton holmes jackson gadsden leon jefferson madison "
        "hamilton columbia baker nassau"),
    (4, "washington calhoun liberty wakulla taylor lafayette suwannee union bradford duval"),
    (4, "bay gulf franklin - - dixie gilchrist alachua clay st-johns"),
    (10, "levy marion putnam flagler"),
    (10, "citrus sumter lake volusia"),
    (10, "hernando orange seminole brevard"),
    (10, "pasco polk osceola indian-river"),
    (9, "pinellas hillsborough hardee highlands st-lucie"),
    (10, "manatee desoto okeechobee martin"),
    (10, "sarasota charlotte glades palm-beach"),
    (11, "lee hendry broward"),
    (12, "collier miami-dade"),
    (12, "monroe"),
)  # fmt: skip

TILES: dict[str, tuple[int, int]] = {
    f"{name}-county": (first + column, row)
    for row, (first, names) in enumerate(_ROWS)
    for column, name in enumerate(names.split())
    if name != "-"
}
"""Column and row of each county, by its id, from 0."""
COLUMNS = 14
ROWS = len(_ROWS)
