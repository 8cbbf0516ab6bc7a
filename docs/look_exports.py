"""Looks at a province's report in every form: the page in a browser, the documents on paper.

    make look                             # or, with selenium and the npm package axe-core there:
    .venv/bin/python docs/look_exports.py OUT --axe FOLDER/node_modules/axe-core/axe.min.js

The page is opened on a phone and on a screen, light and dark: pictures, overflow, errors, requests,
accessibility, and what sorting, searching and a reason opened by keyboard do. Workbook and document
are turned into pictures by LibreOffice. Not part of the tests. Ends with 1 when something is wrong.
"""

from __future__ import annotations

import argparse
import base64
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

PROGRAMS: Final = {
    "/usr/bin/chromium": "chromium",
    "/usr/bin/chromedriver": "chromium-driver",
    "/usr/bin/soffice": "libreoffice-calc libreoffice-writer",
    "/usr/bin/pdftoppm": "poppler-utils",
}
"""What must be installed, and the Debian package that has it."""

missing = [package for program, package in PROGRAMS.items() if not Path(program).exists()]
if missing:
    sys.exit(f"apt-get install {' '.join(missing)}    # needed to look at exports")

from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import Select, WebDriverWait  # noqa: E402

from look import OPTIONS, PHONE, WIDTHS, browser, complaints, screen  # noqa: E402
from nhiemvu import Period, official_calendar, read_tasks  # noqa: E402
from nhiemvu.errors import MissingExtraError  # noqa: E402
from nhiemvu.export import WRITERS, handout  # noqa: E402
from nhiemvu.language import sort_key  # noqa: E402
from nhiemvu.model import read_units  # noqa: E402

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

    from nhiemvu.export import Handout

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
TALLEST: Final = 16_000
PATIENCE: Final = 60
LANGUAGES: Final = ("vi", "en")
SORTED: Final = {"unit": 2, "content": 1}
"""Columns to be sorted by, and their place in the table."""


def october() -> Handout:
    """Count October 2026 in the province of the examples."""
    return handout(
        read_tasks(EXAMPLES / "province-2026.jsonl"),
        Period.month(2026, 10),
        calendar=official_calendar(),
        units=read_units(EXAMPLES / "units.jsonl"),
        by=[("unit",), ("unit_kind",), ("leader",)],
        obligations=True,
    )


def written(made: Handout, out: Path) -> list[Path]:
    """Write every form there is, in both languages."""
    found = []
    for suffix, write in WRITERS.items():
        for lang in LANGUAGES:
            path = out / f"october-{lang}{suffix}"
            try:
                write(made, path, lang=lang)
            except (MissingExtraError, ModuleNotFoundError) as error:
                print(f"{suffix}: left out, {error}")
            else:
                found.append(path)
    return found


def full_picture(driver: Chrome, path: Path) -> None:
    """Take the page from top to bottom."""
    options = {"format": "png", "captureBeyondViewport": True}
    size = driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
    clip = {"x": 0, "y": 0, "scale": 1, "width": size["width"]}
    clip["height"] = min(size["height"], TALLEST)
    taken = driver.execute_cdp_cmd("Page.captureScreenshot", options | {"clip": clip})
    path.write_bytes(base64.b64decode(taken["data"]))


def overflow(driver: Chrome, width: int) -> list[str]:
    """Find whether anything is wider than the screen."""
    wide = driver.execute_script("return document.scrollingElement.scrollWidth")
    return [f"{wide} px wide on a screen of {width}"] if wide > width else []


def violations(driver: Chrome, axe: str) -> list[str]:
    """Run axe; say each rule that is broken, and where."""
    driver.set_script_timeout(PATIENCE)
    driver.execute_script(axe)
    found: dict[str, Any] = driver.execute_async_script(
        "const done = arguments[0]; axe.run().then(done)"
    )
    return [
        f"axe: {rule['id']} ({rule['impact']}): {node['target']} {node['html'][:120]}"
        for rule in found["violations"]
        for node in rule["nodes"][:5]
    ]


def cells(driver: Chrome, nth: int) -> list[str]:
    """Read a column of the table of all tasks."""
    return list(
        driver.execute_script(
            "return [...document.querySelectorAll('#body > tr')].map((row) => {"
            "const cell = row.children[arguments[0]];"
            "return (cell.querySelector('summary') ?? cell).textContent })",
            nth,
        )
    )


def found_after(driver: Chrome, said: str) -> str:
    """Wait until the number found has changed, and give what is said."""
    at = driver.find_element(By.ID, "found")
    WebDriverWait(driver, PATIENCE).until(lambda _: at.text != said)
    return at.text


