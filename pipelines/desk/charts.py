"""Small charts of figures over runs, as coordinates; the templates draw them as SVG."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.desk.quality import JUDGED, RunQuality

WIDTH, HEIGHT = 100.0, 40.0
"""The sides of a chart, which is stretched to its place."""

_CURVES = ("articles", "statements", "claims", "conflicts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: a curve with the area below or a band around it, or bars above and below a line.

    `told` is the latest value in words, `text` all of the chart for those who do not see it.
    """

    title: str
    told: str
    text: str
    curve: str = ""
    area: str = ""
    bars: Sequence[tuple[str, float, float, float, float]] = ()
    axis: float | None = None


def draw_charts(runs: Sequence[RunQuality]) -> list[Chart]:
    """Return the charts of runs, the earliest first."""
    if not runs:
        return []
    curves = [_curve(name, [run.counts[name] for run in runs]) for name in _CURVES]
    mentions = [sum(run.counts[name] for name in JUDGED[:5]) for run in runs]
    moves = [(sum(run.added.values()), sum(run.lost.values())) for run in runs]
    rejects = _curve("rejects", [run.rejects for run in runs])
    return [
        curves[0],
        _curve("mentions", mentions),
        *curves[1:],
        _moves(moves),
        rejects,
        *_precisions(runs),
    ]


def _places(size: int) -> list[float]:
    return [round(WIDTH * at / max(size - 1, 1), 2) for at in range(size)]


def _points(places: Sequence[float], heights: Sequence[float]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in zip(places, heights, strict=True))


def _curve(name: str, values: Sequence[int]) -> Chart:
    """Return how a number went, from zero."""
    top = max(*values, 1)
    shown = list(values) if len(values) > 1 else list(values) * 2
    places = _places(len(shown))
    line = _points(places, [round(HEIGHT * (1 - value / top * 0.9), 2) for value in shown])
    return Chart(
        title=name,
        told=f"{values[-1]:,}",
        text=f"{name} run by run: " + ", ".join(f"{value:,}" for value in values),
        curve=line,
        area=f"0,{HEIGHT:g} {line} {WIDTH:g},{HEIGHT:g}",
    )


def _moves(moves: Sequence[tuple[int, int]]) -> Chart:
    """Return what each run added, above the line, and lost, below it."""
    most = max(1, *(max(pair) for pair in moves))
    middle, wide = HEIGHT / 2, WIDTH / len(moves)
    bars = []
    for at, (added, lost) in enumerate(moves):
        up, down = (middle * 0.95 * value / most for value in (added, lost))
        left, width = round(at * wide + wide * 0.15, 2), round(wide * 0.7, 2)
        bars.append(("up", left, round(middle - up, 2), width, round(up, 2)))
        bars.append(("down", left, middle, width, round(down, 2)))
    return Chart(
        title="added and lost",
        told=f"+{moves[-1][0]:,} −{moves[-1][1]:,}",
        text="added and lost rows run by run: " + ", ".join(f"+{a:,} −{b:,}" for a, b in moves),
        bars=bars,
        axis=middle,
    )


def _precisions(runs: Sequence[RunQuality]) -> Iterator[Chart]:
    """Yield, for each table of which something was judged, its precision with the interval."""
    for name in JUDGED:
        known = [
            (at, share, interval)
            for at, run in enumerate(runs)
            if (share := run.precision[name].share) is not None
            and (interval := run.precision[name].interval)
        ]
        if not known:
            continue
        places = [_places(len(runs))[at] for at, _, _ in known]
        if len(known) == 1:  # one point draws no line: its height all across
            known, places = known * 2, [0.0, WIDTH]
        high = [round(HEIGHT * (1 - interval[1]), 2) for _, _, interval in known]
        low = [round(HEIGHT * (1 - interval[0]), 2) for _, _, interval in known]
        line = [round(HEIGHT * (1 - share), 2) for _, share, _ in known]
        band = f"{_points(places, high)} {_points(places[::-1], low[::-1])}"
        last, (lowest, highest) = known[-1][1], known[-1][2]
        yield Chart(
            title=f"precision of {name}",
            told=f"{last:.0%} ({lowest:.0%}–{highest:.0%})",
            text=f"precision of {name}: "
            + ", ".join(
                f"{share:.0%} in run {run_id}"
                for run_id, share in {runs[at].run_id[:6]: share for at, share, _ in known}.items()
            ),
            curve=_points(places, line),
            area=band,
        )
