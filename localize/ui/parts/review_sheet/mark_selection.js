// What is selected in the texts, by mouse or finger, and the small bar beside it that marks it. The browser's own selection
// and its handles are left alone; the bar comes when they rest.

const REST = 250

// The selection as a range. In a shadow tree browsers give it in three ways.
function selectedRange(sheet) {
  const tree = sheet.root.getRootNode()
  const selection = tree.getSelection ? tree.getSelection() : document.getSelection()
  if (!selection) return null
  if (tree.getSelection || !selection.getComposedRanges) return selection.rangeCount ? selection.getRangeAt(0) : null
  const found = selection.getComposedRanges({ shadowRoots: [tree] })[0] || null
  if (!found) return null
  const range = document.createRange()
  range.setStart(found.startContainer, found.startOffset)
  range.setEnd(found.endContainer, found.endOffset)
  return range
}

// Where the hand began decides the text; what it took beyond that text is left out.
function selectedPlaces(sheet, range) {
  for (const side of Object.values(sidesOf(sheet))) {
    const element = elementOfSide(side)
    if (!element) continue
    const starts = element.contains(range.startContainer)
    const ends = element.contains(range.endContainer)
    const elsewhere = Object.values(sidesOf(sheet)).some(other => other !== side && elementOfSide(other)?.contains(range.startContainer))
    if (!starts && (!ends || elsewhere)) continue
    const lines = linesOf(side)
    const places = wholeCharacters(side, placeOfPoint(lines, range.startContainer, range.startOffset), placeOfPoint(lines, range.endContainer, range.endOffset))
    return places && { side, from: places[0], to: places[1] }
  }
  return null
}

function readSelection(sheet) {
  const range = selectedRange(sheet)
  if (!range || range.collapsed) return null
  const reading = sheet.root.querySelector('.reading')
  const common = range.commonAncestorContainer
  if (!reading || !(reading.contains(range.startContainer) || reading.contains(range.endContainer)) || !common.isConnected) return null
  const text = String(sheet.root.getRootNode().getSelection?.() || range).trim()
  return text ? { text, marked: selectedPlaces(sheet, range) } : null
}

// A tap on the bar clears the selection on some phones before it is heard: what was selected is remembered for a moment.
function selectionMoved(sheet) {
  clearTimeout(sheet.selectionTimer)
  const found = sheet.data && readSelection(sheet)
  if (found) sheet.selected = found
  sheet.selectionTimer = setTimeout(() => selectionRests(sheet), REST)
}

function selectionRests(sheet) {
  clearTimeout(sheet.selectionTimer)
  if (!sheet.data || sheet.pressing) return
  sheet.selected = readSelection(sheet)
  for (const button of sheet.root.querySelectorAll('.quote')) button.disabled = !sheet.selected
  if (!sheet.caret) showMarkBar(sheet)
}

function forgetSelection(sheet) {
  sheet.selected = null
  document.getSelection()?.removeAllRanges()
  selectionRests(sheet)
}

function watchSelection(sheet) {
  const moved = () => selectionMoved(sheet)
  const down = event => { sheet.pressing = event.pointerType === 'mouse' || Boolean(event.composedPath()[0].closest?.('.mark-bar, .quote')) }
  const up = event => {
    if (sheet.pressing) setTimeout(() => { sheet.pressing = false; selectionRests(sheet) }, event.pointerType === 'mouse' ? 0 : REST)
  }
  const place = () => placeMarkBar(sheet)
  // More of a long text was asked for: its marks come with it.
  const more = event => { if (event.composedPath()[0].closest?.('.text-more') && markersOf(sheet).size) setTimeout(() => paintMarks(sheet, true)) }
  const listeners = [[document, 'selectionchange', moved], [window, 'pointerdown', down], [window, 'pointerup', up], [window, 'pointercancel', up], [window, 'scroll', place], [window, 'resize', place], [window, 'click', more]]
  for (const [target, name, heard] of listeners) target.addEventListener(name, heard, { capture: true, passive: true })
  return () => {
    clearTimeout(sheet.selectionTimer)
    for (const [target, name, heard] of listeners) target.removeEventListener(name, heard, true)
  }
}

function markersShown(sheet) {
  const shown = sheet.questions.filter(question => !question.element.hidden).map(question => question.criterion.id)
  return [...markersOf(sheet).values()].filter(({ criterion }) => shown.includes(criterion.id))
}

