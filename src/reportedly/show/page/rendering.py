"""Templates into pages: what a template may use, and how any text becomes harmless.

In: a template's name and its values. Out: HTML. Everything is escaped; the page's markup is in the templates alone. A
name that a template misspells is an error, not an empty place.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reportedly.show import words
from reportedly.show.hands import TOGETHER
from reportedly.show.page import addresses

HERE = Path(__file__).parent
# Outlines of the marks for origins, round the point 0,0 and some nine units wide.
SHAPES = {
    "disc": "M-4.2,0a4.2,4.2 0 1,0 8.4,0a4.2,4.2 0 1,0 -8.4,0z",
    "square": "M-3.7,-3.7h7.4v7.4h-7.4z",
    "triangle": "M0,-4.9L4.7,3.5H-4.7z",
    "diamond": "M0,-5.2L5.2,0L0,5.2L-5.2,0z",
    "wedge": "M0,4.9L4.7,-3.5H-4.7z",
    "cross": "M-1.6,-4.8h3.2v3.2h3.2v3.2h-3.2v3.2h-3.2v-3.2h-3.2v-3.2h3.2z",
}
KEPT_BREAKS = "\n\t"


def environment() -> Environment:
    """The templates with all they may use, ready compiled."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=writable,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(shapes=SHAPES, count=words.count, addresses=addresses, together=TOGETHER)
    for name in made.list_templates():
        made.get_template(name)
    return made


def writable(value: object) -> object:
    """Characters that HTML cannot hold, or that would turn or move the text around them, as U+FFFD, one for one."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return words.UNSAFE.sub(lambda found: found.group() if found.group() in KEPT_BREAKS else "\ufffd", value)
