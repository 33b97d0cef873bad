"""The command line: what can be asked, and with which words.

In: arguments. Out: calls into ``commands`` and ``ledger_commands``, whose answer is the exit status: 0 done, 1
something could not be read, 2 a mistake in the command, 3 to 12 a fault of the ledger (``errors``), 130 stopped with
Ctrl-C. Only typer is imported here, so that ``--help`` is there at once; all else is imported by the command that needs
it.
"""
# ruff: noqa: PLC0415 - imports wait for the command that needs them (the docstring says why)

import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from reportedly.show import streams

app = typer.Typer(
    name="reportedly",
    help="Reads news reports: who said what, when, on whose word. Nothing leaves this machine.",
    epilog="Start with: reportedly demo",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
Paths = Annotated[list[Path] | None, typer.Argument(help="Files or folders: HTML, PDF, Markdown, plain text.")]
Rows = Annotated[
    Path | None, typer.Option("--jsonl", metavar="FILE", help="Reports already extracted, one JSON object a line.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs (see: reportedly schema).")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV for spreadsheets.")]
LedgerFile = Annotated[
    Path | None,
    typer.Option(
        "--ledger", metavar="FILE", help="The ledger; else $REPORTEDLY_LEDGER, else reportedly.db in this folder."
    ),
]
Net = Annotated[
    Literal["main", "fast"] | None,
    typer.Option("--net", help="The network that reads; else $REPORTEDLY_NET, else main. fast is quicker, finds less."),
]
StoryId = Annotated[str, typer.Argument(metavar="STORY", help="The id of a story, or of a report or statement in it.")]
Note = Annotated[str | None, typer.Option("--note", help="Why, in your own words.")]
Judge = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Whose judgement it is.")]
Full = Annotated[bool, typer.Option("--full", help="Print everything; else the longest lists are cut, and say so.")]


def _version(wanted: bool) -> None:
    if wanted:
        from reportedly import __version__

        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def top(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")] = False,
) -> None:
    """Options of the program itself; its help is the app's."""


@app.command()
def demo(as_json: AsJson = False, full: Full = False, net: Net = None) -> None:
    """Compare the reports of a bundled, invented story."""
    _read_with(net)
    from reportedly.show import commands

    raise typer.Exit(commands.demo(as_json=as_json, full=full))


@app.command()
def read(paths: Paths = None, jsonl: Rows = None, as_json: AsJson = False, net: Net = None) -> None:
    """Tell what each report says by itself."""
    _read_with(net)
    from reportedly.show import commands

    raise typer.Exit(commands.read(_given(paths, jsonl), jsonl, as_json=as_json))


@app.command()
def compare(
    paths: Paths = None, jsonl: Rows = None, as_json: AsJson = False, full: Full = False, net: Net = None
) -> None:
    """Tell what the reports say together."""
    _read_with(net)
    from reportedly.show import commands

    raise typer.Exit(commands.compare(_given(paths, jsonl), jsonl, as_json=as_json, full=full))


@app.command()
def schema(which: Annotated[Literal["read", "compare"], typer.Argument(help="Whose output.")] = "read") -> None:
    """Print the JSON Schema of what --json prints."""
    from json import dumps

    from reportedly.show import contract

    typer.echo(dumps(contract.compare_schema() if which == "compare" else contract.read_schema(), indent=2))


@app.command()
def add(
    paths: Paths = None, jsonl: Rows = None, ledger: LedgerFile = None, as_json: AsJson = False, net: Net = None
) -> None:
    """Keep reports in a ledger."""
    _read_with(net)
    from reportedly.show import ledger_commands as commands

    asked = commands.Asked(ledger, as_json=as_json)
    raise typer.Exit(commands.add(_given(paths, jsonl), jsonl, asked))


@app.command()
def look(ledger: LedgerFile = None, as_json: AsJson = False, as_csv: AsCsv = False, full: Full = False) -> None:
    """Show the dozen things most worth looking at."""
    from reportedly.show import ledger_commands as commands

    raise typer.Exit(commands.look(commands.Asked(ledger, *_one_form(as_json, as_csv), full)))


@app.command()
def stories(ledger: LedgerFile = None, as_json: AsJson = False, as_csv: AsCsv = False, full: Full = False) -> None:
    """List the stories, the newest first."""
    from reportedly.show import ledger_commands as commands

    raise typer.Exit(commands.stories(commands.Asked(ledger, *_one_form(as_json, as_csv), full)))


@app.command()
def story(
    story: StoryId, ledger: LedgerFile = None, as_json: AsJson = False, as_csv: AsCsv = False, full: Full = False
) -> None:
    """Show what the reports of a story say together."""
    from reportedly.show import ledger_commands as commands

    raise typer.Exit(commands.story(story, commands.Asked(ledger, *_one_form(as_json, as_csv), full)))


@app.command()
def chain(
    given: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="The id of a statement (see: said) or of a report, or words that stand in a statement."
        ),
    ],
    ledger: LedgerFile = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    full: Full = False,
) -> None:
    """Show the hands a statement passed through."""
    from reportedly.show import ledger_commands as commands

    raise typer.Exit(commands.chain(given, commands.Asked(ledger, *_one_form(as_json, as_csv), full)))


