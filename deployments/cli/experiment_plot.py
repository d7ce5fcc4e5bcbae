"""How does a design's power look as a picture?"""

from pathlib import Path

import numpy as np

from deployments.cli.experiment_report import FoundPlan
from models.errors import UsageError
from tasks.file_writing import written_path


def draw_power(found: FoundPlan, path: Path) -> None:
    """Write the power curve, and the share of the leads it takes on average, as SVG or PNG."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in ("svg", "png"):
        raise UsageError(f"--plot: {path} must end in .svg or .png")
    import vl_convert

    spec = _spec(found)
    drawn = (
        vl_convert.vegalite_to_svg(spec).encode()
        if kind == "svg"
        else vl_convert.vegalite_to_png(spec, scale=2)
    )
    with written_path(path) as place:
        place.write_bytes(drawn)


CURVES = ["power", "leads used on average"]


def _spec(found: FoundPlan) -> str:
    import altair as alt

    request = found.request
    rate = alt.X(
        "rate:Q",
        axis=alt.Axis(format=".1%"),
        scale=alt.Scale(zero=False, nice=False),
        title="treatment rate",
    )
    share = alt.Y(
        "share:Q", axis=alt.Axis(format=".0%"), scale=alt.Scale(domain=[0, 1]), title="share"
    )
    lines = (
        alt.Chart(alt.Data(values=_points(found)))
        .mark_line()
        .encode(
            x=rate,
            y=share,
            color=alt.Color("curve:N", sort=CURVES, title=None),
            strokeDash=alt.StrokeDash("curve:N", sort=CURVES, legend=None),
        )
    )
    marks = [{"rate": request.baseline}, {"rate": request.effect}]
    rules = (
        alt.Chart(alt.Data(values=marks))
        .mark_rule(strokeDash=[2, 3], color="#777777")
        .encode(x="rate:Q")
    )
    title = (
        f"{found.plan.leads_per_arm:,} leads an arm, {len(found.look_days)} looks, "
        f"alpha {request.alpha:g}"
    )
    return str((rules + lines).properties(width=560, height=320, title=title).to_json())


def _points(found: FoundPlan) -> list[dict[str, float | str]]:
    rates = np.linspace(min(found.rates), max(found.rates), 81)
    used = found.plan.mean_leads_at(rates) / found.plan.leads_per_arm
    return [
        {"rate": float(rate), "share": float(share), "curve": name}
        for name, values in zip(CURVES, (found.plan.power_at(rates), used), strict=True)
        for rate, share in zip(rates, values, strict=True)
    ]
