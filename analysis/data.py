"""Reading what an analyst edits: the files of the project's ``data/`` folder."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from analysis.errors import InputError

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
SEEDS = ROOT / "seeds"
NOTEBOOKS = ROOT / "notebooks"


def read_toml(path: Path) -> dict:
    """The TOML file at `path` as a dict. Raises InputError if it cannot be read, is not UTF-8 or not TOML."""
    if path.exists() and not path.is_file():
        raise InputError(f"{path}: this is no file. Put one there, or remove what is.")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise InputError(f"{path}: this file is missing; restore it from the project's repository.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Check the file and its permissions.") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not valid TOML: {error}. Mend that line.") from None
    except RecursionError:
        raise InputError(f"{path}: lists within lists, too deep to be read. Write it anew.") from None


@cache
def lexicon(name: str) -> dict:
    """The lexicon ``data/<name>.toml``, read once in a process."""
    return read_toml(DATA / f"{name}.toml")
