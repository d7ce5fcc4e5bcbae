"""How does a verdict look, as tables of at most 100 columns and as JSON?"""

from dataclasses import asdict

from deployments.cli.experiment_report import columns, percent, to_json
from models.stats.design import Design
from models.stats.evidence import Check, Evidence, TestEvidence, Verdict


def verdict_json(verdict: Verdict, design: Design) -> str:
    """Give the verdict as JSON, schema parley.experiment_verdict.v1."""
    return to_json(
        {
            "schema": "parley.experiment_verdict.v1",
            "experiment": design.experiment,
            "status": verdict.status.value,
            "sentence": verdict.sentence,
            "evidence": asdict(verdict.evidence),
        }
    )


def verdict_table(verdict: Verdict, design: Design) -> str:
    """Give the verdict as text: the sentence first, then what it rests on."""
    found = verdict.evidence
    parts = [
        [f"{verdict.status.value.upper()}  {design.experiment}, day {found.day}"],
        _wrapped(verdict.sentence),
        _arms(found),
        _tests(found, design),
        _guardrails(found),
        _looks(found),
        _checks(found),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _wrapped(text: str) -> list[str]:
    from textwrap import wrap

    return wrap(text, 96, initial_indent="  ", subsequent_indent="  ")


def _arms(found: Evidence) -> list[str]:
    rows = [
        [
            arm.metric[:24],
            arm.arm[:20],
            f"{arm.account_count:,}",
            f"{arm.success_count:,}",
            f"{arm.lead_count:,}",
            percent(arm.rate),
            f"{percent(arm.low)} to {percent(arm.high)}",
        ]
        for arm in found.arms
    ]
    icc = "unknown" if found.icc is None else f"{found.icc:.3f}"
    title = f"Arms by today (design effect {found.design_effect:.2f}, icc {icc})"
    names = ["metric", "arm", "accounts", "successes", "leads", "rate", "95 % interval"]
    return [title, *columns(names, rows, 2)]


def _tests(found: Evidence, design: Design) -> list[str]:
    rows = [
        [
            test.metric[:24],
            test.arm[:20],
            _figure(test.z, ".2f"),
            _figure(test.boundary, ".2f"),
            _figure(test.holm_p, ".3g"),
            _points(test.estimate, test.estimate_low, test.estimate_high),
            test.claim or "-",
        ]
        for test in found.tests
    ]
    names = ["metric", "arm", "z", "boundary", "Holm p", "estimate (points)", "claim"]
    watch = [_watcher(test) for test in found.tests]
    title = f"Against {design.control}, at the looks that were planned"
    return [
        title,
        *columns(names, rows, 2),
        "",
        "Today, for whoever looks (always-valid intervals)",
        *watch,
    ]


def _watcher(test: TestEvidence) -> str:
    gap = _points(test.difference, test.always_low, test.always_high)
    ratio = f"{test.ratio:.2f} ({test.ratio_low:.2f} to {test.ratio_high:.2f})"
    return f"  {test.metric[:24]}  {test.arm[:20]}  difference {gap} points, ratio {ratio}"


def _guardrails(found: Evidence) -> list[str]:
    if not found.guardrails:
        return []
    rows = [
        [
            guard.metric[:24],
            guard.arm[:20],
            _points(guard.worsening, guard.best, guard.worst),
            f"{100.0 * guard.margin:.2f}",
            "harmed" if guard.is_harmed else "safe" if guard.is_safe else "not shown yet",
        ]
        for guard in found.guardrails
    ]
    names = ["guardrail", "arm", "worse by (points)", "margin", "verdict"]
    return ["Guardrails", *columns(names, rows, 2)]


def _looks(found: Evidence) -> list[str]:
    if not found.looks:
        return ["Looks: none taken yet"]
    rows = [
        [
            look.arm[:20],
            f"{look.day}",
            f"{look.information:.3f}",
            "never" if look.boundary is None else f"{look.boundary:.4f}",
            f"{look.nominal_p:.2g}",
            f"{look.alpha_spent:.5f}",
            _figure(look.z, ".3f"),
        ]
        for look in found.looks
    ]
    names = ["arm", "day", "information", "boundary z", "nominal p", "alpha spent", "z"]
    return ["Looks taken (z above 0 is better)", *columns(names, rows, 1)]


def _checks(found: Evidence) -> list[str]:
    return ["Checks", *(_check(item) for item in found.checks)]


def _check(check: Check) -> str:
    return f"  {'ok ' if check.is_ok else 'NO '} {check.name}: {check.detail}"[:100]


def _figure(value: float | None, form: str) -> str:
    return "-" if value is None else format(value, form)


def _points(middle: float | None, low: float | None, high: float | None) -> str:
    if middle is None or low is None or high is None:
        return "-"
    return f"{100.0 * middle:+.2f} ({100.0 * low:+.2f} to {100.0 * high:+.2f})"
