"""The five packages are ours alone, and nothing in the repository speaks of a machine."""

from __future__ import annotations

import importlib
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("live", "scenarios", "scoring", "sim", "tui")


@pytest.mark.parametrize("name", PACKAGES)
def test_each_name_in_the_environment_is_ours_alone(name):
    assert set(packages_distributions().get(name, [])) <= {"crisis-drill"}
    assert Path(str(importlib.import_module(name).__file__)).is_relative_to(ROOT)


def test_no_test_folder_shadows_a_package():
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_the_import_contracts_hold():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
