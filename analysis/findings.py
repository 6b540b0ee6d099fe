"""What stands out in an event, in sentences computed from the frames.

Each sentence holds for the event at hand, with its number and its uncertainty, or says plainly that there is nothing to
say. None is typed by hand for one event.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from analysis.event import Event
from analysis.overlap import (
    beyond_doubt,
    conflicts_in_doubt,
    differing_figures,
    least_run,
    reach,
    readable,
    runs_between_outlets,
    said_by,
    variant_readings,
)
from analysis.prose import count, listed, numeral, percent, sentence, shortened, times
from analysis.terms.phrases import set_apart
from analysis.voices import rivals, shared_words, speaker_words, voice_shares

#: A wording of so many words can be read without its sentence.
_READS_ALONE = 8
#: An example of one is told by all its outlets at such a length, in shares of the longer telling.
_AS_LONG = 0.6
#: Of no more outlets than this "more than half" is one number or two.
_FEW_OUTLETS = 3
#: So many words on either side are shown with a word that differs.
_BESIDE = 4


@dataclass(frozen=True)
class Finding:
    """One sentence or two, and the place in the report that shows it (a page and an anchor, "#…")."""

    text: str
    page: str
    anchor: str


def findings(event: Event) -> list[Finding]:
    """What stands out in `event`, at most nine findings: on quotations, statements, terms and topics, in this order.

    There are fewer where nothing can be compared, as of a single outlet.
    """
    makers = (_voices, _speakers, _core, _conflicts, _figures, _readings, _copied, _terms, _omissions)
    return [finding for make in makers if (finding := make(event))]


# ---------------------------------------------------------------- 03: whose words


def _voices(event: Event) -> Finding:
    """The outlets with most and least reported speech, whether that is more than chance, and who quotes nobody."""
    own = (
        voice_shares(event.sentences, event.quotes)
        .query("kind == 'narration' and of > 0")
        .sort_values("share", kind="stable")
    )
    page, anchor = "03_quote_overlap.html", "#whose-words-fill-each-outlet"
    if (own["share"] == 1).all():
        return Finding("No quotation and no reported speech was found.", page, anchor)
    most, least = own.iloc[0], own.iloc[-1]
    text = f"{most.outlet} gives {_reported(most)} of its words to what others said"
    if len(own) == 1:
        text += "."
    elif most.high < least.low:
        text += f", {least.outlet} {_reported(least)}: more than chance would set them apart."
    else:
        text += f", {least.outlet} {_reported(least)}: the intervals overlap, so the order of the two is not certain."
    return Finding(text + _without_marks(event, sorted(own["outlet"], key=event.outlets.index)), page, anchor)


def _reported(row: pd.Series) -> str:
    """The share that is not narration, with its interval."""
    return f"{percent(1 - row.share)} ({percent(1 - row.high)} to {percent(1 - row.low)})"


def _without_marks(event: Event, outlets: list[str]) -> str:
    """Which `outlets` tell what was said but no word of it in marks, and which tell nothing of it; empty if none."""
    quoted = set(event.quotes.loc[event.quotes["kind"] != "indirect", "outlet"])
    told = set(event.quotes["outlet"])
    silent = [outlet for outlet in event.outlets if outlet in told - quoted]
    mute = [outlet for outlet in outlets if outlet not in told]
    nobody = f" {listed(mute)} {'tells' if len(mute) == 1 else 'tell'} nothing that anybody said." if mute else ""
    if not silent:
        return nobody
    prints, its = ("prints", "its") if len(silent) == 1 else ("print", "their")
    return (
        f" {listed(silent)} {prints} nobody’s words in quotation marks: what was said reaches {its} readers reworded."
        f"{nobody}"
    )


def _speakers(event: Event) -> Finding | None:
    """Who is given most of all counted words, and whether that is more than the next beyond chance."""
    given = speaker_words(event.sentences.assign(outlet="all"), event.quotes).query("speaker != ''")
    if given.empty:
        return None
    first = given.iloc[0]
    text = f"{first.speaker} is given the most words, {_share(first)} of all"
    if len(given) == 1:
        text += "; nobody else speaks."
    elif (near := rivals(given)).empty:
        text += f", then {given.iloc[1].speaker}, {_share(given.iloc[1])}: more than chance would set them apart."
    else:
        text += f", then {near.iloc[0].speaker}, {_share(near.iloc[0])}: the intervals overlap, so the order of the two"
        text += " is not certain."
    return Finding(text, "03_quote_overlap.html", "#who-is-given-the-words")


def _share(row: pd.Series) -> str:
    """A share of words with its interval."""
    return f"{percent(row.share)} ({percent(row.low)} to {percent(row.high)})"


# ---------------------------------------------------------------- 03: the same statement


def _core(event: Event) -> Finding | None:
    """How many statements most outlets share, and how many only one carries."""
    outlets = len(event.outlets)
    if outlets < 2 or event.told.empty:
        return None
    statements, carriers = beyond_doubt(event.told, event.tellings)
    reaches = reach(statements, outlets)
    alone = int((event.told["outlets"] == 1).sum())
    doubtful = int((reaches == "one outlet").sum()) - alone
    most = statements[reaches == "core"]
    some = len(reaches) - alone - doubtful - len(most)
    parts = [f"{numeral(alone)} {'was' if alone == 1 else 'were'} found in one outlet only"] if alone else []
    parts += [f"{numeral(doubtful)} may be told elsewhere too"] if doubtful else []
    parts += [f"{numeral(some)} in some"] if some else []
    parts += _widely(most["outlets"], outlets)
    text = f"Of {count(len(reaches), 'statement')}, {listed(parts, most=len(parts))}"
    if most.empty:
        text += f"; none is carried by more than half of the {numeral(outlets)}."
    else:
        text += "."
        # A short gist ("the allegations") says little out of its place: the example is one that can be read alone.
        whole = most[readable(most, least=_READS_ALONE)]
        whole = whole[whole["statement"].isin(_told_alike(statements, carriers))]
        whole = whole.assign(said=whole["speaker"] != "")
        for example in whole.sort_values(["outlets", "said"], ascending=False, kind="stable").head(1).itertuples():
            text += f" One that {_of(int(example.outlets), outlets)} carry: “{shortened(example.gist)}”."
    return Finding(text, "03_quote_overlap.html", "#which-statements-several-outlets-carry")


def _widely(carried: pd.Series, outlets: int) -> list[str]:
    """How many statements most of so many `outlets` carry, by how many carry each where there are only two or three."""
    if outlets > _FEW_OUTLETS:
        return [f"{numeral(len(carried))} in more than half of the outlets"] if len(carried) else []
    by_number = carried.value_counts().sort_index()
    return [f"{numeral(int(many))} in {_of(int(number), outlets)}" for number, many in by_number.items()]


def _told_alike(statements: pd.DataFrame, carriers: pd.DataFrame) -> pd.Index:
    """The statements of which each outlet that carries them has a telling close to the gist and nearly as long."""
    told = carriers.merge(statements[["statement", "gist", "outlets"]], on="statement")
    lengths = told[["text", "gist"]].apply(lambda texts: texts.str.split().str.len())
    alike = lengths.min(axis=1) >= _AS_LONG * lengths.max(axis=1)
    near = told[alike & (told["wording"] != "paraphrase")].groupby(["statement", "outlets"])["outlet"].nunique()
    return near[near == near.index.get_level_values("outlets")].index.get_level_values("statement")


def _conflicts(event: Event) -> Finding | None:
    """Statements whose tellings differ in a number, a date, a name or a negation."""
    differing = event.told[event.told["conflict"] != ""]
    statements, _ = beyond_doubt(event.told, event.tellings)
    several = int(((statements["outlets"] > 1) | (statements["conflict"] != "")).sum())
    if not several:
        return None
    if differing.empty:
        text = (
            f"In {count(several, 'statement')} that several outlets carry, no number, date or name was found to "
            "differ. Contradictions in other words are not looked for."
        )
    else:
        differing = differing.assign(doubt=conflicts_in_doubt(differing, event.tellings))
        example = differing.sort_values(["doubt", "outlets"], ascending=[True, False], kind="stable").iloc[0]
        doubtful, alone = int(differing["doubt"].sum()), len(differing) == 1
        text = (
            f"In {_of(len(differing), several)} statements that several outlets carry, a number, a date, a name or a "
            f"“not” differs. In “{shortened(example.gist)}”, {_uncapitalised(example.conflict.rstrip('.'))}. "
        )
        if doubtful:
            which = "Here" if alone else f"In {numeral(doubtful)} of them"
            text += f"{which} it is in doubt whether the tellings are of one statement. "
        text += "On other articles two fifths of what was found so was no contradiction: read both tellings."
    return Finding(text, "03_quote_overlap.html", "#where-the-tellings-differ")


def _figures(event: Event) -> Finding | None:
    """Figures of one kind that differ, by the two that are nearest to each other: so most likely of one thing."""
    figures = differing_figures(event.numbers, event.carriers, event.outlets)
    if figures.empty:
        return None
    kinds = [list(found.itertuples()) for _, found in figures[figures["nearest"]].groupby("kind", sort=False)]
    nearest = max(kinds, key=lambda pair: Decimal(pair[0].value) / Decimal(pair[1].value))
    told = [f"{figure.number} ({listed(figure.reported_by)})" for figure in nearest]
    of = f"{numeral(len(kinds))} {'kind' if len(kinds) == 1 else 'kinds'}"
    of += ":" if len(figures) == 2 else "; the two nearest:"
    text = (
        f"Outlets give different figures of {of} {', '.join(told)}. On other articles most such figures were of "
        "different things: read both."
    )
    return Finding(text, "03_quote_overlap.html", "#where-figures-of-one-kind-differ")


def _readings(event: Event) -> Finding | None:
    """Quotations that outlets print in different words, small words aside."""
    readings = variant_readings(event.articles, event.passages, event.quotes).query("not small_words")
    pairs = readings.merge(readings, on="variant", suffixes=("", "_other"))
    pairs = pairs[(pairs["reading"] < pairs["reading_other"]) & (pairs["outlet"] != pairs["outlet_other"])]
    if pairs.empty:
        return None
    one, other = pairs.iloc[0], pairs.iloc[0].filter(like="_other").rename(lambda name: name.removesuffix("_other"))
    speaker = f"{said_by([one.speaker, other.speaker])}: ".removeprefix(": ")
    places = pairs["variant"].nunique()
    text = (
        f"Outlets print quotations differently at {numeral(places)} {'place' if places == 1 else 'places'}, small "
        f"words aside. {speaker}“{_in_its_words(one)}” ({one.outlet}), “{_in_its_words(other)}” ({other.outlet}). It "
        "may have been said twice, or translated."
    )
    return Finding(text, "03_quote_overlap.html", "#where-one-quotation-reads-differently")


def _in_its_words(reading: pd.Series) -> str:
    """A reading with the words beside it, marks at the edges aside."""
    before, after = reading.before.split()[-_BESIDE:], reading.after.split()[:_BESIDE]
    blank = " " if reading.before.endswith((" ", "\n")) and reading.text else ""
    shown = f"{' '.join(before)}{blank}{reading.text}{'' if reading.after[:1] in ',.;:!?' else ' '}{' '.join(after)}"
    return shown.strip(" ….,;:")


def _copied(event: Event) -> Finding | None:
    """How much of an outlet's words another prints too, at most, and the longest run of words that two share."""
    if len(event.outlets) < 2:
        return None
    runs = runs_between_outlets(event.reuse, event.articles)
    if runs.empty:
        text = f"No two outlets share {numeral(least_run())} words in a row."
    else:
        longest, shared = runs.iloc[0], shared_words(event.sentences, event.reuse)
        most = shared.loc[shared["share"].idxmax()]
        part = sentence(percent(most.share, in_words=True))
        text = (
            f"{part} of {most.outlet}’s words stand in {most.other} too, in runs of "
            f"{numeral(least_run())} words and more. The longest run of the same words is "
            f"{count(int(longest.words), 'word')} long, in {longest.outlet_a} and {longest.outlet_b}: "
            f"“{shortened(' '.join(longest.text.split()))}”."
        )
    return Finding(text, "03_quote_overlap.html", "#what-stands-word-for-word-in-two-outlets")


