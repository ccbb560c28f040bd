// Marking by keys: a caret in the text. Arrows go by characters as they are read, with Ctrl or Alt by words, with Shift
// they select; Enter marks, m goes to the other text, Esc leaves.

const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: 'home', End: 'end', ArrowUp: 'up', ArrowDown: 'down' }

// From the question: what is selected is marked; else a caret comes into the text, where it was last.
function markByKeys(sheet, marker) {
  if (sheet.data.frozen) return
  if (sheet.selected?.marked && !sheet.caret) openOrMark(sheet, marker, sheet.selected.marked)
  else startCaret(sheet, marker, marker.criterion.on)
}

function startCaret(sheet, marker, on) {
  const side = sidesOf(sheet)[on]
  const element = side && elementOfSide(side)
  if (!element) return
  endCaret(sheet)
  element.closest('.original')?.removeAttribute('hidden')
  const at = side.caretAt || 0
  const caret = { side, marker, at, from: at, x: null, element: make('div', { class: 'caret', 'aria-hidden': true }) }
  sheet.caret = caret
  element.append(caret.element)
  element.focus({ preventScroll: true })
  element.addEventListener('focusout', () => { if (sheet.caret === caret) endCaret(sheet) }, { once: true })
  showCaret(sheet)
  setText(sheet.spoken, sheet.words.mark_caret_hint)
}

function endCaret(sheet) {
  if (!sheet.caret) return
  sheet.caret.side.caretAt = sheet.caret.at
  sheet.caret.element.remove()
  sheet.caret = null
}

// Where the caret stands on the screen: beside the character it is before, else behind the last of the line.
function caretBox(side, lines, place) {
  const point = pointOfPlace(lines, place)
  const line = lines.find(each => place >= each.at && place <= each.end)
  if (!point || !line) return null
  const range = document.createRange()
  range.setStart(...point)
  range.collapse(true)
  const found = point[0].nodeType === Node.TEXT_NODE ? range.getClientRects()[0] : null
  if (found && found.height) return found
  const folded = point[0].parentElement?.closest('.fold')
  const box = (folded || line.element).getBoundingClientRect()
  const atEnd = getComputedStyle(line.element).direction === 'rtl' ? box.right : box.left
  return new DOMRect(atEnd, box.top, 0, Math.min(box.height, 32))
}

function showCaret(sheet) {
  const { caret } = sheet
  const { side, at, from } = caret
  const lines = linesOf(side)
  const box = caretBox(side, lines, at)
  const pane = elementOfSide(side)
  const around = pane.getBoundingClientRect()
  if (box) {
    caret.element.style.left = `${box.left - around.left - pane.clientLeft + pane.scrollLeft}px`
    caret.element.style.top = `${box.top - around.top - pane.clientTop + pane.scrollTop}px`
    caret.element.style.height = `${box.height}px`
    caret.element.scrollIntoView({ block: 'nearest' })
  }
  const anchor = pointOfPlace(lines, from, from > at)
  const focus = pointOfPlace(lines, at, at > from)
  if (anchor && focus) document.getSelection()?.setBaseAndExtent(...anchor, ...focus)
  showMarkBar(sheet)
}

function stepByCharacter(side, lines, at, step) {
  const end = lines.length ? lines[lines.length - 1].end : 0
  let place = at
  do {
    if (step > 0) place = place < end ? clusterAt(side, place)[1] : end
    else place = place > 0 ? clusterAt(side, place - 1)[0] : 0
  } while (place > 0 && place < end && !lines.some(line => place >= line.at && place <= line.end))
  return place
}

// To the end of the next word, or to the beginning of the one before. Words as the language has them, with or without blanks.
function stepByWord(side, lines, at, step) {
  if (!Intl.Segmenter) return stepByCharacter(side, lines, at, step)
  const segmenter = new Intl.Segmenter(side.lang, { granularity: 'word' })
  for (const line of step > 0 ? lines.filter(each => each.end > at) : lines.filter(each => each.at < at).reverse()) {
    const words = [...segmenter.segment(side.text.slice(line.at, line.end))].filter(each => each.isWordLike)
    const places = words.map(({ index, segment }) => line.at + index + (step > 0 ? segment.length : 0))
    const found = step > 0 ? places.find(place => place > at) : places.reverse().find(place => place < at)
    if (found !== undefined) return found
  }
  return step > 0 ? lines[lines.length - 1].end : 0
}

// To the place above or below that is nearest across.
function stepByLine(caret, lines, step) {
  const { side } = caret
  const start = caretBox(side, lines, caret.at)
  if (!start) return caret.at
  caret.x = caret.x ?? start.left
  let best = null
  let row = null
  for (let place = caret.at, count = 0; count < 3000; count += 1) {
    const next = stepByCharacter(side, lines, place, step)
    if (next === place) break
    place = next
    const box = caretBox(side, lines, place)
    if (!box || (step > 0 ? box.top < start.top + start.height / 2 : box.top > start.top - start.height / 2)) continue
    if (row !== null && Math.abs(box.top - row) > start.height / 2) break
    row = row ?? box.top
    if (!best || Math.abs(box.left - caret.x) < best.far) best = { place, far: Math.abs(box.left - caret.x) }
  }
  return best ? best.place : step > 0 ? lines[lines.length - 1].end : 0
}

