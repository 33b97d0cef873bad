"""The command line: what can be asked, and with which words.

In: arguments. Out: calls into ``commands``, whose answer is the exit status: 0 done, 1 something could not be read, 2 a
mistake in the command, 130 stopped with Ctrl-C. Only typer is imported here, so that ``--help`` is there at once; all
else is imported by the command that needs it.
"""
# ruff: noqa: PLC0415 - imports wait for the command that needs them (the docstring says why)

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

Paths = Annotated[list[Path] | None, typer.Argument(help="Files or folders: HTML, PDF, Markdown, plain text.")]
Rows = Annotated[
    Path | None, typer.Option("--jsonl", metavar="FILE", help="Reports already extracted, one JSON object a line.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs (see: reportedly schema).")]
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
def demo(as_json: AsJson = False, full: Full = False) -> None:
    """Compare the reports of a bundled, invented story."""
    from reportedly.show import commands

    raise typer.Exit(commands.demo(as_json=as_json, full=full))


@app.command()
def read(paths: Paths = None, jsonl: Rows = None, as_json: AsJson = False) -> None:
    """Tell what each report says by itself."""
    from reportedly.show import commands

    raise typer.Exit(commands.read(_given(paths, jsonl), jsonl, as_json=as_json))


@app.command()
def compare(paths: Paths = None, jsonl: Rows = None, as_json: AsJson = False, full: Full = False) -> None:
    """Tell what the reports say together."""
    from reportedly.show import commands

    raise typer.Exit(commands.compare(_given(paths, jsonl), jsonl, as_json=as_json, full=full))


@app.command()
def schema(which: Annotated[Literal["read", "compare"], typer.Argument(help="Whose output.")] = "read") -> None:
    """Print the JSON Schema of what --json prints."""
    from json import dumps

    from reportedly.show import contract

    typer.echo(dumps(contract.compare_schema() if which == "compare" else contract.read_schema(), indent=2))


def _given(paths: list[Path] | None, jsonl: Path | None) -> list[Path]:
    """The paths; a mistake in the command where there is nothing to read at all."""
    if not paths and not jsonl:
        raise typer.BadParameter("nothing to read: give a file or a folder, or --jsonl FILE")
    return paths or []


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
