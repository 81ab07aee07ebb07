"""Writes the parts of the documentation that are made from the program, and checks that they are up to date.

python docs/generate.py            write them
python docs/generate.py --check    say which are not up to date (exit 1)
python docs/generate.py --demo     also run `make demo` and put what it prints into the README
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

PROJECT = Path(__file__).resolve().parent.parent
SOURCE = PROJECT / "src" / "secretariat"
DOCS = PROJECT / "docs"
NOTE = "<!-- Written by `make reference`; do not edit. -->\n\n"


# --- records and settings --------------------------------------------------------------------------------------------


def fields_of(node: ast.ClassDef) -> Iterator[tuple[str, str, str | None, str]]:
    """(name, type, default, description) of each field; the description is the string that follows it."""
    body = node.body
    for statement, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            described = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            text = str(after.value.value) if described else ""  # type: ignore[union-attr]
            default = ast.unparse(statement.value) if statement.value else None
            yield statement.target.id, ast.unparse(statement.annotation), default, " ".join(text.split())


def table_of(node: ast.ClassDef, names: dict[str, str]) -> str:
    """One record as a heading, its docstring and a table of its fields. `names`: Python name → name in the export."""
    lines = [f"## {node.name}", "", ast.get_docstring(node) or "", ""]
    rows = list(fields_of(node))
    if rows:
        lines += ["| field | type | default | |", "|---|---|---|---|"]
    for name, kind, default, text in rows:
        kind = kind.replace("|", "\\|")
        shown = "" if default is None else f"`{default}`"
        lines.append(f"| `{names.get(name, name)}` | `{kind}` | {shown} | {text.replace('|', chr(92) + '|')} |")
    return "\n".join(lines).rstrip() + "\n"


def classes_of(path: Path) -> list[ast.ClassDef]:
    """The public classes of a module, in order."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]


def renamed(node: ast.ClassDef) -> dict[str, str]:
    """What a record's `rename` argument says: Python name → name in the export."""
    for keyword in node.keywords:
        if keyword.arg == "rename":
            given: dict[str, str] = ast.literal_eval(keyword.value)
            return given
    return {}


def words_of(path: Path) -> str:
    """The sets of words (`Stance = Literal[…]`) that a module defines, as a table."""
    lines = ["## Words", "", "| set | words |", "|---|---|"]
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
            name, values = ast.unparse(node.targets[0]), ast.literal_eval(node.value.slice)
            lines.append(f"| `{name}` | {', '.join(f'`{value}`' for value in values)} |")
    return "\n".join(lines) + "\n"


def records_page() -> str:
    """`docs/records.md`."""
    head = "# The records\n\nEvery kind of thing a dossier holds, made from `records.py`. "
    head += "Offsets count Unicode characters of the report's stored text, half-open. A missing value is null.\n\n"
    nodes = [
        *classes_of(SOURCE / "evidence.py")[:1],
        *classes_of(SOURCE / "records.py"),
        *classes_of(SOURCE / "problems.py")[:1],
    ]
    tables = [table_of(node, renamed(node)) for node in nodes if node.name != "Record"]
    return NOTE + head + "\n".join(tables) + "\n" + words_of(SOURCE / "records.py")


def settings_page() -> str:
    """`docs/settings.md`."""
    node = next(node for node in classes_of(SOURCE / "settings.py") if node.name == "Settings")
    names = {name: f"SECRETARIAT_{name.upper()}" for name, *_ in fields_of(node)}
    lines = [
        "# Settings",
        "",
        "Set in the environment (`SECRETARIAT_MAX_MEGABYTES=300 secretariat add …`) or, from Python, as "
        "`Settings(max_megabytes=300)`.",
        "",
        "| variable | type | default | |",
        "|---|---|---|---|",
        *(f"| `{names[name]}` | {kind} | `{default}` | {text} |" for name, kind, default, text in fields_of(node)),
    ]
    return NOTE + "\n".join(lines) + "\n"


# --- commands and schema ---------------------------------------------------------------------------------------------


def commands_page() -> str:
    """`docs/commands.md`: the help of every command, as the program prints it."""

    from secretariat.cli import main

    parts = ["# Commands", "", "What `--help` says.", ""]
    for command, context in walk(main, context_of(main, "secretariat", None)):
        parts += [f"## {context.command_path}", "", "```text", command.get_help(context), "```", ""]
    return NOTE + "\n".join(parts)


