"""The command line: what it prints, and the status it ends with."""

import subprocess
import sys

import pytest

from analysis import __version__
from analysis.__main__ import main
from analysis.data import NOTEBOOKS, SEEDS
from analysis.stamp import STAMP, made_of, stamp


def test_without_a_command_it_explains_itself(capsys):
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert "frames" in printed and "report" in printed and "topics" in printed


@pytest.mark.parametrize("command", ["frames", "report", "topics"])
def test_each_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    assert "PARALLAX_CORPUS" in capsys.readouterr().out


def test_it_tells_its_version(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"Parallax {__version__}\n"


def test_help_waits_for_nothing_heavy():
    code = "import sys, analysis.__main__; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pandas", "numpy", "matplotlib", "nltk", "nbconvert"} & set(loaded)


def test_frames_end_up_where_they_were_asked_for(tmp_path, capsys):
    assert main(["frames", str(SEEDS), "--out", str(tmp_path / "out"), "--format", "parquet"]) == 0
    assert (tmp_path / "out" / "articles.parquet").exists()
    assert capsys.readouterr().out == f"Frames: {tmp_path / 'out'}\n"


def test_a_report_that_is_up_to_date_is_left_alone(corpus, tmp_path, capsys, monkeypatch):
    folder, out = corpus({"a.txt": "One sentence."}), tmp_path / "out"
    out.mkdir()
    (out / STAMP).write_bytes(stamp(made_of(folder, NOTEBOOKS), {}))
    monkeypatch.setattr("analysis.report.build_report", lambda *_, **__: tmp_path / "made anew")
    assert main(["report", str(folder), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"Report: {out / 'index.html'} (nothing has changed since it was made)\n"
    (folder / "a.txt").write_text("Another sentence.")
    assert main(["report", str(folder), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"Report: {tmp_path / 'made anew'}\n"


@pytest.mark.parametrize("command", ["frames", "report"])
@pytest.mark.parametrize(
    ("files", "sources", "named"),
    [
        ({}, None, "corpus"),
        ({"empty.txt": ""}, None, "empty.txt"),
        ({"latin.txt": b"caf\xe9 au lait"}, None, "latin.txt"),
        ({"a.txt": "One sentence."}, "file,outlet\nb.txt,B\n", "b.txt"),
        ({"a.txt": "One sentence."}, "file,outlet\n../a.txt,A\n", "../a.txt"),
        ({"a.txt": "?!", "b.txt": "Advertisement\n"}, None, "no word of running text"),
        ({"line\nbreak.txt": ""}, None, "line\\nbreak.txt"),
    ],
    ids=["empty folder", "empty file", "not UTF-8", "missing file", "file elsewhere", "no words", "name of two lines"],
)
def test_a_mistake_in_the_corpus_is_one_sentence_and_status_2(command, files, sources, named, corpus, tmp_path, capsys):
    folder, out = corpus(files, sources=sources), tmp_path / "out"
    assert main([command, str(folder), "--out", str(out)]) == 2
    captured = capsys.readouterr()
    message = captured.err.rsplit("\r", 1)[-1].strip()
    assert message.startswith("parallax: ") and named in message and "\n" not in message
    assert captured.out == ""
    assert not out.exists()


def test_a_missing_folder_is_named(tmp_path, capsys):
    assert main(["frames", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[""], ["--out", ""]])
def test_an_empty_name_is_not_the_working_directory(arguments, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        main(["frames", *arguments])
    assert end.value.code == 2
    assert "nothing is named" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_ctrl_c_ends_without_a_traceback(monkeypatch, capsys):
    def interrupt(folder):
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis.event.measure", interrupt)
    assert main(["frames", str(SEEDS)]) == 130
    assert capsys.readouterr().err == "parallax: stopped; nothing was changed\n"
