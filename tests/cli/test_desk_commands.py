"""The command that opens the desk."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests import flow

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_desk_opens_and_ends(tmp_path: Path, end: signal.Signals) -> None:
    """The address that it prints opens it, once; Ctrl-C ends it without an error."""
    flow.hub(tmp_path)
    command = [sys.executable, "-m", "hub", "--root", str(tmp_path), "desk", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ) as desk:  # noqa: S603  our own words
        assert desk.stdout
        assert desk.stderr
        address = urlsplit(desk.stdout.readline().strip())
        assert desk.stderr.readline() == "The address opens the desk once, within ten minutes. Ctrl-C ends it.\n"
        connection = http.client.HTTPConnection(address.netloc)
        connection.request("GET", f"/?{address.query}")
        assert connection.getresponse().status == http.client.SEE_OTHER
        connection.close()
        desk.send_signal(end)
        assert (desk.wait(30), desk.stderr.read()) == (0, "")


BROWSER = """\
#!{python}
import os, pathlib, signal, sys, urllib.request
with urllib.request.build_opener(urllib.request.HTTPCookieProcessor()).open(sys.argv[1]) as page:
    pathlib.Path({seen!r}).write_text(page.read().decode())
os.kill(os.getppid(), signal.SIGINT)
"""


def test_a_browser_is_opened(tmp_path: Path) -> None:
    """With the address that opens the desk: what opens addresses on this machine is the browser here."""
    flow.hub(tmp_path)
    program, seen = tmp_path / "bin" / "xdg-open", tmp_path / "seen.html"
    program.parent.mkdir()
    program.write_text(BROWSER.format(python=sys.executable, seen=str(seen)))
    program.chmod(0o755)
    command = [sys.executable, "-m", "hub", "--root", str(tmp_path), "desk", "--port", "0"]
    environment = os.environ | {"PATH": f"{program.parent}:{os.environ['PATH']}"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)  # noqa: S603  our own words
    assert done.returncode == 0, done.stderr
    assert "<title>Desk · GovCX Hub</title>" in seen.read_text()
