"""The quality gate: figures against floors, gains and losses against what was found before.

    python -m bench.quality.gate [polnear|seeds|wire|examples]… [--update] [--pin] [--all]

Fails (exit 1) when a figure is below its floor or is no longer measured, when a corpus or scorer has changed, or when
a passage does not quote its text. What came and went is printed and does not fail: floors say what may not happen.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality import calibration
from bench.quality.corpora import FILES, PINS, changed, read_pins, shared, write_pins
from bench.quality.measure import Measured, measure

HERE = Path(__file__).parent
SLACK = 0.3
ITEMS = 1.5
"""A raised floor stays below the figure by so many points, or by what so many gold items weigh where that is more:
another machine's arithmetic may tip a parse."""
SHOWN = 12
"""Gains and losses printed for each set without `--all`."""
RANK = {"right": 2, "missing": 0, "spurious": -1, "absent": 0}
"""How good a state is; `wrong …` is 1. `absent` is the state of a made-up item that is not made up any more."""

Floors = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Change:
    """An item whose state is not what it was."""

    item: str
    before: str
    now: str

    @property
    def gain(self) -> bool:
        """Whether it got better. A state that is wrong in another way counts as neither better nor a loss: False."""
        return rank(self.now) > rank(self.before)

    @property
    def loss(self) -> bool:
        """Whether it got worse."""
        return rank(self.now) < rank(self.before)


def rank(state: str) -> int:
    """How good a state is."""
    return RANK.get(state, 1)


# --- floors ----------------------------------------------------------------------------------------------------------


def read_floors(path: Path) -> Floors:
    """Set → figure → floor."""
    floors: Floors = tomllib.loads(path.read_text(encoding="utf-8"))
    return floors


def below(measured: Measured, floors: Mapping[str, float]) -> list[str]:
    """The floors that are not met, one sentence each."""
    failures = []
    for figure, floor in floors.items():
        value = measured.figures.get(f"{measured.name}.{figure}")
        if value is None:
            failures.append(f"{measured.name}.{figure} has a floor of {floor} and was not measured")
        elif value < floor:
            failures.append(f"{measured.name}.{figure} is {value}, below its floor of {floor}")
    return failures


def raised(text: str, measured: Mapping[str, Measured]) -> str:
    """The floors file with each floor raised to what was measured, less the slack; comments stay, no floor falls."""
    section, lines = "", []
    for line in text.splitlines():
        if heading := re.match(r"\[(\w+)\]", line):
            section = heading[1]
        if entry := re.match(r'"([^"]+)" = ([\d.]+)(.*)', line):
            value = measured[section].figures.get(f"{section}.{entry[1]}") if section in measured else None
            floor = float(entry[2])
            if value is not None:
                floor = max(floor, math.floor(round((value - slack(measured[section])) * 10, 6)) / 10)
            line = f'"{entry[1]}" = {floor:.1f}{entry[3]}'
        lines.append(line)
    return "\n".join(lines) + "\n"


def slack(measured: Measured) -> float:
    """Points by which floors of this set stay below its figures."""
    gold = measured.counts.get("gold") or measured.counts.get("statements gold") or 0
    return max(SLACK, 100 * ITEMS / gold) if gold else SLACK


# --- gains and losses ------------------------------------------------------------------------------------------------


