"""The pool: nothing is lost but what ends its process, nothing hangs, nothing is left behind.

An item is what the work does with it: `name` returns the name and the process, `die` ends its process, and so on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from secretariat.pool import MOST_LOST, Work, in_pool
from secretariat.problems import SecretariatError

HERE = os.getpid()


class Limits(msgspec.Struct, frozen=True):
    processes: int = 2
    batch: int = 2
    folder: str = ""


class Awkward(Exception):
    """Cannot be made again from what pickle keeps of it."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)
        self.two = two


def do(items: list[str], settings: Limits) -> list[str]:
    return [done(item, settings) for item in items]


def done(item: str, settings: Limits) -> str:
    match item.split():
        case ["die"]:
            os._exit(3)
        case ["killed"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["die", "once", *_] if not (flag := Path(settings.folder) / item).exists():
            flag.touch()
            os._exit(3)
        case ["raise", *_]:
            raise SecretariatError("The model 'x' is not installed.")
        case ["awkward", *_]:
            raise Awkward("nobody", "understands")
        case ["sleep", seconds]:
            time.sleep(float(seconds))
        case ["end"]:
            raise EOFError("no more")
        case ["where"]:
            return str(os.getpid())
    return item


def give_up(item: str, ending: str) -> str:
    return f"{item}: {ending}"


WORK = Work(do, give_up)


def results(items: list[str], settings: Limits | None = None) -> list[str]:
    """What comes of the items, sorted; and no process is left."""
    found = sorted(in_pool(WORK, items, settings or Limits()))
    assert multiprocessing.active_children() == []
    return found


@pytest.mark.parametrize(
    ("count", "limits"),
    [(0, Limits()), (1, Limits()), (2, Limits()), (3, Limits()), (41, Limits()), (41, Limits(processes=1)),
     (7, Limits(processes=5, batch=1)), (7, Limits(batch=0)), (5, Limits(processes=0, batch=3))],
)  # fmt: skip
def test_one_result_for_each_item(count: int, limits: Limits) -> None:
    items = sorted(f"item {number}" for number in range(count))
    assert results(items, limits) == items


@pytest.mark.parametrize(
    ("items", "limits"),
    [(["where"] * 2, Limits()), (["where"] * 9, Limits(processes=1)), (["where"], Limits(batch=16))],
)
def test_one_batch_or_one_process_is_this_process(items: list[str], limits: Limits) -> None:
    assert set(results(items, limits)) == {str(HERE)}


def test_several_batches_are_read_by_as_many_processes_as_are_allowed() -> None:
    found = results(["where", "sleep 0.2"] * 8)
    assert len(set(found) - {"sleep 0.2"}) <= 2
    assert str(HERE) not in found


def test_items_and_results_larger_than_a_pipe_do_not_block() -> None:
    items = sorted(f"{number}" + "x" * 3_000_000 for number in range(9))
    assert results(items) == items


def test_no_more_is_taken_than_is_soon_read() -> None:
    taken = 0

    def items() -> Iterator[str]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield f"item {number}"

    stream = in_pool(WORK, items(), Limits())
    for _ in range(3):
        next(stream)
        time.sleep(0.3)
    assert taken <= 30
    stream.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


# -- errors -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "error", "message"),
    [
        ("raise it", SecretariatError, "The model 'x' is not installed."),
        ("awkward one", RuntimeError, "Awkward: nobody"),
        ("end", EOFError, "no more"),
    ],
)
def test_an_error_of_the_work_is_raised_here(item: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message) as raised:
        results(["a", "b", "c", item, *"defghi"])
    told = "\n".join([str(raised.value), *getattr(raised.value, "__notes__", [])])
    assert "In a reading process:" in told
    assert "in done" in told
    assert multiprocessing.active_children() == []


def test_work_that_cannot_be_sent_is_an_error() -> None:
    with pytest.raises(Exception, match="pickle"):
        list(in_pool(Work(lambda items, _: items, give_up), ["a"] * 9, Limits()))
    assert multiprocessing.active_children() == []


# -- processes that die -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "words"),
    [("die", "ended with exit code 3"), ("killed", "was killed by SIGKILL (too little memory?)")],
)
def test_what_ends_its_process_is_given_up_and_nothing_else_is_lost(item: str, words: str) -> None:
    others = [f"item {number}" for number in range(14)]
    found = results([*others[:6], item, *others[6:]], Limits(batch=4))
    assert found == sorted([*others, f"{item}: {words}"])


def test_what_ended_its_process_once_is_read(tmp_path: Path) -> None:
    items = ["die once a", "b", "die once c", *"defg"]
    assert results(items, Limits(folder=str(tmp_path))) == sorted(items)


def test_when_every_process_dies_the_run_ends_with_a_sentence() -> None:
    with pytest.raises(SecretariatError, match=rf"^{MOST_LOST} reading processes .* ended with exit code 3\. .*=1"):
        results(["die"] * 40, Limits(processes=3, batch=1))
    assert multiprocessing.active_children() == []


SCRIPT = """
import sys
from tests.test_pool import Limits, WORK, in_pool

def run(seconds):
    try:
        for result in in_pool(WORK, ["first", *[f"sleep {seconds}"] * 9], Limits(batch=1)):
            print(result, flush=True)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
        sys.exit(130)
"""


def started(tmp_path: Path, call: str) -> subprocess.Popen[str]:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT + call)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    return subprocess.Popen(
        [sys.executable, str(script)],
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def group_is_gone(group: int) -> bool:
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_a_script_without_a_guard_is_told_what_to_do(tmp_path: Path) -> None:
    process = started(tmp_path, "run(1)\n")
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "A reading process could not be started: it ended with exit code 1. A script has to call" in errors
    assert group_is_gone(process.pid)


@pytest.mark.parametrize("at_once", [True, False], ids=["while processes start", "while they work"])
def test_ctrl_c_ends_all_processes_at_once_and_in_silence(tmp_path: Path, at_once: bool) -> None:
    process = started(tmp_path, 'if __name__ == "__main__":\n    print("here", flush=True)\n    run(60)\n')
    assert process.stdout is not None
    for expected in ["here"] if at_once else ["here", "first"]:
        assert process.stdout.readline().strip() == expected
    time.sleep(0.05)
    begin = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the process and those it started
    output, errors = process.communicate(timeout=30)
    assert time.monotonic() - begin < 2
    assert (process.returncode, output.split()[-1], errors) == (130, "interrupted", "")
    assert group_is_gone(process.pid)


def test_killed_it_leaves_no_process_behind(tmp_path: Path) -> None:
    process = started(tmp_path, 'if __name__ == "__main__":\n    run(0.5)\n')
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "first"
    process.kill()
    process.communicate(timeout=30)
    assert group_is_gone(process.pid)
