"""Debian's chromium, driven by Playwright, and what happens when it opens a page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Visit:
    """What happened when a page was opened."""

    page: object
    asked: list[str]
    said: list[str]


@contextmanager
def browser() -> Iterator[object]:
    """The browser. While it runs, no other event loop can in this process.

    Without it or Playwright the test is skipped, but where ``PARALLAX_BROWSER`` is ``required`` it fails.
    """
    missing = "chromium is not installed" if CHROMIUM is None else ""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing = "playwright is not installed"
    if missing:
        stop = pytest.fail if os.environ.get("PARALLAX_BROWSER") == "required" else pytest.skip
        stop(f"{missing}: NO PAGE WAS TRIED IN A BROWSER")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--disable-quic"])
        yield opened
        opened.close()


def open_page(context: object, address: str) -> Visit:
    """The page at `address` in a new tab of `context`, with all that it asks for and says, from the first."""
    page, asked, said = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    return Visit(page, asked, said)
