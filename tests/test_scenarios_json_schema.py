"""The JSON Schema for editors accepts what the language accepts, short forms included, and refuses what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from scenarios.json_schema import json_schema
from scenarios.shelf import SHELF

SCENARIO, PLAY = json_schema("scenario"), json_schema("play")


def wrong(value: Any, schema: dict[str, Any], root: dict[str, Any], path: str = "") -> list[str]:
    """The paths at which a value does not fit: the part of JSON Schema that ours uses."""
    if "$ref" in schema:
        return wrong(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, path)
    if "anyOf" in schema:
        tries = [wrong(value, choice, root, path) for choice in schema["anyOf"]]
        return [] if [] in tries else max(tries, key=lambda found: max(map(len, found)))
    if "enum" in schema:
        return [] if value in schema["enum"] else [path]
    if "const" in schema:
        return [] if value == schema["const"] else [path]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool}
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        return [path]
    if isinstance(value, dict):
        return _wrong_keys(value, schema, root, path)
    if isinstance(value, list):
        fits = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 10**9)
        inner = schema.get("items", {})
        return [
            *([] if fits else [path]),
            *(x for n, v in enumerate(value) for x in wrong(v, inner, root, f"{path}.{n}")),
        ]
    if isinstance(value, str):
        fits = len(value) >= schema.get("minLength", 0) and re.search(schema.get("pattern", ""), value)
        return [] if fits else [path]
    return [] if schema.get("minimum", value) <= value <= schema.get("maximum", value) else [path]


def _wrong_keys(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], path: str) -> list[str]:
    known, extra = schema.get("properties", {}), schema.get("additionalProperties", True)
    found = [f"{path}.{key}" for key in schema.get("required", []) if key not in value]
    for key, inner in value.items():
        if key in known:
            found += wrong(inner, known[key], root, f"{path}.{key}")
        elif isinstance(extra, dict):
            found += wrong(inner, extra, root, f"{path}.{key}")
        elif extra is False and not any(re.search(p, key) for p in schema.get("patternProperties", {})):
            found.append(f"{path}.{key}")
    return found


def as_an_editor_reads(path: Path) -> Any:
    """Numbers and words as in YAML 1.2, which editors use: `yes` and times of day are texts."""

    class Loader(yaml.BaseLoader):
        pass

    for tag, form in (("int", r"-?\d+$"), ("float", r"-?\d+\.\d+$")):
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(form), None)
        Loader.add_constructor(f"tag:yaml.org,2002:{tag}", getattr(yaml.SafeLoader, f"construct_yaml_{tag}"))
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


@pytest.mark.parametrize("path", sorted(SHELF.glob("*/scenario.yaml")), ids=lambda path: path.parent.name)
def test_the_library_fits(path: Path) -> None:
    assert wrong(as_an_editor_reads(path), SCENARIO, SCENARIO) == []


@pytest.mark.parametrize(
    "path", sorted(SHELF.glob("*/*.play.yaml")), ids=lambda path: f"{path.parent.name}-{path.name}"
)
def test_the_rehearsals_fit(path: Path) -> None:
    assert wrong(as_an_editor_reads(path), PLAY, PLAY) == []


@pytest.mark.parametrize(
    ("key", "value", "fits"),
    [
        ("at", "8 min", True),
        ("at", "10 min..14 min", True),
        ("at", "8", False),
        ("at", "8 分鐘", True),
        ("unless", "first-reply", True),
        ("unless", {"missed": "first-reply"}, True),
        ("unless", {"any": ["a", {"anger": {"of": "wang", "above": 60}}]}, True),
        ("unless", {"mised": "first-reply"}, False),
        ("says", "有", True),
        ("says", ["有", "沒有"], True),
        ("says", {"upset": "有", "furious": ["有", "沒有"]}, True),
        ("says", {"cross": "有"}, False),
        ("to", "service", True),
        ("to", ["service", "public"], True),
        ("by", "social", True),
        ("by", "fax", False),
        ("from", "wang", True),
        ("from_", "wang", False),
        ("contingency", "yes", True),
        ("contingency", "perhaps", False),
        ("expect", [{"id": "a", "do": "b", "who": "pr", "within": "1 min", "marks": "empathy"}], True),
        ("expect", [{"id": "a", "do": "b", "who": "pr", "within": "1 min", "marks": ["empathie"]}], False),
        ("expect", [{"id": "a", "do": "b", "who": "boss", "within": "1 min"}], False),
        ("repeat", {"every": "1 min..2 min", "times": 3}, True),
        ("repeat", {"every": "1 min", "times": 300}, False),
    ],
)
def test_what_an_inject_may_say(key: str, value: Any, fits: bool) -> None:
    """Short and long forms."""
    inject = SCENARIO["$defs"]["Inject"]
    assert (wrong({"id": "x", key: value}, inject, SCENARIO) == []) is fits


def test_the_schema_is_json_and_speaks() -> None:
    """No null, which files do not have; and the keys say what they mean."""
    told = json.dumps([SCENARIO, PLAY], ensure_ascii=False)
    assert '"null"' not in told
    assert SCENARIO["$schema"].startswith("https://json-schema.org/")
    inject = SCENARIO["$defs"]["Inject"]["properties"]
    assert inject["from"]["description"].startswith("A person, a role, or nobody")
    assert {"known-by", "known-when"} <= SCENARIO["$defs"]["Fact"]["properties"].keys()
