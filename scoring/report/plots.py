"""Charts as geometry: coordinates and labels for the SVG templates, computed without any drawing library.

The drawing space is small (420 by 240), so that its letters stay readable when a phone shows it 330 pixels wide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from scoring.report.content import Act, Curve, Line
from scoring.report.told import Told

WIDTH: Final = 420
HEIGHT: Final = 240
LEFT: Final = 30
RIGHT: Final = 44
TOP: Final = 16
BOTTOM: Final = 24
GAP: Final = 17
"""The least distance between two numbered signs."""


@dataclass(frozen=True)
class Label:
    """A text at a place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Stroke:
    """One line of the chart with its name at its end."""

    feeling: str
    name: str
    points: str
    """The `points` of a polyline."""
    end: Label


@dataclass(frozen=True)
class Sign:
    """A numbered act: a disc for a reply, a square for anything else, tied to the moment by a thin line."""

    x: float
    y: float
    at_x: float
    at_y: float
    number: int
    is_reply: bool


@dataclass(frozen=True)
class Plot:
    """One chart."""

    title: str
    about: str
    """What the chart shows, for those who do not see it."""
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    strokes: tuple[Stroke, ...]
    signs: tuple[Sign, ...]


def plot(curve: Curve, told: Told) -> Plot:
    """The chart of a curve."""
    rows = tuple(Label(LEFT, _y(value), str(value)) for value in (0, 25, 50, 75, 100))
    columns = tuple(Label(_x(at_s, curve.ends_s), HEIGHT - BOTTOM, told.clock(at_s)) for at_s in ticks(curve.ends_s))
    strokes = _apart([_stroke(line, curve.ends_s) for line in curve.lines])
    return Plot(curve.name, describe(curve, told), rows, columns, strokes, _signs(curve))


def describe(curve: Curve, told: Told) -> str:
    """The curve in words."""
    t = told.t
    parts = []
    for line in curve.lines:
        values = [point.value for point in line.points]
        parts.append(
            t("{feeling} from {start:.0f} to {end:.0f} (lowest {low:.0f}, highest {high:.0f})").format(
                feeling=line.name, start=values[0], end=values[-1], low=min(values), high=max(values)
            )
        )
    return t("{name}: {parts}").format(name=curve.name, parts=t("; ").join(parts))


def ticks(ends_s: int) -> list[int]:
    """Four to seven even moments of a drill, in whole minutes."""
    for minutes in (1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 1440):
        if ends_s / (60 * minutes) <= 6.5:
            return list(range(0, ends_s + 1, 60 * minutes))
    return [0, ends_s]


def _x(at_s: int, ends_s: int) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * at_s / max(1, ends_s), 1)


def _y(value: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / 100), 1)


def _stroke(line: Line, ends_s: int) -> Stroke:
    points = " ".join(f"{_x(p.at_s, ends_s):g},{_y(p.value):g}" for p in line.points)
    last = line.points[-1]
    return Stroke(line.feeling, line.name, points, Label(WIDTH - RIGHT + 4, _y(last.value), f"{last.value:.0f}"))


def _apart(strokes: list[Stroke]) -> tuple[Stroke, ...]:
    """The same with the labels at the right moved so far apart that both can be read."""
    ordered = sorted(strokes, key=lambda stroke: stroke.end.y)
    placed: dict[str, float] = {}
    floor = float(TOP)
    for stroke in ordered:
        placed[stroke.feeling] = max(stroke.end.y, floor)
        floor = placed[stroke.feeling] + 24
    over = max(0.0, floor - 24 - (HEIGHT - BOTTOM - 6))
    return tuple(
        Stroke(s.feeling, s.name, s.points, Label(s.end.x, round(placed[s.feeling] - over, 1), s.end.text))
        for s in strokes
    )


def _signs(curve: Curve) -> tuple[Sign, ...]:
    placed: list[Sign] = []
    for act in curve.acts:
        at_x, at_y = _x(act.at_s, curve.ends_s), _y(_height(act, curve))
        x = min(at_x, WIDTH - RIGHT - 9)
        y = at_y
        for lift in (14, -14, 30, -30, 46, -46, 62, -62):
            y = at_y - lift
            clear = all((x - s.x) ** 2 + (y - s.y) ** 2 >= GAP**2 for s in placed)
            if TOP - 6 <= y <= HEIGHT - BOTTOM - 8 and clear:
                break
        placed.append(Sign(x, min(max(y, TOP - 4), HEIGHT - BOTTOM - 9), at_x, at_y, act.number, act.is_reply))
    return tuple(placed)


def _height(act: Act, curve: Curve) -> float:
    """Where on the chart an act is tied: at the feeling it moved most."""
    most = max(act.moves, key=lambda move: abs(move.by))
    line = next(line for line in curve.lines if line.feeling == most.feeling)
    return next((point.value for point in reversed(line.points) if point.at_s <= act.at_s), 0.0)
