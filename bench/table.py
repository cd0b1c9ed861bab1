"""The figures as one Markdown table, and which goals were reached."""

from statistics import median

from measure import Figures
from scenarios import GOALS, Goal, Scenario

Results = dict[tuple[str, str], list[Figures]]
"""By scenario and server; the place in the list is the run, so that runs can be paired."""

_COLUMNS = {
    "per_second": ("deliveries/s", "{:,.0f}"),
    "per_cpu": ("per server CPU s", "{:,.0f}"),
    "p50": ("p50 ms", "{:.2f}"),
    "p99": ("p99 ms", "{:.2f}"),
    "idle_bytes": ("bytes per idle connection", "{:,.0f}"),
    "join_seconds": ("joins s", "{:.3f}"),
    "batch": ("messages per read", "{:.1f}"),
    "server_cpu": ("server CPU", "{:.0%}"),
    "load_cpu": ("generator CPU", "{:.0%}"),
}
_FAULTS = ("lost", "doubled", "reordered", "stray")


def table(results: Results, scenarios: list[Scenario], servers: list[str]) -> str:
    """A row for each scenario and server: medians, the figure that is compared in bold."""
    titles = [title for title, _ in _COLUMNS.values()]
    head = ["scenario", "server", *titles, "lost / doubled / reordered / astray", "Linnet ÷ it"]
    rows = [head, ["---"] * 2 + ["--:"] * (len(head) - 2)]
    for scenario in scenarios:
        for server in servers:
            if runs := results.get((scenario.name, server)):
                ratio = paired(results, scenario, server)
                rows.append(_row(scenario, server, runs, ratio))
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _row(scenario: Scenario, server: str, runs: list[Figures], ratio: float | None) -> list[str]:
    cells = []
    for key, (_, form) in _COLUMNS.items():
        text = form.format(median(run[key] for run in runs)) if key in runs[0] else ""
        cells.append(f"**{text}**" if key == scenario.headline else text)
    wrong = [str(int(sum(run[key] for run in runs))) for key in _FAULTS if key in runs[0]]
    cells.append(" / ".join(wrong))
    return [scenario.title, server, *cells, "" if ratio is None else f"{ratio:.2f}"]


def paired(results: Results, scenario: Scenario, against: str) -> float | None:
    """The median over the runs of Linnet's headline figure divided by the other's."""
    ours = results.get((scenario.name, "linnet"), [])
    theirs = results.get((scenario.name, against), [])
    key = scenario.headline
    pairs = [a[key] / b[key] for a, b in zip(ours, theirs, strict=False) if b[key] > 0]
    return median(pairs) if pairs and against != "linnet" else None


def faults(results: Results) -> int:
    """Messages that were lost, doubled, out of order or not for their receiver."""
    runs = [run for runs in results.values() for run in runs]
    return int(sum(run.get(key, 0) for run in runs for key in _FAULTS))


def goals(results: Results, scenarios: list[Scenario]) -> list[str]:
    """One line for each goal this run can judge."""
    lines = []
    for goal in GOALS:
        for scenario in scenarios:
            if scenario.name == goal.scenario:
                lines += _judged(goal, scenario, results)
    return lines


def _judged(goal: Goal, scenario: Scenario, results: Results) -> list[str]:
    runs = results.get((scenario.name, "linnet"))
    if not runs:
        return []
    if goal.against:
        value = paired(results, scenario, goal.against)
        what = f"Linnet ÷ {goal.against}, {_COLUMNS[scenario.headline][0]}"
    else:
        value = median(run[scenario.headline] for run in runs)
        what = _COLUMNS[scenario.headline][0]
    if value is None:
        return []
    wish = f"at least {goal.least:g}" if goal.least is not None else f"less than {goal.most:g}"
    verdict = "reached" if goal.reached(value) else "MISSED"
    return [f"{verdict}: {scenario.name}, {what}: {value:,.2f} ({wish})"]
