"""Reading a folder of articles: what is taken from it, and what is said when it cannot be read."""

from __future__ import annotations

import os
import sys

import pytest

from analysis.corpus import corpus_folder, corpus_warnings, read_corpus
from analysis.data import SEEDS
from analysis.errors import InputError
from analysis.event import measure
from analysis.passages import describe_articles, mark_passages

ARTICLE = "The council met on Monday. It agreed on nothing.\n"


def test_text_is_the_file_exactly_as_decoded(corpus):
    text = " \ufeffTwo\r\nlines – and a tab\t \n\n"
    articles = read_corpus(corpus({"a.txt": text}))
    assert articles.loc[0, "text"] == text


def test_articles_come_in_the_order_of_their_file_names(corpus):
    articles = read_corpus(corpus({"b.txt": ARTICLE, "a.txt": ARTICLE}))
    assert articles["article"].tolist() == ["a", "b"]


def test_sources_csv_names_outlet_agency_date_headline_and_address(corpus):
    sources = 'file,outlet,agency,published,headline,url\na.txt,The Courier,AFP,"July 2, 2013",Nothing agreed,https://example.org/1\n'
    article = read_corpus(corpus({"a.txt": ARTICLE}, sources=sources)).loc[0]
    assert article[["outlet", "agency", "published", "headline", "url"]].tolist() == [
        "The Courier",
        "AFP",
        "2013-07-02",
        "Nothing agreed",
        "https://example.org/1",
    ]


@pytest.mark.parametrize("sources", ["file\na.txt\n", "\ufefffile,outlet\na.txt,\n", "FILE , Outlet\na.txt,  \n"])
def test_every_column_but_file_may_be_missing_or_empty(corpus, sources):
    article = read_corpus(corpus({"a.txt": ARTICLE}, sources=sources)).loc[0]
    assert article[["outlet", "agency", "published", "headline"]].tolist() == ["a", "", "", ""]


def test_date_is_another_name_for_published(corpus):
    articles = read_corpus(corpus({"a.txt": ARTICLE}, sources="file,date\na.txt,2031-05-01\n"))
    assert articles["published"][0] == "2031-05-01"


def test_a_column_that_is_not_read_is_named(corpus):
    named = corpus({"a.txt": ARTICLE, "b.txt": ARTICLE}, sources="file,Author,title\na.txt,Roe,A\nb.txt,,\n")
    assert [warning for warning in _warnings(named) if "not read" in warning] == [
        "sources.csv: not read is Author; the columns that are read: file, outlet, agency, published, headline, url."
    ]


def test_title_is_another_name_for_headline(corpus):
    articles = read_corpus(corpus({"a.txt": ARTICLE}, sources="file,title\na.txt,Nothing agreed\n"))
    assert articles.loc[0, "headline"] == "Nothing agreed"


def test_seeds_are_used_where_nothing_else_is_named(monkeypatch, tmp_path):
    monkeypatch.delenv("PARALLAX_CORPUS", raising=False)
    assert corpus_folder() == SEEDS
    monkeypatch.setenv("PARALLAX_CORPUS", str(tmp_path))
    assert corpus_folder() == tmp_path
    assert corpus_folder("elsewhere").name == "elsewhere"