// The questions that a selection can answer, those on the sheet only.
function markersFor(sheet, side) {
  return markersShown(sheet).filter(({ criterion }) => criterion.on === side.on || (criterion.also_on_source && side.on === 'source'))
}

// Marks what is selected, or says why it cannot be marked. `severity` may be left open: the editor asks.
function markPlaces(sheet, marker, { side, from, to }, severity = null, back = null) {
  const other = marker.overlapped(side.on, from, to)
  if (other >= 0) return { overlapped: other }
  const [start, end] = [codePointsBefore(side, from), codePointsBefore(side, to)]
  const given = { on: side.on, start, end, text: side.text.slice(from, to), ...(severity ? { severity } : {}) }
  marker.add(newMark(marker.criterion, given), back)
  forgetSelection(sheet)
  return {}
}

function markButtons(sheet, marker, several) {
  const { criterion } = marker
  const mark = severity => { if (sheet.selected?.marked) markPlaces(sheet, marker, sheet.selected.marked, severity) }
  const grades = criterion.severities.map(each => make('button', { type: 'button', class: 'button', title: each.text, onclick: () => mark(each.id) },
    make('b', { class: 'letter', 'aria-hidden': true, 'data-rank': rankOf(criterion, each.id) }, markLetter(criterion, each.id)), severityName(sheet, criterion, each.id)))
  const open = make('button', { type: 'button', class: 'button', onclick: () => mark(null) }, sheet.words.mark, ' ', make('kbd', { 'aria-hidden': true }, 'm'))
  return [several ? make('span', { class: 'quiet-text' }, criterion.question) : null, make('div', { class: 'mark-ways' }, ...grades, open)].filter(Boolean)
}

function overlapNotice(sheet, marker, place) {
  const mark = marker.marks()[place]
  return [make('span', { dir: 'auto' }, ...withBadges(fill(sheet.words.mark_overlaps, { text: shortText(mark.text) }), sheet.words)), make('button', {
    type: 'button', class: 'button', onclick: () => { forgetSelection(sheet); marker.edit(place) },
  }, sheet.words.mark_open)]
}

function showMarkBar(sheet) {
  const found = sheet.selected && !sheet.caret && !sheet.data.frozen && !sheet.waiting ? sheet.selected.marked : null
  const markers = found ? markersFor(sheet, found.side) : []
  if (!markers.length) { sheet.root.querySelector('.mark-bar')?.remove(); return }
  showBar(sheet, found, markers.flatMap(marker => {
    const other = marker.overlapped(found.side.on, found.from, found.to)
    return other >= 0 ? overlapNotice(sheet, marker, other) : markButtons(sheet, marker, markers.length > 1)
  }))
}

function showBar(sheet, found, parts) {
  sheet.root.querySelector('.mark-bar')?.remove()
  const bar = make('div', { class: 'mark-bar', popover: 'manual', role: 'group', 'aria-label': sheet.words.mark_bar, onmousedown: event => event.preventDefault() }, ...parts)
  bar.found = found
  sheet.root.append(bar)
  bar.showPopover?.()
  placeMarkBar(sheet)
}

// Below the words (the menu of a phone stands above), else above them; out of sight with them.
function placeMarkBar(sheet) {
  const bar = sheet.root.querySelector('.mark-bar')
  const range = bar && rangeOfPlaces(linesOf(bar.found.side), bar.found.from, bar.found.to)
  if (!range) return
  const box = range.getBoundingClientRect()
  const gap = matchMedia('(pointer: coarse)').matches ? 32 : 8
  const below = box.bottom + gap
  const top = below + bar.offsetHeight < window.innerHeight ? below : Math.max(8, box.top - gap - bar.offsetHeight)
  bar.style.top = `${Math.round(top)}px`
  bar.style.left = `${Math.round(Math.min(Math.max(8, box.left), window.innerWidth - bar.offsetWidth - 8))}px`
  bar.classList.toggle('away', box.bottom < 0 || box.top > window.innerHeight)
}

// Evidence for an answer: the words selected in any text, into its comment.
function drawQuoting(sheet, criterion, note) {
  if (criterion.spans !== 'optional') return null
  const button = make('button', { type: 'button', class: 'quiet quote', disabled: true, onclick: () => {
    if (!sheet.selected) return
    const before = ((sheet.ratings[criterion.id] || {}).comment || '').trimEnd()
    comment(sheet, criterion, `${before}${before ? '\n' : ''}«${sheet.selected.text}» `)
    note.open()
  } }, sheet.words.quote_selected)
  button.onpointerdown = event => event.preventDefault()
  return button
}