# ---------------------------------------------------------------- 02 and 04


def _terms(event: Event) -> Finding | None:
    """Terms that tell an outlet apart once the number of comparisons is allowed for."""
    tested = f"{count(len(event.word_keyness), 'comparison')} of a term in one outlet with all the others"
    if event.word_keyness.empty:
        return None
    apart = set_apart(event.word_keyness)  # what one outlet overuses, the others underuse: told once
    over = apart[apart["log_ratio"] > 0]
    chosen, use = (apart, "less") if over.empty else (over, "more")
    if chosen.empty:
        text = f"No term sets an outlet apart: of {tested}, none differs more than chance explains among so many."
    else:
        surest = chosen.drop_duplicates("term").head(3)
        best = listed(_use(row) for row in surest.itertuples())
        best = f"most of all {best}" if len(surest) == 1 < len(chosen) else best
        among = " among them" if len(chosen) > len(surest) > 1 else ""
        shows = "shows" if len(chosen) == 1 else "show"
        text = (
            f"Of {tested}, {numeral(len(chosen))} {shows} {use} use than chance explains among so many: {best}{among}."
        )
    return Finding(text, "02_term_frequencies.html", "#which-terms-set-an-outlet-apart")


def _use(row) -> str:
    """A row of ``keyness`` with its counts."""
    return f"“{row.term}” in {row.outlet} ({row.count} against {row.rest} elsewhere)"