@app.command()
def said(  # noqa: PLR0913 - a command's options are its parameters
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="A name, or a part of one in whole words.", show_default=False),
    ] = None,
    *,
    about: Annotated[str | None, typer.Option("--about", metavar="WORDS", help="Words that stand in it.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="The first day: 2025, 2025-08-15.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="The last day.")] = None,
    unnamed: Annotated[
        bool,
        typer.Option("--unnamed", help="Only what unnamed speakers said; NAME may then be a kind: official, witness."),
    ] = False,
    denied: Annotated[bool, typer.Option("--denied", help="Only what was denied.")] = False,
    relayed_by: Annotated[
        str | None, typer.Option("--relayed-by", metavar="HAND", help="Only what that agency or outlet passed on.")
    ] = None,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    full: Full = False,
) -> None:
    """Show what somebody is said to have said."""
    if name is None and not (about or unnamed or denied or relayed_by):
        raise typer.BadParameter("whose words? give a NAME, or --unnamed, --denied, --relayed-by or --about")
    from reportedly.ledger import Wanted
    from reportedly.show import ledger_commands as commands

    wanted = Wanted(name, about, _day(since), _day(until), unnamed=unnamed, denied=denied, relayed_by=relayed_by)
    raise typer.Exit(commands.said(wanted, commands.Asked(ledger, *_one_form(as_json, as_csv), full)))


@app.command()
def figures(
    story: StoryId, ledger: LedgerFile = None, as_json: AsJson = False, as_csv: AsCsv = False, full: Full = False
) -> None:
    """Show the figures of a story: who gave which, when."""
    from reportedly.show import ledger_commands as commands

    raise typer.Exit(commands.figures(story, commands.Asked(ledger, *_one_form(as_json, as_csv), full)))


@app.command()
def timeline(
    story: StoryId,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="Only what was published until that day.")
    ] = None,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    full: Full = False,
) -> None:
    """Show what happened and was said in a story, day by day."""
    from reportedly.show import ledger_commands as commands

    asked = commands.Asked(ledger, *_one_form(as_json, as_csv), full)
    raise typer.Exit(commands.timeline(story, _day(as_of), asked))


