"""The code of the screens is walked for other ways of showing text than `tui.text`: plain strings are markup."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TUI = Path(__file__).parent.parent / "tui"
FILES = [path for path in sorted(TUI.rglob("*.py")) if "commands" not in path.parts]
SHOW = {"Static": 0, "Button": 0, "Option": 0, "update": 0, "replace_option_prompt": 1}
"""What shows a text, and which of its arguments that text is."""
BANNED = {
    "Label",
    "Markdown",
    "RichLog",
    "Log",
    "DataTable",
    "Tree",
    "Select",
    "SelectionList",
    "Checkbox",
    "RadioButton",
    "RadioSet",
    "Collapsible",
    "TabPane",
    "Tab",
    "Tabs",
    "TabbedContent",
    "Digits",
    "Header",
    "Footer",
    "Link",
    "notify",
    "from_markup",
    "from_rich_text",
    "with_tooltip",
    "Text",
    "MarkdownViewer",
}
"""What nothing here may call: each of them reads strings as markup, or lays text over text."""
FORBIDDEN = {"tooltip", "border_title", "border_subtitle", "label", "prompt"}
"""What nothing here may set."""


def safe_makers(trees: list[ast.Module]) -> set[str]:
    """The functions and methods that give a Content or a Hung: mypy holds them to it."""
    found = {"Content"}
    for tree in trees:
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.FunctionDef)
                and node.returns is not None
                and ast.unparse(node.returns) in ("Content", "Hung")
            ):
                found.add(node.name)
    return found


def name_of(node: ast.Call) -> str:
    return (
        node.func.id
        if isinstance(node.func, ast.Name)
        else node.func.attr
        if isinstance(node.func, ast.Attribute)
        else ""
    )


def is_safe(node: ast.expr, makers: set[str]) -> bool:
    if isinstance(node, ast.IfExp):
        return is_safe(node.body, makers) and is_safe(node.orelse, makers)
    return (isinstance(node, ast.Name) and node.id == "BLANK") or (
        isinstance(node, ast.Call) and name_of(node) in makers
    )


def trespasses(tree: ast.Module, makers: set[str]) -> list[str]:
    """Every place where a text could be shown in another way."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = name_of(node)
            if name in BANNED:
                found.append(f"{node.lineno}: {name} is called")
            at = SHOW.get(name)
            if at is not None and (len(node.args) <= at or not is_safe(node.args[at], makers)):
                found.append(f"{node.lineno}: {name} shows {ast.unparse(node)[:60]}")
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in FORBIDDEN:
            found.append(f"{node.lineno}: {node.attr} is set")
    return found


@pytest.fixture(scope="module")
def makers() -> set[str]:
    return safe_makers([ast.parse(path.read_text(encoding="utf-8")) for path in FILES])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TUI)))
def test_nothing_is_shown_past_tui_text(path: Path, makers: set[str]):
    """Each argument that becomes visible is made by a function that gives Content."""
    assert not trespasses(ast.parse(path.read_text(encoding="utf-8")), makers)


@pytest.mark.parametrize(
    "snippet",
    [
        "Static(text)",
        "Static('x')",
        "Button(self.t('Send'))",
        "Option(name, id='x')",
        "widget.update(f'{text}')",
        "Static()",
        "app.notify(text)",
        "Label(text)",
        "widget.tooltip = text",
        "widget.border_title = text",
        "Select([(text, 1)])",
        "Static(shown(text) if x else text)",
        "Content.from_markup(text)",
        "listed.replace_option_prompt('x', text)",
    ],
)
def test_control_other_ways_are_found(snippet: str, makers: set[str]):
    """The control: what the walk is for is found by it."""
    assert trespasses(ast.parse(snippet), makers)


def test_the_right_ways_are_let_through(makers: set[str]):
    for snippet in (
        "Static(shown(text))",
        "Static(BLANK)",
        "Static(hung(lines(a, b)), id='x')",
        "Option(joined(a), id=b)",
    ):
        assert not trespasses(ast.parse(snippet), makers)


def test_no_name_of_textual_is_used_by_chance():
    """A private attribute of ours that Textual has too would break it in a way that is hard to find."""
    import importlib
    import inspect
    import re

    clashes = []
    for path in FILES:
        module = importlib.import_module(".".join(path.relative_to(TUI.parent).with_suffix("").parts))
        for cls in [
            each for _, each in inspect.getmembers(module, inspect.isclass) if each.__module__ == module.__name__
        ]:
            own = {name for name in vars(cls) if name.startswith("_") and not name.startswith("__")}
            own |= set(re.findall(r"self\.(_[a-z]\w*)\s*(?::|=[^=])", inspect.getsource(cls)))
            theirs: set[str] = set()
            for base in [b for b in cls.__mro__[1:] if b.__module__.startswith("textual")]:
                theirs |= set(re.findall(r"(?:self\.|def )(_[a-z]\w*)\s*(?:[:=(])", inspect.getsource(base)))
            ours = own & theirs - {
                "_decorated_handlers",
                "_reactives",
                "_computes",
                "_css_type_name",
                "_css_type_names",
            }
            clashes += [
                f"{cls.__name__}.{name}"
                for name in ours
                if not name.startswith(("_inherit", "_merged", "_css", "_abc"))
            ]
    assert not clashes