def sorting(driver: Chrome) -> list[str]:
    """Sort by a click on the head of a column, both ways."""
    found = []
    for name, nth in SORTED.items():
        button = driver.find_elements(By.CSS_SELECTOR, "#head button")[nth]
        for order in ("ascending", "descending"):
            button.click()
            head = driver.find_elements(By.CSS_SELECTOR, "#head th")[nth]
            if head.get_attribute("aria-sort") != order:
                found.append(f"{name}: not said to be {order}")
            read = cells(driver, nth)
            if read != sorted(read, key=sort_key, reverse=order == "descending"):
                found.append(f"{name}: not in {order} order")
    return found


def searching(driver: Chrome) -> list[str]:
    """Search without diacritics, then by status and by light."""
    found = []
    box, said = driver.find_element(By.ID, "query"), driver.find_element(By.ID, "found").text
    box.send_keys("so tai chinh")
    said = found_after(driver, said)
    if "Sở Tài chính" not in cells(driver, 2):
        found.append(f"'so tai chinh' does not find Sở Tài chính: {said}")
    box.clear()
    box.send_keys("zzzz")
    said = found_after(driver, said)
    if cells(driver, 0):
        found.append("'zzzz' finds something")
    box.send_keys(Keys.BACKSPACE * 4)
    said = found_after(driver, said)
    for name, nth in (("status", 4), ("light", 6)):
        select = Select(driver.find_element(By.ID, name))
        select.select_by_index(3)
        wanted = select.first_selected_option.text
        if set(cells(driver, nth)) != {wanted}:
            found.append(f"filter by {name}: {set(cells(driver, nth))} for {wanted}")
        select.select_by_index(0)
    return found


def by_keyboard(driver: Chrome) -> list[str]:
    """Open the reason of the first overdue task, and of the first of all, without a mouse."""
    found = []
    for where in ("#overdue-list + thead + tbody, table[aria-labelledby=overdue-list]", "#body"):
        at: WebElement = driver.find_element(By.CSS_SELECTOR, f":is({where}) summary")
        driver.execute_script("arguments[0].focus()", at)
        driver.switch_to.active_element.send_keys(Keys.ENTER)
        time.sleep(0.2)
        opened = at.find_element(By.XPATH, "..").text
        if "Điều" not in opened and "Article" not in opened:
            found.append(f"{where}: no provision after Enter: {opened!r}")
    return found


def pages(driver: Chrome, path: Path, axe: str, out: Path) -> list[str]:
    """Look at a page on every screen; give the complaints."""
    found = []
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            name = f"{path.stem}-{width}-{scheme}"
            screen(driver, width, 844 if width == PHONE else 900, scheme)
            driver.get(path.as_uri())
            full_picture(driver, out / f"{name}.png")
            wrong = overflow(driver, width) + sorting(driver) + searching(driver)
            wrong += by_keyboard(driver) + overflow(driver, width)
            everything = "for (const one of document.querySelectorAll('details')) one.open = true"
            driver.execute_script(everything)
            wrong += overflow(driver, width) + complaints(driver) + violations(driver, axe)
            found += [f"{name}: {one}" for one in wrong]
    return found


def printed(path: Path, out: Path) -> None:
    """Print a page or a document, and turn its paper into pictures."""
    pdf = out / f"{path.name}.pdf"
    if path.suffix == ".html":
        with TemporaryDirectory() as profile:
            how = [*OPTIONS, f"--user-data-dir={profile}", "--no-pdf-header-footer"]
            command = ["/usr/bin/chromium", *how, f"--print-to-pdf={pdf}", path.as_uri()]
            subprocess.run(command, check=True, capture_output=True)
    else:
        with TemporaryDirectory() as profile:
            user = f"-env:UserInstallation={Path(profile).as_uri()}"
            how = [user, "--headless", "--convert-to", "pdf", "--outdir", profile]
            command = ["/usr/bin/soffice", *how, str(path)]
            subprocess.run(command, check=True, capture_output=True)
            shutil.move(Path(profile) / f"{path.stem}.pdf", pdf)
    pictures = ["/usr/bin/pdftoppm", "-r", "70", "-png", str(pdf), str(pdf.with_suffix(""))]
    subprocess.run(pictures, check=True)


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--axe", type=Path, required=True, help="axe.min.js of npm's axe-core")
    given = parser.parse_args()
    out = given.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    axe = given.axe.read_text("utf-8")
    found = []
    files = written(october(), out)
    with browser() as driver:
        for path in files:
            if path.suffix == ".html":
                found += pages(driver, path, axe, out)
    for path in files:
        if path.suffix != ".ics":
            printed(path, out)
    print("\n".join(found) or f"nothing to complain about; pictures in {out}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