@app.command(context_settings={"ignore_unknown_options": True})  # a minus before a word leaves it out
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="All must be there; also '\"a phrase\"', OR, NOT, begin*.")
    ],
    ledger: LedgerFile = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Find reports by their words."""
    from reportedly.show import ledger_commands as commands

    raise typer.Exit(commands.search(" ".join(words), commands.Asked(ledger, *_one_form(as_json, as_csv))))


@app.command()
def forget(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The id of a report.")], ledger: LedgerFile = None
) -> None:
    """Leave a report out of every answer; its rows stay, ended."""
    from reportedly.show import ledger_commands as commands

    raise typer.Exit(commands.forget(report, commands.Asked(ledger)))


@app.command()
def merge(
    stories: Annotated[list[str], typer.Argument(metavar="STORY…", help="Two stories or more that are one.")],
    note: Note = None,
    judge: Judge = None,
    ledger: LedgerFile = None,
) -> None:
    """Decide that stories are one; later reports do not undo it."""
    from reportedly.show import judging_commands as commands

    raise typer.Exit(commands.merge(stories, note, judge, commands.Asked(ledger)))


@app.command()
def split(
    story: StoryId,
    reports: Annotated[list[str], typer.Argument(metavar="REPORT…", help="The reports that are of another story.")],
    note: Note = None,
    judge: Judge = None,
    ledger: LedgerFile = None,
) -> None:
    """Decide that reports are not of a story; later reports do not undo it."""
    from reportedly.show import judging_commands as commands

    raise typer.Exit(commands.split(story, reports, note, judge, commands.Asked(ledger)))


@app.command()
def who(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name, a part of one in whole words, or an entity's id.")
    ],
    ledger: LedgerFile = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    full: Full = False,
) -> None:
    """Show who bears a name: one person in many stories, or several of one name."""
    from reportedly.show import ledger_commands as commands

    raise typer.Exit(commands.who(name, commands.Asked(ledger, *_one_form(as_json, as_csv), full)))


EntityIds = Annotated[list[str], typer.Argument(metavar="E E…", help="Entities' ids, from: reportedly who NAME.")]


@app.command()
def same(entities: EntityIds, note: Note = None, judge: Judge = None, ledger: LedgerFile = None) -> None:
    """Decide that names in reports are one person, body or place; later reports do not undo it."""
    from reportedly.show import judging_commands as commands

    raise typer.Exit(commands.same(entities, note, judge, commands.Asked(ledger)))


@app.command()
def different(entities: EntityIds, note: Note = None, judge: Judge = None, ledger: LedgerFile = None) -> None:
    """Decide that names in reports are not one person, body or place; later reports do not undo it."""
    from reportedly.show import judging_commands as commands

    raise typer.Exit(commands.different(entities, note, judge, commands.Asked(ledger)))


@app.command()
def judgements(ledger: LedgerFile = None, as_json: AsJson = False) -> None:
    """List what was decided on stories and names."""
    from reportedly.show import judging_commands as commands

    raise typer.Exit(commands.judgements(commands.Asked(ledger, as_json=as_json)))


@app.command()
def undo(number: Annotated[int, typer.Argument(help="The number of a judgement.")], ledger: LedgerFile = None) -> None:
    """Take a judgement back."""
    from reportedly.show import judging_commands as commands

    raise typer.Exit(commands.undo(number, commands.Asked(ledger)))


@app.command("open")
def open_page(
    ledger: LedgerFile = None,
    host: Annotated[str, typer.Option("--host", help="An address of this machine.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = 8765,
    browser: Annotated[bool, typer.Option(help="Open it in the browser.")] = True,
) -> None:
    """Show the ledger as a page, on this machine only."""
    from reportedly.show import ledger_commands as commands

    raise typer.Exit(commands.open_page(commands.Asked(ledger), host=host, port=port, browser=browser))


def _read_with(net: str | None) -> None:
    """Choose the network that reads; a mistake in the command, or in the environment, where there is none such."""
    from reportedly.errors import NoSuchNet
    from reportedly.nets import choose

    try:
        choose(net)
    except NoSuchNet as error:
        raise typer.BadParameter(str(error)) from None


def _given(paths: list[Path] | None, jsonl: Path | None) -> list[Path]:
    """The paths; a mistake in the command where there is nothing to read at all."""
    if not paths and not jsonl:
        raise typer.BadParameter("nothing to read: give a file or a folder, or --jsonl FILE")
    return paths or []


def _one_form(as_json: bool, as_csv: bool) -> tuple[bool, bool]:
    """Both, unless both are wanted, which is a mistake in the command."""
    if as_json and as_csv:
        raise typer.BadParameter("give --json or --csv, not both")
    return as_json, as_csv


def _day(given: str | None) -> str | None:
    """A day, month or year in ISO 8601; a mistake in the command where it is none."""
    if given is not None and not DAY.fullmatch(given):
        raise typer.BadParameter(f"{given!r} is no day: write 2025-08-15, 2025-08 or 2025")
    return given


def main() -> None:
    """Run the command line; ends the process with the exit status."""
    streams.prepare()
    try:
        app()
    except BrokenPipeError:
        streams.close_quietly()
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
