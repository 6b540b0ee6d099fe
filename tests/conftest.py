"""What every test shares: no connection beyond this machine, and the seeds measured once."""

from __future__ import annotations

import fcntl
import hashlib
import os
import socket
from pathlib import Path

import pytest
from hostile import write_hostile_corpus
from hypothesis import settings

from analysis.data import SEEDS
from analysis.event import Event, measure
from analysis.report import build_report

#: How long an example takes is a question of what else the machine does, not of what is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_LOCAL = {"127.0.0.1", "::1", "localhost", "0.0.0.0", ""}


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Every connection beyond this machine is refused: tests and the project itself need none."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def connect_here(self, address):
        if self.family != socket.AF_UNIX and address[0] not in _LOCAL:
            raise PermissionError(f"a connection to {address} was tried")
        return connect(self, address)

    def resolve_here(host, *args, **kwargs):
        if (host.decode() if isinstance(host, bytes) else host or "") not in _LOCAL:
            raise PermissionError(f"an address for {host} was looked up")
        return resolve(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        patch.setattr(socket, "getaddrinfo", resolve_here)
        yield


@pytest.fixture(scope="session")
def seeds_files() -> dict[str, str]:
    """The SHA-256 of every file of the seeds, before anything has been measured on them."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SEEDS.iterdir()}


@pytest.fixture(scope="session")
def seeds_event(seeds_files) -> Event:
    """Everything measured on the project's five seed articles."""
    return measure(SEEDS)


@pytest.fixture(scope="session")
def build_once(tmp_path_factory):
    """Builds a report once for all the processes that run tests: ``build_once(name, corpus)`` gives its folder."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # the folder that the processes of one run have in common

    def build(name: str, corpus: Path, *, single: bool = False) -> Path:
        out = shared / name / "reports"
        with open(shared / f"{name}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not out.exists():
                build_report(corpus, out, single=single)
        return out

    return build


@pytest.fixture(scope="session")
def seeds_report(build_once, seeds_files) -> Path:
    """The folder of the whole report on the seeds: every notebook has run in a fresh kernel."""
    return build_once("seeds", SEEDS)


@pytest.fixture(scope="session")
def hostile_report(build_once, tmp_path_factory) -> Path:
    """The folder of the whole report on articles that are full of markup and scripts, in one file as well."""
    return build_once("hostile", write_hostile_corpus(tmp_path_factory.mktemp("hostile") / "articles"), single=True)


@pytest.fixture
def corpus(tmp_path: Path):
    """Makes a corpus folder: ``corpus({"a.txt": "text", …}, sources="file,outlet\\n…")`` gives its path."""

    def make(files: dict[str, str | bytes], *, sources: str | None = None) -> Path:
        folder = tmp_path / "corpus"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        if sources is not None:
            (folder / "sources.csv").write_text(sources, encoding="utf-8", newline="")
        return folder

    return make