function moveCaret(sheet, event) {
  const { caret } = sheet
  let lines = linesOf(caret.side)
  const line = lines.find(each => caret.at >= each.at && caret.at <= each.end)
  const kind = STEPS[event.key]
  const byWord = event.ctrlKey || event.altKey || event.metaKey
  if (typeof kind === 'number' && line) {
    const step = getComputedStyle(line.element).direction === 'rtl' ? -kind : kind
    // At the end of what is shown of a long text, more of it comes.
    if (step > 0 && caret.at === lines[lines.length - 1].end) {
      elementOfSide(caret.side).querySelector('.text-more button')?.click()
      lines = linesOf(caret.side)
    }
    caret.at = (byWord ? stepByWord : stepByCharacter)(caret.side, lines, caret.at, step)
  } else if (kind === 'home') caret.at = byWord ? 0 : line ? line.at : caret.at
  else if (kind === 'end') caret.at = byWord ? lines[lines.length - 1].end : line ? line.end : caret.at
  else caret.at = stepByLine(caret, lines, kind === 'down' ? 1 : -1)
  if (typeof kind === 'number') caret.x = null
  if (!event.shiftKey) caret.from = caret.at
  showCaret(sheet)
  const [from, to] = [caret.from, caret.at].sort((one, other) => one - other)
  setText(sheet.spoken, from < to ? caret.side.text.slice(from, to) : caret.side.text.slice(...(to < caret.side.text.length ? clusterAt(caret.side, to) : [to])))
}

function openOrMark(sheet, marker, found, severity = null, back = null) {
  const { overlapped } = markPlaces(sheet, marker, found, severity, back)
  if (overlapped === undefined) return
  showBar(sheet, found, overlapNotice(sheet, marker, overlapped))
  setText(sheet.spoken, fill(sheet.words.mark_overlaps, { text: shortText(marker.marks()[overlapped].text) }))
}

// Enter on a selection marks it, inside a mark opens it, else takes the word.
function enterAtCaret(sheet, severity = null) {
  const { side, marker, at, from } = sheet.caret
  const back = () => startCaret(sheet, marker, side.on)
  const [start, end] = [from, at].sort((one, other) => one - other)
  const places = start < end ? wholeCharacters(side, start, end) : null
  if (places) { openOrMark(sheet, marker, { side, from: places[0], to: places[1] }, severity, back); return }
  const here = at < side.text.length ? marker.overlapped(side.on, at, at + 1) : -1
  if (here >= 0) { marker.edit(here, back); return }
  const lines = linesOf(side)
  const last = stepByWord(side, lines, at, 1)
  const first = stepByWord(side, lines, last, -1)
  if (first <= at) Object.assign(sheet.caret, { from: first, at: last })
  showCaret(sheet)
}

// True when the key was for the caret. Letters are no answers to other questions meanwhile.
function caretKey(sheet, event) {
  const { caret } = sheet
  if (!caret.element.isConnected) { endCaret(sheet); return false }
  if (Object.hasOwn(STEPS, event.key)) { moveCaret(sheet, event); return true }
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === '?') return false
  if (event.key === 'Enter') { enterAtCaret(sheet); return true }
  if (event.key === 'Escape') {
    endCaret(sheet)
    forgetSelection(sheet)
    const stop = stopsShown(sheet).find(each => each.question.criterion.id === caret.marker.criterion.id)
    if (stop) goTo(sheet, stop)
    return true
  }
  const key = keyOf(event)
  if (key.letter === 'm') {
    const { criterion } = caret.marker
    const other = caret.side.on !== criterion.on ? criterion.on : criterion.also_on_source ? 'source' : criterion.on
    startCaret(sheet, caret.marker, sidesOf(sheet)[other] ? other : criterion.on)
    return true
  }
  const severity = caret.marker.criterion.severities[key.letter ? LETTERS.indexOf(key.letter) : (key.digit || 0) - 1]
  if (severity && caret.at !== caret.from) enterAtCaret(sheet, severity.id)
  return key.letter !== null || key.digit !== null || ['Backspace', 'Delete'].includes(event.key)
}

// Keys of marking come first: the caret's, then those of an open editor, then m, which is heard from any question.
function markingKey(sheet, event, target) {
  if (sheet.caret) return caretKey(sheet, event)
  const editor = target.closest && target.closest('.mark-editor')
  if (editor && !event.ctrlKey && !event.metaKey && !event.altKey) return editor.markKey(event)
  if (event.ctrlKey || event.metaKey || event.altKey || (target.matches && target.matches(TEXT_FIELDS))) return false
  if (event.key === 'Escape' && sheet.root.querySelector('.mark-bar')) { forgetSelection(sheet); return true }
  if (keyOf(event).letter !== 'm' || event.repeat) return false
  const selected = sheet.selected?.marked
  const [marker] = selected ? markersFor(sheet, selected.side) : markersShown(sheet)
  if (!marker || (!selected && takesM(currentStop(sheet)))) return false
  markByKeys(sheet, marker)
  return true
}

// A mark in its row, or the thirteenth answer of a list.
function takesM({ question }) {
  const { kind, options } = question.criterion
  return kind === 'spans' || options.length > LETTERS.indexOf('m')
}

function keysOfMarking(sheet) {
  const { words } = sheet
  if (!sheet.data.rubric.criteria.some(each => each.kind === 'spans')) return []
  return [
    [['m'], words.key_mark], [['←', '→'], words.key_mark_move], [['Ctrl', '→'], words.key_mark_word], [['Shift', '→'], words.key_mark_select],
    [['a', 'b', '…'], words.key_mark_severity], [['n'], words.key_no_error],
  ]
}
