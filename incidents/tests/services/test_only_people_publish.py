"""No code path publishes without a person; drafting and ingest never make an incident."""

import ast
from collections.abc import Iterator
from pathlib import Path

import incidents

ROOT = Path(incidents.__file__).parent
PUBLISHER = ("services/incidents.py", "publish_incident")
# Invented incidents, in a database that refuses them beside anything real.
INVENTOR = ("services/demonstration/generate.py", "_incident_rows")
# Comparing with the status, and asking a queryset for it, is reading.
READERS = {"filter", "exclude", "get", "Q", "count", "When"}


def source_files() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(("tests/", "migrations/")):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def is_published(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute) and node.attr == "value":
        return is_published(node.value)
    return (isinstance(node, ast.Attribute) and node.attr == "PUBLISHED") or (
        isinstance(node, ast.Constant) and node.value == "published"
    )


def writes_of_published(tree: ast.Module) -> Iterator[str]:
    """Names of the functions that assign "published" to a status or pass it to something that writes."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and is_published(node.value):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(isinstance(target, ast.Attribute) for target in targets):
                    yield function.name
            hands_on = isinstance(node, ast.Call) or (
                isinstance(node, ast.Yield) and isinstance(node.value, ast.Dict)
            )
            if hands_on and any(is_published(part) for part in status_values(node)):
                yield function.name


def without_questions(node: ast.AST) -> Iterator[ast.AST]:
    """The node and all below it, but for what stands in a question to the database."""
    if isinstance(node, ast.Call) and called_name(node) in READERS:
        return
    yield node
    for part in ast.iter_child_nodes(node):
        yield from without_questions(part)


def status_values(call: ast.AST) -> Iterator[ast.AST]:
    """What a call gives as status, or a row handed on: by keyword, in a dict, or through setattr."""
    for node in without_questions(call):
        if isinstance(node, ast.keyword) and node.arg == "status":
            yield node.value
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "status":
                    yield value
    if isinstance(call, ast.Call) and called_name(call) == "setattr" and len(call.args) == 3:
        yield call.args[2]


def called_name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def names_used(tree: ast.Module) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
    }


def test_the_search_finds_each_way_of_writing_the_status() -> None:
    for line in (
        "incident.status = Status.PUBLISHED",
        "incident.status = 'published'",
        "rows.update(status=Status.PUBLISHED)",
        "Incident(status='published')",
        "rows.update(**{'status': 'published'})",
        "setattr(row, 'status', 'published')",
        "yield {'status': 'published'}",
    ):
        assert list(writes_of_published(ast.parse(f"def f():\n    {line}"))) == ["f"]
    for line in (
        "return row.status == Status.PUBLISHED",
        "return rows.filter(status=Status.PUBLISHED)",
        "return Preview(count=rows.filter(status=Status.PUBLISHED).count())",
    ):
        assert not list(writes_of_published(ast.parse(f"def f():\n    {line}")))


def test_the_status_published_is_written_in_one_function_alone_and_for_what_is_invented() -> None:
    found = {(name, function) for name, tree in source_files() for function in writes_of_published(tree)}
    assert found == {PUBLISHER, INVENTOR}


def test_that_function_is_called_by_views_that_an_editor_reached_and_the_first_history_alone() -> None:
    callers = {name for name, tree in source_files() if "publish_incident" in names_used(tree)}
    # The third publishes the first history: rows that one of us read on their page and signed in a commit.
    assert callers == {
        "views/incident_pages.py",
        "views/review.py",
        "services/reference_data/history.py",
    }


def test_neither_tasks_nor_drafting_nor_ingest_know_how_to_make_an_incident() -> None:
    makers = {"Incident", "create_incident", "enter_incident", "accept_candidate", "publish_incident"}
    without_a_person = ("tasks.py", "services/drafting.py", "services/ingest.py", "services/seed_articles.py")
    checked = {name: names_used(tree) & makers for name, tree in source_files() if name in without_a_person}
    assert checked == {name: set() for name in without_a_person}
    commands = {
        name: names_used(tree) & makers for name, tree in source_files() if name.startswith("management/")
    }
    assert commands
    assert not set().union(*commands.values())
