"""The two closed loops: threads that call the Python face, and browsers' websockets that run pages."""

from __future__ import annotations

import asyncio
import json
import os
import random
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from streamlit.components.v2.bidi_component.main import _make_trigger_id as make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from localize import Workspace
from localize.errors import LocalizeError
from localize.records import PersonId
from tests.real_server import RealServer

THINK = 0.5
BETTER = {"preference": {"value": 1}, "reasons": {"value": ["correct"]}}


@dataclass
class Times:
    """Seconds of one kind of step."""

    seconds: list[float] = field(default_factory=list)

    @classmethod
    def joined(cls, every: list[Times]) -> Times:
        return cls(sorted(each for times in every for each in times.seconds))

    def at(self, share: float) -> float:
        """A quantile in milliseconds."""
        every = sorted(self.seconds)
        return 1000 * every[min(len(every) - 1, int(len(every) * share))] if every else 0.0


@dataclass
class Loop:
    """What one round measured. `cpu` in seconds, memory in bytes, both of the serving process."""

    seconds: float
    next: Times = field(default_factory=Times)
    submit: Times = field(default_factory=Times)
    acknowledged: int = 0
    errors: int = 0
    cpu: float = 0.0
    rss_before: int = 0
    rss: int = 0


def python_loop(folder: Path, people: list[str], seconds: float) -> Loop:
    """One thread for each reviewer, one process, one workspace."""
    loop, guard = Loop(seconds), threading.Lock()
    stop = time.monotonic() + seconds
    with Workspace.open(folder) as workspace:

        def review(person: PersonId) -> None:
            time.sleep(random.random() * THINK)
            while time.monotonic() < stop:
                try:
                    began = time.perf_counter()
                    item = workspace.acting_as(person).next_item()
                    taken = time.perf_counter() - began
                    if item is None:
                        return
                    time.sleep(THINK)
                    began = time.perf_counter()
                    workspace.acting_as(person).submit(item.assignment_id, BETTER, str(uuid4()))
                    sent = time.perf_counter() - began
                except LocalizeError:
                    with guard:
                        loop.errors += 1
                    continue
                with guard:
                    loop.acknowledged += 1
                    loop.next.seconds.append(taken)
                    loop.submit.seconds.append(sent)

        me = os.getpid()
        cpu, loop.rss_before, began = cpu_of(me), rss_of(me), time.monotonic()
        threads = [threading.Thread(target=review, args=(PersonId(each),)) for each in people]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        loop.cpu, loop.rss, loop.seconds = cpu_of(me) - cpu, rss_of(me), time.monotonic() - began
    return loop


async def page_loop(folder: Path, codes: list[str], seconds: float) -> Loop:
    """One browser's websocket for each reviewer against a server of one process."""
    server = RealServer(folder)
    server.start()
    loop = Loop(seconds)
    try:
        cookies = [server.sign_in(each) for each in codes]
        assert server.process is not None
        served = descendants(server.process.pid)
        stop = time.monotonic() + seconds
        cpu, loop.rss_before, began = sum(map(cpu_of, served)), max(map(rss_of, served)), time.monotonic()
        await asyncio.gather(*(browse(server, cookie, loop, stop) for cookie in cookies))
        loop.seconds = time.monotonic() - began
        loop.cpu, loop.rss = sum(map(cpu_of, served)) - cpu, max(map(rss_of, served))
    finally:
        server.kill()
    return loop


def open_page(server: RealServer, cookie: str) -> connect:
    """A websocket as the browser opens it."""
    address, headers = f"ws://127.0.0.1:{server.port}/_stcore/stream", {"Cookie": cookie}
    protocols = [Subprotocol("streamlit")]
    return connect(
        address, origin=Origin(server.url), subprotocols=protocols, additional_headers=headers, max_size=2**27
    )


async def browse(server: RealServer, cookie: str, loop: Loop, stop: float, think: float = THINK) -> None:
    """Open the page, then submit each item that is shown. Both times of a submit are its page run: one step here."""
    await asyncio.sleep(random.random() * think)
    async with open_page(server, cookie) as socket:
        began = time.perf_counter()
        shown, component = await run(socket, BackMsg())
        loop.next.seconds.append(time.perf_counter() - began)
        while time.monotonic() < stop and shown:
            await asyncio.sleep(think)
            began = time.perf_counter()
            following, component = await run(socket, submit(component, shown))
            if not following or following == shown:
                loop.errors += 1
                return
            loop.submit.seconds.append(time.perf_counter() - began)
            loop.acknowledged += 1
            shown = following


def submit(component: str, assignment: str) -> BackMsg:
    """As the sheet sends it: its last draft, which is its state, and the trigger."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    draft = {"assignment_id": assignment, "revision": 1, "ratings": BETTER}
    kept = message.rerun_script.widget_states.widgets.add(id=component)
    kept.json_value = json.dumps({"draft": draft})
    value = {"assignment_id": assignment, "revision": 1, "key": str(uuid4()), "ratings": BETTER, "frame": "ltr"}
    state = message.rerun_script.widget_states.widgets.add(id=make_trigger_id(component, "events"))
    state.json_trigger_value = json.dumps([{"event": "submit", "value": value}])
    return message


async def run(socket: ClientConnection, message: BackMsg) -> tuple[str, str]:
    """Run the page; returns the assignment on the sheet and the sheet's id."""
    if message.WhichOneof("type") is None:
        message.rerun_script.query_string = ""
    await socket.send(message.SerializeToString())
    shown = component = ""
    while True:
        frame = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(decode=False), 60))
        kind = frame.WhichOneof("type")
        if kind == "delta" and frame.delta.new_element.WhichOneof("type") == "bidi_component":
            sheet = frame.delta.new_element.bidi_component
            if sheet.component_name == "localize_review_sheet":
                shown, component = json.loads(sheet.bytes).get("assignment_id", ""), sheet.id
        elif kind == "script_finished" and frame.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return shown, component


def descendants(pid: int) -> list[int]:
    """A process and all below it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in descendants(int(child)))]


def cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rss_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
