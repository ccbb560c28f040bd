// Where a signal's evidence stands: highlighted beside the page's elements, not in them, so that texts and marks stay as they are.

const EVIDENCE = 'localize-evidence'
const EVIDENCE_MOST = 200
const PORTIONS_MOST = 100
const ROOM_ABOVE = 90
const ROOM_BELOW = 120

const evidenceSides = new WeakMap()

function textsOfEvidence({ unit, prompt, source_prompt: original, outputs }, about, on) {
  const turns = content => content.map(turn => turn.text)
  if (on === 'source') return original ? turns(original) : unit === 'translation' ? turns(prompt) : null
  if (on === 'prompt' || about === null) return turns(prompt)
  return outputs[about] ? [outputs[about].text] : null
}

function placeOfEvidence({ unit }, about, on) {
  if (on === 'source') return '.pane.source .pane-text, .original'
  if (on === 'prompt' || about === null) return unit === 'prompt' ? '.pane.target .pane-text' : unit === 'translation' ? '.pane.source .pane-text' : '.prompt .whole'
  return unit === 'translation' ? '.pane.target .pane-text' : `.answer-${about} .pane-text`
}

// The text in which a span lies; null where this sheet does not have it.
function sideOfEvidence(sheet, about, on) {
  if (!evidenceSides.has(sheet.panes)) evidenceSides.set(sheet.panes, new Map())
  const sides = evidenceSides.get(sheet.panes)
  const key = keyOfSignal(about, on)
  if (!sides.has(key)) {
    const texts = textsOfEvidence(sheet.data, about, on)
    const { lang } = on === 'source' ? sheet.data.source || sheet.data.content : sheet.data.content
    sides.set(key, texts && sideAt(sheet, { on, texts, place: placeOfEvidence(sheet.data, about, on), lang }))
  }
  return sides.get(key)
}

const placesOfSignals = new WeakMap()

// Where a signal's spans stand, each as {span, side, from, to}; without those in texts that this sheet does not have.
function placesOfSpans(sheet, about, signal) {
  const known = placesOfSignals.get(signal)
  if (known && known.panes === sheet.panes) return known.places
  const spans = signal.spans.slice(0, EVIDENCE_MOST).map(span => ({ span, side: sideOfEvidence(sheet, about, span.on) })).filter(({ side }) => side)
  const maps = new Map([...new Set(spans.map(({ side }) => side))].map(side =>
    [side, placesOfOffsets(side, spans.filter(each => each.side === side).flatMap(({ span }) => [span.start, span.end]))]))
  const places = spans.map(({ span, side }) => ({ span, side, from: maps.get(side).get(span.start), to: maps.get(side).get(span.end) }))
    .filter(({ from, to }) => from < to)
  placesOfSignals.set(signal, { panes: sheet.panes, places })
  return places
}

// Code points to places, in one walk over the text.
function placesOfOffsets(side, offsets) {
  let [count, at] = [0, 0]
  return new Map([...new Set(offsets)].sort((one, other) => one - other).map(offset => {
    if (!side.astral) return [offset, Math.min(offset, side.text.length)]
    for (; count < offset && at < side.text.length; count += 1) at += side.text.codePointAt(at) > 0xffff ? 2 : 1
    return [offset, at]
  }))
}

function canHighlight() {
  return typeof Highlight === 'function' && Boolean(CSS.highlights)
}

function placesShown(sheet) {
  const { evidence } = sheet.signals
  if (!evidence) return []
  const [about, name] = JSON.parse(evidence)
  const text = signalsShown(sheet).find(each => each.about === about)
  const signal = text && text.found.find(each => each.name === name)
  return signal ? placesOfSpans(sheet, about, signal) : []
}

// Drawn anew whenever the elements under it were.
function paintEvidence(sheet) {
  if (!canHighlight()) return
  CSS.highlights.delete(EVIDENCE)
  const lines = new Map()
  const ranges = placesShown(sheet).map(({ side, from, to }) => {
    if (!lines.has(side)) lines.set(side, elementOfSide(side) ? linesOf(side) : [])
    return rangeOfPlaces(lines.get(side), from, to)
  }).filter(Boolean)
  if (!ranges.length) return
  const highlight = new Highlight(...ranges)
  highlight.priority = 1
  CSS.highlights.set(EVIDENCE, highlight)
}

// `key` names the signal; null shows none.
function showEvidence(sheet, key) {
  sheet.signals.evidence = key
  const places = placesShown(sheet)
  places.forEach(unfoldTo)
  if (places.some(({ side }) => side.on === 'source')) sheet.showOriginal()
  paintEvidence(sheet)
  sheet.signals.bars.forEach(bar => bar.refresh())
  const range = places.length ? rangeOfPlaces(linesOf(places[0].side), places[0].from, places[0].to) : null
  if (range) scrollToRange(range)
}

// What stands in a part that was not asked for yet comes on the page; a text that is folded to a few lines is unfolded.
function unfoldTo({ side, to }) {
  const element = elementOfSide(side)
  const unfold = element && element.closest('.folded:not(.open)')?.parentNode.querySelector('.unfold:not([hidden])')
  if (unfold) unfold.click()
  const number = side.starts.findLastIndex(start => start < to)
  for (let times = 0; times < PORTIONS_MOST; times += 1) {
    const block = blocksOfSide(side)[number]
    const more = block && block.querySelector('.text-more button')
    const lines = more ? linesOf(side) : []
    if (!more || pointOfPlace(lines, to, true)) return
    more.click()
  }
}

// In every box that scrolls by itself, from the inside out; nothing moves where it is in sight already.
function scrollToRange(range) {
  const inside = range.startContainer.parentElement
  for (let box = inside; box; box = box.parentElement || box.getRootNode().host) {
    const own = getComputedStyle(box).overflowY
    if (box.scrollHeight <= box.clientHeight + 1 || !['auto', 'scroll'].includes(own)) continue
    bringInto(box, range, box.getBoundingClientRect().top, box.clientHeight)
  }
  const page = document.scrollingElement
  if (page) bringInto(page, range, 0, window.innerHeight)
}

function bringInto(box, range, top, height) {
  const at = range.getClientRects()[0] || range.getBoundingClientRect()
  const whole = box.closest('.sheet') === null || box === document.scrollingElement
  const [above, below] = whole ? [ROOM_ABOVE, ROOM_BELOW] : [8, 24]
  if (at.top < top + above) box.scrollTop += at.top - top - above
  else if (at.bottom > top + height - below) box.scrollTop += at.bottom - top - height + below
}
