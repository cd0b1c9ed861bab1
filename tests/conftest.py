"""For all tests: where every optional part is required, a skip is a failure."""

import os
from collections.abc import Generator

import pytest

REQUIRE_ALL = os.environ.get("LINNET_REQUIRE_ALL", "") not in ("", "0")


def _failed_instead(report: pytest.TestReport | pytest.CollectReport) -> None:
    """A skip says that this machine lacks something; an expected failure is not a skip."""
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped though LINNET_REQUIRE_ALL is set: {_why(report.longrepr)}"


def _why(skip: object) -> str:
    return str(skip[2] if isinstance(skip, tuple) else skip)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _failed_instead(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _failed_instead(report)
    return report