def walk(command: click.Command, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """A command and those below it."""
    import click

    yield command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            member = command.get_command(context, name)
            if member is not None and not member.hidden:
                yield from walk(member, context_of(member, name, context))


def context_of(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    """The context in which a command prints its help, a hundred characters wide."""
    import click

    settings = {"terminal_width": 100, "max_content_width": 100, **command.context_settings}
    return click.Context(command, info_name=name, parent=parent, **settings)


def schema_file() -> str:
    """`docs/export.schema.json`."""
    from secretariat.answer.exports import schema_json

    return schema_json().decode()


# --- README ----------------------------------------------------------------------------------------------------------


def first_line(path: Path) -> str:
    """The first line of a module's docstring; "" where there is none."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.split("\n", 1)[0]


def tree() -> str:
    """The rooms of the package with what each says of itself, and the folders beside it."""
    rows = []
    for path in sorted(SOURCE.iterdir(), key=lambda path: (path.is_dir(), path.name)):
        if path.suffix == ".py" and path.name != "__init__.py":
            rows.append((f"  {path.name}", first_line(path)))
        elif (path / "__init__.py").exists():
            rows.append((f"  {path.name}/", first_line(path / "__init__.py")))
    width = max(len(name) for name, _ in rows) + 2
    beside = {
        "examples/": "an invented negotiation in several formats, and the facts in it",
        "tests/": "a mirror of src, and properties, contracts, the layers",
        "bench/quality/": "figures on pinned corpora, their floors, the gate",
        "bench/speed/": "speed, memory and growth",
        "docs/": "this documentation; `make docs` builds it",
        "requirements/": "every package with its version and hash",
    }
    lines = ["src/secretariat/", *(f"{name:<{width}}{text}".rstrip() for name, text in rows)]
    lines += [f"{name:<{width}}{text}" for name, text in beside.items() if (PROJECT / name).is_dir()]
    return "```text\n" + "\n".join(lines) + "\n```\n"


def with_part(text: str, name: str, part: str) -> str:
    """`text` with what stands between `<!-- name -->` and `<!-- /name -->` replaced."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"there is no <!-- {name} --> … <!-- /{name} --> to write to")
    return pattern.sub(lambda match: match[1] + part + match[2], text)


def part_of(text: str, name: str) -> str:
    """What stands between `<!-- name -->` and `<!-- /name -->`."""
    return text.split(f"<!-- {name} -->\n", 1)[1].split(f"<!-- /{name} -->", 1)[0]


def readme() -> str:
    """README.md with the tree as it is."""
    return with_part((PROJECT / "README.md").read_text(encoding="utf-8"), "tree", tree())


def demo() -> str:
    """What `make demo` prints, as a block for the README."""
    made = subprocess.run(["make", "-s", "demo"], cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=True)
    lines = [line.rstrip() for line in made.stdout.strip("\n").splitlines()]
    return "```text\n" + "\n".join(lines) + "\n```\n"


# --- all -------------------------------------------------------------------------------------------------------------

GENERATED: dict[Path, Callable[[], str]] = {
    DOCS / "records.md": records_page,
    DOCS / "settings.md": settings_page,
    DOCS / "commands.md": commands_page,
    DOCS / "export.schema.json": schema_file,
    PROJECT / "README.md": readme,
}


def stale() -> list[str]:
    """The generated files that are not what the program gives now."""
    names = []
    for path, made in GENERATED.items():
        if not path.exists() or path.read_text(encoding="utf-8") != made():
            names.append(path.relative_to(PROJECT).as_posix())
    return names


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--demo", action="store_true")
    options = parser.parse_args()
    if options.check:
        names = stale()
        print(*(f"{name} is not up to date: make reference" for name in names), sep="\n", end="\n" if names else "")
        return 1 if names else 0
    if options.demo:
        path = PROJECT / "README.md"
        path.write_text(with_part(path.read_text(encoding="utf-8"), "demo", demo()), encoding="utf-8")
    for path, made in GENERATED.items():
        path.write_text(made(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
