"""Turns: no more runs at a time than places, first come first served, none kept while waiting."""

import threading
import time

import pytest

from dashboard.components.session.turns import Turns
from loaders.editing.journal import locked
from loaders.project_list.reading import list_of

SOON = 5  # seconds; all of it takes milliseconds


def _started(*targets):
    threads = [threading.Thread(target=target, daemon=True) for target in targets]
    for thread in threads:
        thread.start()
        time.sleep(0.02)  # so that they ask in this order
    return threads


def _ended(threads):
    for thread in threads:
        thread.join(SOON)
    return not any(thread.is_alive() for thread in threads)


def test_no_more_at_a_time_than_places_and_first_come_first_served():
    turns, lock = Turns(2), threading.Lock()
    now, most, order = 0, 0, []

    def run(number):
        nonlocal now, most
        with turns.turn():
            with lock:
                now += 1
                most = max(most, now)
                order.append(number)
            time.sleep(0.05)
            with lock:
                now -= 1

    assert _ended(_started(*(lambda number=number: run(number) for number in range(8))))
    assert most == 2
    # Two run side by side: which of the two says so first is left to the machine.
    assert all(abs(place - number) <= 1 for place, number in enumerate(order))


def test_who_waits_lets_others_go():
    turns, answer = Turns(1), threading.Event()
    went = []

    def waits():
        with turns.turn(), turns.waiting():
            assert answer.wait(SOON)

    def goes():
        with turns.turn():
            went.append("while the other waits")
        answer.set()

    assert _ended(_started(waits, goes))
    assert went


def test_who_need_not_wait_any_more_goes_on_though_all_places_are_taken():
    """Else it might hold what the others wait for, and nobody went on."""
    turns, begun, lock = Turns(1), threading.Event(), threading.Lock()

    def holds():
        with turns.turn(), lock, turns.waiting():
            assert begun.wait(SOON)  # the other holds the one place now, and wants the lock

    def wants():
        with turns.turn():
            begun.set()
            with lock:
                pass

    assert _ended(_started(holds, wants))
    with turns.turn():  # and the place is there again
        pass


def test_an_error_gives_the_turn_back():
    turns = Turns(1)
    with pytest.raises(ValueError, match="broken"), turns.turn(), turns.waiting():
        raise ValueError("broken")
    assert _ended(_started(lambda: turns.turn().__enter__()))


def test_who_holds_no_turn_waits_without_one():
    turns = Turns(1)
    with turns.waiting(), turns.turn():
        pass


def _taken_meanwhile(monkeypatch, work):
    """Return whether another gets the only turn while `work` goes on."""
    turns, went = Turns(1), threading.Event()
    monkeypatch.setattr("loaders.system.waiting._pauses", [turns.waiting])

    def other():
        with turns.turn():
            went.set()

    with turns.turn():
        threading.Thread(target=other, daemon=True).start()
        assert not went.wait(0.05)
        work(went)
        return went.is_set()


@pytest.mark.apart
def test_a_run_that_has_a_file_read_apart_lets_others_go(monkeypatch):
    assert _taken_meanwhile(monkeypatch, lambda _: list_of(b"Titre\nUn jardin\n"))


def test_a_run_that_waits_for_a_lock_lets_others_go(monkeypatch, tmp_path):
    def writes(went):
        with locked(tmp_path, timeout=1):
            went.wait(SOON)

    assert _taken_meanwhile(monkeypatch, writes)
