"""For all tests: where every optional part is required, a skip is a failure; what comes first."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
REQUIRE_ALL = os.environ.get("LINNET_REQUIRE_ALL", "") not in ("", "0")

FIRST = (
    "serve/test_kill.py", "serve/test_serve.py", "web/", "packages/", "admin/", "bench/",
    "http/test_files.py", "serve/", "store/test_golden.py", "store/test_converging.py",
    "server_window/", "disk/", "doctor/", "lan/", "test_require_all.py", "operating/", "files/",
    "tls/", "terminal/", "desktop/", "backup/",
)  # fmt: skip
"""Where the long tests are: begun first, so that no worker is left alone with one at the end."""


def _place(item: pytest.Item) -> int:
    path = item.path.relative_to(HERE).as_posix()
    return next((n for n, start in enumerate(FIRST) if path.startswith(start)), len(FIRST))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_place)


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
