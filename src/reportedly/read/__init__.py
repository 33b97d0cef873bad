"""Reading: bytes in, ``Report`` out.

In: HTML, PDF, Markdown and plain text as people save and print pages, and rows of ``--jsonl``. Out: reports, each
with where its values came from and what was left out. Nothing is annotated here. Importing this loads no parser:
those load where files are read.

``READERS`` lists the readers, tried in order; a new kind of file is a row there (docs: how to add a reader).
"""

from reportedly.read.build import Parsed
from reportedly.read.files import Limits, find_files
from reportedly.read.parse import READERS, parse
from reportedly.read.rows import read_rows
from reportedly.read.workers import read_file, read_files

__all__ = ["READERS", "Limits", "Parsed", "find_files", "parse", "read_file", "read_files", "read_rows"]
