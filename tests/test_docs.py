"""The documentation says what the program does: generated parts are up to date, links lead somewhere, pages build."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PAGES = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md"), *PROJECT.glob("examples/*.md")])
OUTSIDE = re.compile(
    r"""<(?:script|img|iframe|source|link)\b[^>]*\b(?:src|href)=["']?(?:https?:)?//[^"'\s>]+"""
    r"""|@import\s+(?:url\()?["']?(?:https?:)?//|url\(["']?(?:https?:)?//""",
    re.IGNORECASE,
)
"""What makes a browser fetch something from another machine as soon as a page is opened."""


def load_generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", PROJECT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generate = load_generate()


@pytest.mark.parametrize("path", generate.GENERATED, ids=lambda path: path.name)
def test_generated_part_is_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == generate.GENERATED[path](), "make reference"


def test_every_command_has_its_help_in_the_docs() -> None:
    import secretariat.cli

    page = (PROJECT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name in secretariat.cli.main.commands:
        assert f"\n## secretariat {name}\n" in page


def test_the_records_page_has_the_names_of_the_export() -> None:
    page = (PROJECT / "docs" / "records.md").read_text(encoding="utf-8")
    assert "| `from` |" in page
    assert "| `schema` |" in page
    for record in ("Passage", "Report", "Statement", "Export", "Problem"):
        assert f"## {record}\n" in page


def test_the_readme_s_transcript_is_of_the_demo() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    transcript = generate.part_of(readme, "demo")
    script = (PROJECT / "docs" / "demo.sh").read_text(encoding="utf-8")
    commands = [line.removeprefix("say ") for line in script.splitlines() if line.startswith("say ")]
    assert len(commands) >= 2
    for command in commands:
        shown = command.replace('"$dossier"', "build/demo.db")
        assert f"$ {shown}\n" in transcript
        assert not transcript.split(f"$ {shown}\n", 1)[1].startswith(("\n", "$", "Error")), "it printed nothing"
    assert "Traceback" not in transcript


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_makefile_s_targets_in_the_docs_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        named = re.findall(r"^ +make ([a-z]+)|`make ([a-z]+)`", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert {first or second for first, second in named} <= targets, page.name


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_pages_fetch_nothing_from_elsewhere(site: Path) -> None:
    pages = [*site.rglob("*.html"), *site.rglob("*.css")]
    assert len(pages) > 10
    found = {page.name: OUTSIDE.findall(page.read_text(encoding="utf-8")) for page in pages}
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="stylesheet" href="https://fonts.example/css?family=Roboto">',
        '<script src="//cdn.example/a.js"></script>',
        "<img alt='' src='http://example.org/a.png'>",
        "body { background: url(https://example.org/a.png) }",
        '@import "https://example.org/a.css";',
    ],
)
def test_a_fetch_from_elsewhere_is_seen(markup: str) -> None:
    assert OUTSIDE.search(markup)


def test_the_reference_is_filled_from_docstrings(site: Path) -> None:
    page = (site / "library.html").read_text(encoding="utf-8")
    for name in ("read", "Dossier", "Passage", "OffsetMap", "SecretariatError"):
        assert f">{name}<" in page.replace(" ", ""), name
