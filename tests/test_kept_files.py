"""What is kept for the next start: whole or not at all."""

import os
from pathlib import Path
from unittest.mock import patch

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import kept_files

same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@same_folder
@given(st.binary(max_size=200))
def test_what_was_written_is_read_and_mapped(tmp_path: Path, data: bytes) -> None:
    kept_files.write(tmp_path, "index", data)
    assert kept_files.read(tmp_path, "index") == data
    found = kept_files.mapped(tmp_path, "index")
    assert found is not None
    assert bytes(found) == data
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


@same_folder
@given(st.binary(max_size=50), st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_one_damaged_byte_is_enough_to_be_distrusted(
    tmp_path: Path, data: bytes, place: int, change: int
) -> None:
    kept_files.write(tmp_path, "index", data)
    damaged = bytearray((tmp_path / "index").read_bytes())
    damaged[place % len(damaged)] ^= change
    for content in (bytes(damaged), bytes(damaged[:-1]), b""):
        (tmp_path / "index").write_bytes(content)
        assert kept_files.read(tmp_path, "index") is None
        assert kept_files.mapped(tmp_path, "index") is None


def test_what_is_mapped_is_aligned_and_stays_when_it_is_replaced(tmp_path: Path) -> None:
    numbers = np.arange(10_000, dtype=np.float64)
    kept_files.write(tmp_path, "index", numbers.tobytes())
    found = kept_files.mapped(tmp_path, "index")
    assert found is not None
    array = np.frombuffer(found, np.float64)
    assert array.ctypes.data % 32 == 0
    if os.name == "posix":  # Windows replaces no file that is mapped: the old one stays
        kept_files.write(tmp_path, "index", b"other")
        assert kept_files.read(tmp_path, "index") == b"other"
    assert np.array_equal(array, numbers)


def test_without_a_folder_or_a_file_nothing_is_kept(tmp_path: Path) -> None:
    kept_files.write(None, "index", b"data")
    assert kept_files.read(None, "index") is kept_files.mapped(None, "index") is None
    assert kept_files.read(tmp_path, "index") is kept_files.mapped(tmp_path, "index") is None


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    kept_files.write(tmp_path, "index", b"old")
    with patch.object(Path, "replace", autospec=True, side_effect=OSError("disk full")):
        kept_files.write(tmp_path, "index", b"new")
    assert kept_files.read(tmp_path, "index") == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["index"]
