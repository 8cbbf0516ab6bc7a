"""Looks at the built site in a browser: pictures, overflow, errors, requests, and search.

    make docs
    .venv/bin/pip install selenium        # and Debian's chromium and chromium-driver
    .venv/bin/python docs/look.py pictures OUT [PAGE ...]
    .venv/bin/python docs/look.py search [--lang en] [QUERY ...]

Not part of the build and not of the tests. Ends with 1 when something is wrong.
"""

from __future__ import annotations

import argparse
import base64
import json
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome

SITE: Final = Path(__file__).parent.parent / "site"
PREFIX: Final = "/below/"  # a site must not mind where it is served
PARTS: Final = ".md-search-result__title, h1, h2, mark, .md-search-result__terms"
PHONE: Final = 390
WIDTHS: Final = (PHONE, 1440)
TALLEST: Final = 6000
OPTIONS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
QUERIES: Final = {
    "vi": (
        ("thời hạn", "glossary/"),
        ("thoi han", "glossary/"),
        ("THỜI HẠN", "glossary/"),
        ("THOI HAN", "glossary/"),
        ("quyết định", ""),
        ("quyet dinh", ""),
        ("QUYET DINH", ""),
        ("đồng tháp", ""),
        ("dong thap", ""),
        ("Điều 14", "articles/"),
        ("dieu 14", "articles/"),
        ("gia ha", "glossary/"),
        ("cutoff_due", "reference/calendar/"),
    ),
    "en": (
        ("deadline", "en/glossary/"),
        ("DEADLINE", "en/glossary/"),
        ("decision table", "en/decision-table/"),
        ("thời hạn", "en/glossary/"),
        ("thoi han", "en/glossary/"),
        ("WorkingCalendar", "en/reference/calendar/"),
    ),
}
"""Queries by the language of the page they are typed on, with a page that must be found."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves the site below a prefix, without a word."""

    def translate_path(self, path: str) -> str:
        """Take the prefix off."""
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  its name in the library
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the site on a free local port; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()


@contextmanager
def browser() -> Iterator[Chrome]:
    """Start a browser that knows nothing and records what it asks for."""
    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for option in (*OPTIONS, f"--user-data-dir={profile}"):
            options.add_argument(option)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        # the theme remembers a choice of colours from one page to the next
        forget = {"source": "localStorage.clear()"}
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", forget)
        try:
            yield driver
        finally:
            driver.quit()


def complaints(driver: Chrome) -> list[str]:
    """Give what went wrong since the last call: console, and requests that left the site."""
    found = [f"console: {entry['message']}" for entry in driver.get_log("browser")]  # type: ignore[no-untyped-call]
    for entry in driver.get_log("performance"):  # type: ignore[no-untyped-call]
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = message["params"]["request"]["url"]
            if urlsplit(url).scheme in {"http", "https", "ws", "wss"} and (
                urlsplit(url).hostname != "127.0.0.1"
            ):
                found.append(f"left the site: {url}")
    return found


def screen(driver: Chrome, width: int, height: int, scheme: str) -> None:
    """Be a screen of that size and colour scheme."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width == PHONE}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)


def pictures(driver: Chrome, address: str, out: Path, pages: list[str]) -> list[str]:
    """Take every page at every width, light and dark; give the complaints."""
    out.mkdir(parents=True, exist_ok=True)
    found = []
    for page in pages:
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                name = f"{page.strip('/').replace('/', '_') or 'index'}-{width}-{scheme}"
                screen(driver, width, 900, scheme)
                driver.get(address + page)
                time.sleep(0.3)
                wide, tall = driver.execute_script(
                    "const e = document.scrollingElement; return [e.scrollWidth, e.scrollHeight]"
                )
                inner = driver.execute_script("return window.innerWidth")
                if wide > inner or inner != width:
                    found.append(f"{name}: {wide} px wide in {inner}, asked {width}")
                screen(driver, width, min(tall, TALLEST), scheme)
                taken = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
                (out / f"{name}.png").write_bytes(base64.b64decode(taken["data"]))
                found += [f"{name}: {complaint}" for complaint in complaints(driver)]
    return found


def search(driver: Chrome, address: str, lang: str, query: str) -> list[tuple[str, str]]:
    """Type a query into the box of that language; give what is found: address and words."""
    screen(driver, 1440, 900, "light")
    driver.get(address + ("en/" if lang == "en" else ""))
    box = driver.find_element(By.CSS_SELECTOR, ".md-search__input")
    box.click()
    box.send_keys(query)
    meta = ".md-search-result__meta"
    idle = driver.execute_script("return JSON.parse(__config.textContent).translations")
    waiting = ("", idle["search.result.placeholder"])
    WebDriverWait(driver, 5).until(
        lambda _: driver.find_element(By.CSS_SELECTOR, meta).text not in waiting
    )
    time.sleep(0.3)
    results = driver.find_elements(By.CSS_SELECTOR, ".md-search-result__item")
    return [
        (
            str(result.find_element(By.TAG_NAME, "a").get_attribute("href")).removeprefix(address),
            " / ".join(part.text for part in result.find_elements(By.CSS_SELECTOR, PARTS)),
        )
        for result in results
    ]


def all_pages() -> list[str]:
    """Give the address of every page built."""
    found = [path.parent.relative_to(SITE).as_posix() + "/" for path in SITE.rglob("index.html")]
    return sorted("" if page == "./" else page for page in found)


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    does = parser.add_subparsers(dest="does", required=True)
    taking = does.add_parser("pictures")
    taking.add_argument("out", type=Path)
    taking.add_argument("pages", nargs="*", help="such as en/tutorial/; all by default")
    asking = does.add_parser("search")
    asking.add_argument("--lang", choices=["vi", "en"], default="vi")
    asking.add_argument("queries", nargs="*", help="what to type; a list of our own by default")
    given = parser.parse_args()
    found = []
    with served() as address, browser() as driver:
        if given.does == "pictures":
            found = pictures(driver, address, given.out, given.pages or all_pages())
        elif given.queries:
            for query in given.queries:
                print(f"{given.lang} {query!r}")
                for result in search(driver, address, given.lang, query):
                    print("   ", *result)
        else:
            for lang, queries in QUERIES.items():
                for query, page in queries:
                    results = search(driver, address, lang, query)
                    pages = [urlsplit(where).path for where, _ in results]
                    print(f"{lang} {query!r}: {len(pages)} pages: {', '.join(pages)}")
                    if page not in pages:
                        found.append(f"{lang} {query!r} did not find {page!r}")
        found += complaints(driver)
    print("\n".join(found) or "nothing to complain about")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