def read_baseline(path: Path) -> dict[str, str]:
    """Item → state, of everything that is not missing; empty where there is no baseline yet."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {item: state for state, item in (line.split("\t", 1) for line in lines if not line.startswith("#"))}


def write_baseline(path: Path, states: Mapping[str, str]) -> None:
    """One line an item, sorted, numbers and names only: no words of a corpus."""
    kept = sorted((item, state) for item, state in states.items() if state != "missing")
    head = "# What was found when the floors were last raised; written by `python -m bench.quality.gate --update`.\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + "".join(f"{state}\t{item}\n" for item, state in kept), encoding="utf-8")


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> list[Change]:
    """Every item whose state differs, in order of the items."""
    found = []
    for item in sorted(before.keys() | now.keys()):
        nothing = "absent" if "spurious" in (before.get(item), now.get(item)) else "missing"
        change = Change(item, before.get(item, nothing), now.get(item, nothing))
        if change.before != change.now:
            found.append(change)
    return found


def show_changes(measured: Measured, baseline: Path, limit: int) -> None:
    """Print what came and went."""
    if not baseline.exists():
        print(f"  no baseline yet: {baseline.name} is written by --update")
        return
    found = changes(read_baseline(baseline), measured.states)
    for title, some in (("gains", [c for c in found if c.gain]), ("losses", [c for c in found if c.loss])):
        print(f"  {title}: {len(some)}")
        for change in some[:limit]:
            words = " ".join(measured.words.get(change.item, "").split())
            print(f"    {change.item}: {change.before} → {change.now}: {words[:160]}")
        if len(some) > limit:
            print(f"    … and {len(some) - limit} more (--all lists them)")


# --- the gate --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Files:
    """The gate's own files."""

    floors: Path = HERE / "floors.toml"
    baseline: Path = HERE / "baseline"
    pins: Path = PINS
    calibration: Path = calibration.PAGE


def judge(measured: Measured, floors: Floors, files: Files, limit: int = SHOWN) -> list[str]:
    """Print one set's figures against their floors and what came and went; returns what fails."""
    own = floors.get(measured.name, {})
    for key, value in measured.figures.items():
        floor = own.get(key.removeprefix(f"{measured.name}."))
        mark = "" if floor is None else f"  floor {floor:5.1f}  {'BELOW' if value < floor else 'ok'}"
        print(f"  {key:40s} {value:6.1f}{mark}")
    print("  " + ", ".join(f"{name} {number}" for name, number in measured.counts.items()))
    for row in measured.calibration:
        print(f"  score from {row.least:.1f}: {row.number:5d} statements, mean {row.score:.2f}, right {row.right:.2f}")
    show_changes(measured, files.baseline / f"{measured.name}.txt", limit)
    return [*below(measured, own), *measured.broken]


def run(
    names: Sequence[str],
    folder: Path,
    files: Files,
    reader: Callable[[str], Measured] = measure,
    *,
    update: bool = False,
    limit: int = SHOWN,
) -> int:
    """Measure the sets and judge them. Returns the exit code."""
    floors, pins = read_floors(files.floors), read_pins(files.pins)
    done: dict[str, Measured] = {}
    failures: list[str] = []
    for name in names:
        if not folder.is_dir():
            print(f"{name}: skipped: {folder} is not there (SECRETARIAT_SHARED says where it is)")
            continue
        differences = changed(name, folder, pins)
        if differences:
            failures += [f"{name}: {line} (if it should have: --pin, and say why)" for line in differences]
            continue
        began = time.perf_counter()
        done[name] = reader(name)
        print(f"{name}: {time.perf_counter() - began:.1f} s")
        failures += judge(done[name], floors, files, limit)
    for failure in failures:
        print(f"FAILED {failure}")
    if failures:
        print("Nothing was updated: no floor is ever lowered." if update else "The quality gate is not passed.")
        return 1
    if update:
        files.floors.write_text(raised(files.floors.read_text(encoding="utf-8"), done), encoding="utf-8")
        for name, measured in done.items():
            write_baseline(files.baseline / f"{name}.txt", measured.states)
            if measured.calibration:
                files.calibration.write_text(calibration.page(measured.calibration), encoding="utf-8")
        print(f"Floors raised and baselines written for: {', '.join(done) or 'nothing'}.")
    if not done:
        print("NOTHING WAS MEASURED: the gate says nothing about this program.")
        return 0
    print(f"The quality gate is passed ({len(done)} of {len(names)} sets measured).")
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=[[], *FILES], metavar="SET", help="default: all")
    parser.add_argument("--update", action="store_true", help="raise floors and write the baselines anew")
    parser.add_argument("--pin", action="store_true", help="accept the corpora and scorers as they are now")
    parser.add_argument("--all", action="store_true", help="list every gain and loss")
    options = parser.parse_args(argv)
    if options.pin:
        write_pins(shared())
    limit = sys.maxsize if options.all else SHOWN
    return run(options.sets or list(FILES), shared(), Files(), update=options.update, limit=limit)


if __name__ == "__main__":
    sys.exit(main())