@pytest.mark.parametrize(
    ("files", "sources", "message"),
    [
        ({}, None, "no article here"),
        ({"a.txt": b""}, None, r"a\.txt: this file is empty"),
        ({"a.txt": "\ufeff \n\n"}, None, r"a\.txt: this file is empty"),
        ({"a.txt": b"caf\xe9 closed"}, None, r"a\.txt: not UTF-8 \(byte 3\)"),
        ({"a.txt": b"one\0two"}, None, r"a\.txt: this is not a text file"),
        ({"a.txt": "\u00a0\u2003\u200b\n"}, None, r"a\.txt: this file is empty"),
        ({"a.txt": ARTICLE, "a.TXT": ARTICLE}, None, r"a\.txt: but for its ending this name is that of a\.TXT"),
        ({"a.txt": ARTICLE}, "file,outlet\na.txt,The\0Courier\n", r"sources\.csv: this is not a text file"),
        ({"a.txt": ARTICLE}, "file,outlet\na.txt,The Courier, of Holm\n", r"sources\.csv, line 2: more fields than"),
        ({"a.txt": ARTICLE}, "file,outlet,outlet\na.txt,A,B\n", r'sources\.csv: two columns are "outlet"'),
        ({"a.txt": ARTICLE}, "file,title,headline\na.txt,A,\n", r'sources\.csv: two columns are "headline"'),
        ({"a.txt": ARTICLE}, f"file,outlet\na.txt,{'x' * 200_000}\n", r"sources\.csv, line 2: not a CSV table"),
        ({"a.txt": ARTICLE}, "file\nb.txt\n", r"sources\.csv, line 2: b\.txt is not among"),
        ({"a.txt": ARTICLE}, "file\n../a.txt\n", r"sources\.csv, line 2: \.\./a\.txt lies outside the folder"),
        ({"a.txt": ARTICLE}, "file\n/etc/passwd\n", r"sources\.csv, line 2: /etc/passwd lies outside the folder"),
        ({"a.txt": ARTICLE}, "file\na.txt\na.txt\n", r"sources\.csv, line 3: a\.txt is named a second time"),
        ({"a.txt": ARTICLE}, "file,outlet\n,The Courier\n", r"sources\.csv, line 2: no file is named"),
        ({"a.txt": ARTICLE}, "name,outlet\na.txt,The Courier\n", 'no column "file"'),
        ({"a.txt": ARTICLE}, "", 'no column "file"'),
        ({"a.txt": ARTICLE}, 'file,outlet\na.txt,"The Courier\n', r"sources\.csv, line \d: not a CSV table"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_its_remedy(corpus, files, sources, message):
    folder = corpus(files, sources=sources)
    with pytest.raises(InputError, match=message) as error:
        read_corpus(folder)
    assert str(folder) in str(error.value)


def test_a_missing_folder_and_a_file_in_its_place(tmp_path):
    with pytest.raises(InputError, match="no such folder"):
        read_corpus(tmp_path / "nowhere")
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="this is a file"):
        read_corpus(tmp_path / "file")


def test_an_ending_in_capitals_a_folder_and_lines_without_a_field_are_no_mistake(corpus):
    folder = corpus({"a.TXT": ARTICLE}, sources="file,outlet,note\n,,\na.TXT,The Courier,\n\n")
    (folder / "pictures.txt").mkdir()
    articles = read_corpus(folder)
    assert articles[["article", "outlet"]].to_numpy().tolist() == [["a", "The Courier"]]


@pytest.mark.parametrize(
    ("target", "message"),
    [("../secret.txt", "leads out of the folder"), ("nowhere.txt", "no file to read"), ("b.txt", "no file to read")],
)
def test_a_link_leads_to_a_file_of_the_folder(corpus, tmp_path, target, message):
    (tmp_path / "secret.txt").write_text(ARTICLE)
    folder = corpus({"a.txt": ARTICLE})
    (folder / "b.txt").symlink_to(target)
    with pytest.raises(InputError, match=rf"b\.txt: .*{message}"):
        read_corpus(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode elsewhere")
def test_names_that_utf_8_cannot_write(corpus):
    folder = corpus({"a.txt": ARTICLE})
    (folder / "b\udcff.pdf").write_bytes(b"%PDF")
    assert "b?.pdf: not read, since only .txt files are articles." in _warnings(folder)
    (folder / "b\udcff.txt").write_text(ARTICLE)
    with pytest.raises(InputError, match="name is not UTF-8"):
        read_corpus(folder)


def _warnings(folder):
    articles = read_corpus(folder)
    return corpus_warnings(folder, describe_articles(articles, mark_passages(articles)))


def test_what_was_guessed_or_left_out_is_said(corpus):
    folder = corpus(
        {"a.txt": ARTICLE, "b.txt": ARTICLE * 20, "notes.pdf": b"%PDF"},
        sources="file,outlet,published\nb.txt,The Courier,2/7/2013\n",
    )
    said = "\n".join(_warnings(folder))
    assert "notes.pdf: not read" in said
    assert "a.txt: not in sources.csv" in said
    assert "b.txt: the date “2/7/2013”" in said
    assert "a.txt: only 9 words count" in said


def test_a_corpus_in_order_gives_no_warning():
    assert _warnings(SEEDS) == ()


@pytest.mark.parametrize("name", ["sources.csv", "topics.toml"])
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path, name):
    (tmp_path / "a.txt").write_text("The ferry sank. Nobody was hurt.", encoding="utf-8")
    os.mkfifo(tmp_path / name)
    with pytest.raises(InputError, match=f"{name}: this is no file"):
        measure(tmp_path)
