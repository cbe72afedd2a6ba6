"""A headless Chromium, and the decision basis of the shipped data as a page in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from mlr_prio.assessment.ranking import rank
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.basis_report import basis_report
from mlr_prio.report.format import FORMATS
from mlr_prio.translation import Translator

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DRIVERS = ("chromedriver", "chromium.chromedriver")


def found(names: tuple[str, ...]) -> str:
    """Return the path of the first program that is installed; else skip, but fail where CI must see it."""
    path = next((path for name in names if (path := shutil.which(name))), None)
    if path is None:
        said = f"none of {', '.join(names)} is installed: apt-get install chromium chromium-driver"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(said)
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Chrome]:
    """Start the browser once."""
    options = ChromeOptions()
    options.binary_location = found(BROWSERS)
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    driver = Chrome(options=options, service=ChromeService(found(DRIVERS)))
    driver.set_script_timeout(120)
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def page_file(shipped: Problem, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the whole decision basis as a page."""
    path = tmp_path_factory.mktemp("page") / "beslutsunderlag.html"
    report = basis_report(rank(shipped), Translator("sv"), "2026-03-01")
    path.write_bytes(FORMATS["html"].content(report))
    return path


@pytest.fixture
def page(browser: Chrome, page_file: Path) -> Chrome:
    """Open the page anew, in the light, on a wide screen."""
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.set_window_size(1100, 900)
    browser.get(page_file.as_uri())
    return browser
