from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import Flow

SIZES = st.lists(st.tuples(st.integers(10, 120), st.integers(10, 60)), min_size=1, max_size=12)
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@CALM
@given(SIZES, st.integers(120, 600), st.integers(0, 16))
def test_things_never_overlap_never_stick_out_and_keep_their_order(
    qtbot: QtBot, sizes: list[tuple[int, int]], room: int, gap: int
) -> None:
    holder = QWidget()
    flow = Flow(holder, gap=gap)
    things = [QWidget() for _ in sizes]
    for thing, (wide, tall) in zip(things, sizes, strict=True):
        thing.setFixedSize(wide, tall)
        flow.addWidget(thing)

    flow.setGeometry(QRect(0, 0, room, flow.heightForWidth(room)))

    boxes = [thing.geometry() for thing in things]
    whole = QRect(0, 0, room, flow.heightForWidth(room))
    assert all(whole.contains(box) for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    for before, after in pairwise(boxes):
        assert after.left() >= before.right() + gap or after.top() > before.bottom()


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = Flow(holder)
    first, second = QWidget(), QWidget()
    for thing in (first, second):
        thing.setFixedSize(50, 20)
        flow.addWidget(thing)
    first.hide()

    flow.setGeometry(QRect(0, 0, 200, 40))

    assert second.x() == 0


def test_clearing_takes_everything_out(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = Flow(holder)
    flow.addWidget(QWidget())

    flow.clear()

    assert flow.count() == 0
    assert flow.heightForWidth(300) == 0
