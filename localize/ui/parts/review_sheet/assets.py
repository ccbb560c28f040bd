"""The sheet's script and styles: fetched once, kept by the browser under the hash of what is in them.

A run of the page carries only the few lines that load them.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

HERE = Path(__file__).parent
HTML = '<div class="frame">\n<div class="sheet"></div>\n</div>'
ENTRY = "sheet.js"
FOR_EVER = "public, max-age=31536000, immutable"

# A connection may be lost at this very moment: it is asked for again until it comes.
_LOADER = """
const address = %s
const wait = seconds => new Promise(done => setTimeout(done, 1000 * seconds))
const load = async () => {
  for (let times = 0; ; times += 1) {
    const place = new URL(times ? `${address}?again=${times}` : address, window.location.href)
    try { return await import(place) } catch (fault) {
      if (!(fault instanceof TypeError)) throw fault
      await wait(2)
    }
  }
}
window.localizeSheet = window.localizeSheet || {}
const whole = window.localizeSheet[address] = window.localizeSheet[address] || load()
export default component => {
  let end = null
  let gone = false
  whole.then(script => { if (!gone) end = script.%s(component) })
  return () => { gone = true; if (end) end() }
}
"""


@cache
def sheet_source() -> tuple[str, str, str]:
    """HTML, CSS and JavaScript of the sheet; styles joined, and scripts into one module, the entry last."""
    scripts = sorted(each for each in HERE.glob("*.js") if each.name != ENTRY)
    joined = "\n".join(each.read_text("utf-8") for each in [*scripts, HERE / ENTRY])
    styles = "\n".join(each.read_text("utf-8") for each in sorted(HERE.glob("*.css")))
    return HTML, styles, joined


@cache
def _module() -> bytes:
    _, styles, script = sheet_source()
    return f"const STYLES = {json.dumps(styles)}\n{script}".encode()


@cache
def _packed() -> bytes:
    return gzip.compress(_module(), 9, mtime=0)


def _address() -> str:
    return f"/sheet/{sha256(_module()).hexdigest()[:20]}.js"


@cache
def loader(name: str) -> str:
    """The script of a component: it fetches the module and runs what it exports under this name."""
    return _LOADER % (json.dumps(_address()), name)


async def serve(request: Request) -> Response:
    if request.url.path != _address():
        return PlainTextResponse("404", 404)
    headers = {"cache-control": FOR_EVER, "vary": "accept-encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(_module(), media_type="text/javascript", headers=headers)
    return Response(_packed(), media_type="text/javascript", headers={**headers, "content-encoding": "gzip"})


ROUTE = Route("/sheet/{file}", serve)
