"""The page that ``reportedly open`` serves: made on this machine, for this machine.

In: a ledger file. Out: pages on a loopback address, until Ctrl-C. ``server`` has the addresses, one module a view, the
markup in ``templates/``, the looks in ``static/``. Nothing is fetched from anywhere, nothing is written.
"""
# ruff: noqa: PLC0415 - the server's packages are imported when it starts, so that other commands need not wait for them

import ipaddress
import socket
import sys
import webbrowser
from pathlib import Path
from threading import Thread

from reportedly.errors import NotLoopback, PageError, PortTaken
from reportedly.show import streams

HOST = "127.0.0.1"
PORT = 8765
WAITING = 128


def serve(ledger_path: Path, *, host: str = HOST, port: int = PORT, browser: bool = True) -> int:
    """Serve the page over a ledger until Ctrl-C; returns the exit status, 0, or 13 where the address cannot be used.

    ``host`` must be a loopback address; ``port`` 0 takes any free one. A line on standard output tells the address once
    it answers; ``browser`` opens it there. Raises ``LedgerError`` where the file cannot be read.
    """
    from reportedly.ledger import Ledger

    try:
        listening = listen(host, port)
    except PageError as error:
        streams.fault(str(error))
        return error.status
    with listening, Ledger.open(ledger_path, read_only=True) as ledger:
        import uvicorn

        from reportedly.show.page.server import build

        bound = int(listening.getsockname()[1])
        app = build(ledger, name=ledger_path.name, port=bound, host=host)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, lifespan="off", ws="none", server_header=False
        )
        address = f"http://{f'[{host}]' if ':' in host else host}:{bound}/"
        sys.stdout.write(f"{ledger_path} is shown at {address} (Ctrl-C ends it)\n")
        sys.stdout.flush()
        if browser:
            # A browser without a window would keep this thread until it is closed.
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:  # uvicorn hands the signal on once it has closed
            sys.stdout.write("\n")
    return 0


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on a loopback address. Raises ``NotLoopback`` and ``PortTaken``."""
    address = "127.0.0.1" if host == "localhost" else host
    try:
        loopback = ipaddress.ip_address(address).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise NotLoopback(host, "the page is served on this machine only", "give --host 127.0.0.1, or none")
    made = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    try:
        if sys.platform != "win32":  # there it would let two programs have one port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address, port))
        made.listen(WAITING)
    except (OSError, OverflowError) as error:
        made.close()
        reason = getattr(error, "strerror", None) or "there is no such port"
        raise PortTaken(
            f"{host}:{port}", f"this port cannot be used ({reason})", "give another with --port, or --port 0 for any"
        ) from None
    return made
