"""How one long report grows: seconds of each stage and memory for reports of 10,000 to 100,000 words.

    python -m bench.speed.long [WORDS…]

The reports are the texts of `examples/` again and again, each time with other names, in one report. Each length is read
in a process of its own, so that memory is its own; prints one line of JSON for each.
"""

from __future__ import annotations

import itertools
import json
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
NAMES = re.compile(
    r"\b(Kestria|Tarsovia|Halmere|Velmar|Orlenz|Aldervik|Littoral|Talmon|Velkan|Solvane|Orvald|Kostan|Lindholt|Halvek"
    r"|Castelane|Ferrin|Brenik|Lindqvar|Desmer|Wennick|Corve|Sarn|Lunn|Brack|Norrin|Reyle)"
)
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]


def long_report(words: int) -> str:
    """A report of about that many words, with other names in every repetition."""
    texts = [path.read_text(encoding="utf-8").split("\n\n") for path in sorted(EXAMPLES.glob("*.txt"))]
    parts: list[str] = []
    count = turn = 0
    while count < words:
        before = SYLLABLES[turn % len(SYLLABLES)] + SYLLABLES[turn // len(SYLLABLES) % len(SYLLABLES)]
        for paragraphs in texts:
            for paragraph in paragraphs[2:]:
                words_of = renamed(paragraph, before).split()
                parts.append(" ".join(words_of))
                count += len(words_of)
        turn += 1
    return "\n\n".join(parts)


def renamed(text: str, before: str) -> str:
    """The text with other names: each begins with those letters."""
    return NAMES.sub(lambda name: before.title() + name[0].lower(), text)


def measure(words: int) -> dict[str, Any]:
    """Seconds of each stage, and the process's largest memory in MB."""
    from secretariat.extract.statements import extract_statements
    from secretariat.ingest import report_from_text
    from secretariat.parse import load_model, parse
    from secretariat.records import Statement
    from secretariat.resolve.speakers import resolve_speakers
    from secretariat.settings import Settings

    model = load_model(Settings.from_environment().model)
    text = long_report(words)
    clock = [time.process_time()]
    report = report_from_text(text).report
    assert report is not None
    clock.append(time.process_time())
    parsed = parse(report, model)
    clock.append(time.process_time())
    statements = [one for one in extract_statements(parsed)[0] if isinstance(one, Statement)]
    clock.append(time.process_time())
    _, actors = resolve_speakers(parsed, statements)
    clock.append(time.process_time())
    seconds = [round(after - before, 2) for before, after in itertools.pairwise(clock)]
    return {
        "words": len(text.split()),
        "statements": len(statements),
        "actors": len(actors),
        **dict(zip(("ingest", "parse", "extract", "resolve"), seconds, strict=True)),
        "MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
    }


def main(argv: list[str]) -> int:
    """Measure each length in a process of its own; with `--here`, the one given in this process."""
    if argv[:1] == ["--here"]:
        print(json.dumps(measure(int(argv[1]))))
        return 0
    for words in argv or ["10000", "50000", "100000"]:
        subprocess.run([sys.executable, "-m", "bench.speed.long", "--here", words], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
