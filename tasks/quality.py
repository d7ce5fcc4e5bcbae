"""Does a batch as a whole deserve to go on?

Great Expectations judges aggregates against a suite that stands as JSON in sql/expectations. It
takes four seconds and 300 MB to import, so it is imported at the first checkpoint and never in
the dispatch loop; rows are judged by the rules of their own readers.
"""

import logging
import os
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import orjson
import polars as pl


@dataclass(frozen=True, slots=True)
class Finding:
    """One expectation that did not hold: on which column, what was expected, what was seen."""

    column: str | None
    expectation: str
    sentence: str
    observed: Any


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The verdict on a batch."""

    suite: str
    is_passed: bool
    evaluated_count: int
    findings: tuple[Finding, ...]


def load_suite(name: str) -> dict[str, Any]:
    """Return a suite as its file states it."""
    path = files("sql").joinpath("expectations", f"{name}.json")
    suite: dict[str, Any] = orjson.loads(path.read_bytes())
    return suite


def run_checkpoint(name: str, frame: pl.DataFrame, parameters: Mapping[str, Any]) -> Checkpoint:
    """Judge a small frame of aggregates by a suite; `parameters` fill its `$PARAMETER`s."""
    gx, context = _library()
    stated = load_suite(name)
    suite = gx.ExpectationSuite(
        name=stated["name"], expectations=stated["expectations"], meta=stated["meta"]
    )
    asset = context.data_sources.add_or_update_pandas(name).add_dataframe_asset(name)
    definition = asset.add_batch_definition_whole_dataframe(name)
    batch = definition.get_batch({"dataframe": frame.to_pandas()})
    result = batch.validate(suite, expectation_parameters=dict(parameters))
    findings = tuple(_finding(each) for each in result.results if not each.success)
    return Checkpoint(stated["name"], bool(result.success), len(result.results), findings)


@cache
def _library() -> tuple[Any, Any]:
    """Return Great Expectations and its context; it warns of its own old imports on the way."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import great_expectations as gx

        # It sets this logger to INFO itself, and tells of each scratch folder.
        logging.getLogger("great_expectations.data_context.types.base").setLevel(logging.WARNING)
        context: Any = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    return gx, context


def _finding(result: Any) -> Finding:
    config = result.expectation_config
    seen = result.result.get("partial_unexpected_list") or result.result.get("observed_value")
    return Finding(config.kwargs.get("column"), config.type, config.meta["sentence"], seen)


def check_import(figures: Mapping[str, float], failure_share: float) -> Checkpoint:
    """Judge an imported file by the aggregates of its rows (REQUIREMENTS A3).

    `figures` has one number for each column that the suite names; more than `failure_share` bad
    rows fail it.
    """
    frame = pl.DataFrame({name: [value] for name, value in figures.items()})
    parameters = {
        "failure_share": failure_share,
        "accepted_count": figures["accepted_count"],
    }
    return run_checkpoint("lead_import", frame, parameters)