def _omissions(event: Event) -> Finding | None:
    """A topic that an outlet leaves out though at least half of the others cover it, and how surprising that is."""
    if len(event.outlets) < 2:
        return None
    absent = event.omissions
    if absent.empty:
        text = "No outlet leaves out a topic that at least half of the others cover."
    else:
        first, several = absent.iloc[0], len(absent) > 1
        covered = f"“{event.codebook.names[first.topic]}”, covered by {_of(first.covering, first.others)} others"
        left = f"{sentence(times(len(absent)))} an outlet leaves out a topic that at least half of the others cover."
        if first.beyond:
            text = f"{left} Least likely to be chance: {first.outlet}" if several else first.outlet
            text += (
                f" has no sentence on {covered}; a text of its length would miss it by chance "
                f"{percent(first.chance, in_words=True)} of the time, less than chance allows for among so many topics "
                "and outlets."
            )
        elif several:
            text = f"{left} Each time that may be chance in a text of its length, among so many topics and outlets."
        else:
            text = f"{first.outlet} has no sentence on {covered}. In a text of its length that may be chance."
    return Finding(text, "04_topic_coverage.html", "#what-an-outlet-leaves-out")


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]


def _of(part: int, whole: int) -> str:
    if part == whole == 2:
        return "both"
    return f"all {numeral(whole)}" if part == whole > 1 else f"{numeral(part)} of {numeral(whole)}"
