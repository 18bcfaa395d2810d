"""Charts as geometry: coordinates and labels for the SVG templates, computed without any drawing library.

The drawing space is small (420 wide), so that its letters stay readable when a phone shows it 330 pixels wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, hypot
from typing import Final

from scoring.report.frame import LEFT, RIGHT, TOP, WIDTH, Frame, ticks
from scoring.report.parts.curves import Act, Curve, Point
from scoring.report.parts.turns import TurnLine
from scoring.report.told import Told

GAP: Final = 17
"""The least distance between two numbered signs."""
HAIR: Final = 0.35
"""So far from straight a line may be drawn straight, in its own units."""
LOW: Final = 150
"""The height of a chart of two lines."""


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
    height: int
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    strokes: tuple[Stroke, ...]
    signs: tuple[Sign, ...]


def plot(curve: Curve, told: Told) -> Plot:
    """The chart of a curve."""
    frame = Frame(curve.ends_s)
    strokes = [_stroke(line.feeling, line.name, line.points, frame) for line in curve.lines]
    return _plot(curve.name, describe(curve, told), frame, (0, 25, 50, 75, 100), strokes, told, _signs(curve, frame))


def turn_plot(turn: TurnLine, told: Told) -> Plot:
    """Everybody's trust as it went and as it would have gone, over the tens in which both lie."""
    values = [point.value for point in (*turn.happened, *turn.otherwise)]
    least, most = 10 * floor(min(values) / 10), 10 * ceil(max(values) / 10)
    frame = Frame(turn.happened[-1].at_s, LOW, least, max(most, least + 10))
    rows = range(least, round(frame.most) + 1, 10 if frame.most - least <= 40 else 20)
    strokes = [
        _stroke("trust", told.t("was"), turn.happened, frame),
        _stroke("otherwise", told.t("if so"), turn.otherwise, frame),
    ]
    about = told.t("Everybody's trust: {trust:.0f} at the end, {then:.0f} with this change")
    return _plot("", about.format(trust=turn.trust, then=turn.trust_then), frame, rows, strokes, told)


def _plot(
    title: str,
    about: str,
    frame: Frame,
    rows: Iterable[int],
    strokes: list[Stroke],
    told: Told,
    signs: tuple[Sign, ...] = (),
) -> Plot:
    lines = tuple(Label(LEFT, frame.y(value), str(value)) for value in rows)
    columns = tuple(Label(frame.x(at_s), frame.floor, told.clock(at_s)) for at_s in ticks(frame.ends_s))
    return Plot(title, about, frame.height, lines, columns, _apart(strokes, frame), signs)


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


def _stroke(feeling: str, name: str, line: Sequence[Point], frame: Frame) -> Stroke:
    points = " ".join(f"{x:g},{y:g}" for x, y in _plain([(frame.x(p.at_s), frame.y(p.value)) for p in line]))
    value = line[-1].value
    return Stroke(feeling, name, points, Label(WIDTH - RIGHT + 4, frame.y(value), f"{value:.0f}"))


def _plain(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The corners of a line: no place of it is more than a hair beside them (Ramer 1972, Douglas and Peucker 1973)."""
    if len(places) < 3:
        return list(places)
    (x, y), (to_x, to_y) = places[0], places[-1]
    along = hypot(to_x - x, to_y - y) or 1.0
    beside = [abs((to_x - x) * (py - y) - (to_y - y) * (px - x)) / along for px, py in places[1:-1]]
    far = max(range(len(beside)), key=beside.__getitem__)
    if beside[far] < HAIR:
        return [places[0], places[-1]]
    return [*_plain(places[: far + 2])[:-1], *_plain(places[far + 1 :])]


def _apart(strokes: list[Stroke], frame: Frame) -> tuple[Stroke, ...]:
    """The same with the labels at the right moved so far apart that both can be read."""
    ordered = sorted(strokes, key=lambda stroke: stroke.end.y)
    placed: dict[str, float] = {}
    free = float(TOP)
    for stroke in ordered:
        placed[stroke.feeling] = max(stroke.end.y, free)
        free = placed[stroke.feeling] + 24
    over = max(0.0, free - 24 - (frame.floor - 6))
    return tuple(
        Stroke(s.feeling, s.name, s.points, Label(s.end.x, round(placed[s.feeling] - over, 1), s.end.text))
        for s in strokes
    )


def _signs(curve: Curve, frame: Frame) -> tuple[Sign, ...]:
    placed: list[Sign] = []
    for act in curve.acts:
        at_x, at_y = frame.x(act.at_s), frame.y(_height(act, curve))
        x = min(at_x, WIDTH - RIGHT - 9)
        y = at_y
        for lift in (14, -14, 30, -30, 46, -46, 62, -62):
            y = at_y - lift
            clear = all((x - s.x) ** 2 + (y - s.y) ** 2 >= GAP**2 for s in placed)
            if TOP - 6 <= y <= frame.floor - 8 and clear:
                break
        placed.append(Sign(x, min(max(y, TOP - 4), frame.floor - 9), at_x, at_y, act.number, act.is_reply))
    return tuple(placed)


def _height(act: Act, curve: Curve) -> float:
    """Where on the chart an act is tied: at the feeling it moved most."""
    most = max(act.moves, key=lambda move: abs(move.by))
    line = next(line for line in curve.lines if line.feeling == most.feeling)
    first = next((point for point in reversed(line.points) if point.at_s <= act.at_s), line.points[0])
    then = next((point for point in line.points if point.at_s > act.at_s), first)
    share = (act.at_s - first.at_s) / (then.at_s - first.at_s) if then.at_s > first.at_s else 0.0
    return first.value + share * (then.value - first.value)
