"""The page in a browser: reachable for everybody, on every screen and on paper (WCAG 2.1, by axe-core)."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

AXE = files("selenium_axe_python").joinpath("axe-core", "axe.min.js").read_text("utf-8")
RUN = (
    "const done = arguments[arguments.length - 1];"
    # Naming the nodes of rules that hold takes most of the time; those of faults are named.
    "axe.run(document, {resultTypes: ['violations']}).then(done);"
)

DARK = {"media": "screen", "features": [{"name": "prefers-color-scheme", "value": "dark"}]}
PRINT = {"media": "print", "features": []}
NARROW = {"width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": False}


def set_up(page: Chrome, surroundings: str) -> None:
    if surroundings == "dark":
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", DARK)
    if surroundings == "print":
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", PRINT)
    if surroundings == "narrow":
        page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", NARROW)


@pytest.mark.parametrize("surroundings", ["light", "dark", "print", "narrow"])
def test_axe_finds_no_fault(page: Chrome, surroundings: str) -> None:
    set_up(page, surroundings)
    page.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    page.execute_script(AXE)
    answer: Any = page.execute_async_script(RUN)
    faults = [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in answer["violations"]]
    assert faults == []
    assert len(answer["passes"]) > 20


def test_a_narrow_screen_never_scrolls_sideways(page: Chrome) -> None:
    set_up(page, "narrow")
    width: Any = page.execute_script("return document.documentElement.scrollWidth")
    assert width <= 320


def test_dark_paper_is_dark_and_so_are_the_pictures(page: Chrome) -> None:
    set_up(page, "dark")
    colours: Any = page.execute_script(
        "return [getComputedStyle(document.documentElement).backgroundColor,"
        " getComputedStyle(document.querySelector('.chart .fill-paper')).fill,"
        " getComputedStyle(document.querySelector('.chart text.fill-ink')).fill]"
    )
    assert colours == ["rgb(22, 22, 22)", "rgb(22, 22, 22)", "rgb(236, 236, 236)"]


def test_paper_is_light_even_where_the_screen_is_dark(page: Chrome) -> None:
    features = DARK["features"]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": features})
    colours: Any = page.execute_script(
        "return [getComputedStyle(document.body).color,"
        " getComputedStyle(document.querySelector('.chart text.fill-ink')).fill]"
    )
    assert colours == ["rgb(26, 26, 26)"] * 2


def test_the_first_key_press_offers_to_skip_to_the_content(page: Chrome) -> None:
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    link = page.switch_to.active_element
    assert link.text == "Hoppa till innehållet"
    link.send_keys(Keys.ENTER)
    assert page.switch_to.active_element.tag_name == "main"


def test_the_page_fetches_nothing(page: Chrome) -> None:
    fetched: Any = page.execute_script("return performance.getEntriesByType('resource').length")
    assert fetched == 0
    log: Any = page.get_log("browser")  # type: ignore[no-untyped-call]  # selenium leaves it untyped
    assert [entry for entry in log if entry["level"] == "SEVERE"] == []
