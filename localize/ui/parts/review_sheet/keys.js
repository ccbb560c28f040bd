// The keyboard: what each key means, and which question it answers. In a text field keys are for writing.

const TEXT_FIELDS = 'textarea, select, input:not([type]), input[type=text], input[type=number], input[type=search], input[type=password], [contenteditable]'

function latinDigits(text) {
  return text.replace(/\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0)
    let value = 0
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
    return String(value)
  })
}

// What the key writes decides, in any digits. On layouts without Latin letters the letter printed beside them on the cap does.
function keyOf(event) {
  const written = [...event.key].length === 1 ? event.key : ''
  const digit = /^\p{Nd}$/u.test(written) ? Number(latinDigits(written)) : null
  if (digit !== null) return { digit, letter: null }
  if (/^[a-z]$/i.test(written)) return { digit: null, letter: written.toLowerCase() }
  const cap = /^Key([A-Z])$/.exec(event.code)
  if (cap && /^\P{ASCII}$/u.test(written)) return { digit: null, letter: cap[1].toLowerCase() }
  const number = /^Digit(\d)$/.exec(event.code)
  return { digit: number && written && !event.shiftKey && !'?/'.includes(written) ? Number(number[1]) : null, letter: null }
}

function isAlt(event, letter) {
  return event.altKey && !event.ctrlKey && !event.metaKey && (event.key.toLowerCase() === letter || event.code === `Key${letter.toUpperCase()}`)
}

function stopsShown(sheet) {
  return sheet.questions.filter(question => !question.element.hidden).flatMap(question => question.stops)
}

function isDone(sheet, stop) {
  if (stop.isDone) return stop.isDone() || (sheet.ratings[stop.question.criterion.id] || {}).state !== GIVEN
  return isAnswered(stop.question.criterion, sheet.ratings[stop.question.criterion.id])
}

// Where keys go: the question in focus, else the first one still open.
function currentStop(sheet) {
  const stops = stopsShown(sheet)
  return stops.find(stop => stop.element === sheet.current) || stops.find(stop => !isDone(sheet, stop)) || stops[0] || null
}

function goTo(sheet, stop) {
  stop.element.focus({ preventScroll: true })
  stop.element.scrollIntoView({ block: 'nearest' })
  sheet.current = stop.element
  markCurrent(sheet)
}

function move(sheet, step) {
  const stops = stopsShown(sheet)
  const at = stops.findIndex(stop => stop.element === sheet.current)
  const next = at < 0 ? currentStop(sheet) : stops[at + step]
  if (next) goTo(sheet, next)
}

function advance(sheet, stop) {
  const stops = stopsShown(sheet)
  const later = stops.slice(stops.indexOf(stop) + 1).find(each => !isDone(sheet, each))
  const required = stops.find(each => each.question.criterion.required && !isDone(sheet, each))
  const next = later || required
  if (next) goTo(sheet, next)
  else goTo(sheet, stop)
}

function pressed(sheet, key) {
  const stop = currentStop(sheet)
  if (!stop) return false
  const { question } = stop
  const way = key.digit === 0 ? question.ways['0'] : key.letter === 'x' ? question.ways.x : null
  if (way) {
    wayOut(sheet, question.criterion, way)
    advance(sheet, question.stops[question.stops.length - 1])
    return true
  }
  const done = stop.pick(key)
  if (done === 'answered') advance(sheet, stop)
  if (done === 'toggled') goTo(sheet, stop)
  return done !== null
}

function clearCurrent(sheet) {
  const stop = currentStop(sheet)
  if (!stop || !isDone(sheet, stop) || stop.question.writes) return
  if (stop.row) answerRow(sheet, stop.question.criterion, stop.row, null)
  else answer(sheet, stop.question.criterion, null)
  goTo(sheet, stop)
}

function plainKey(sheet, event, target) {
  if (event.key === '?') { sheet.keyTable.showModal(); return true }
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (target.closest && target.closest('.pane-text, dialog')) return false
    move(sheet, event.key === 'ArrowDown' ? 1 : -1)
    return true
  }
  if (event.key === 'Enter') {
    if (target.closest && target.closest('button, a, summary')) return false
    submit(sheet)
    return true
  }
  if (event.key === 'Backspace' || event.key === 'Delete') { clearCurrent(sheet); return true }
  const key = keyOf(event)
  if (key.digit === null && key.letter === null) return false
  // Streamlit itself listens for C and R; on a sheet a letter is an answer or nothing.
  return pressed(sheet, key) || 'cr'.includes(key.letter || ' ')
}

// True when the key meant something here; then nobody else gets it.
function handleKey(sheet, event) {
  const target = event.composedPath()[0]
  const inside = sheet.root.contains(target)
  const nowhere = target === document.body || target === document.documentElement
  if (event.isComposing || sheet.data.frozen || sheet.waiting || !(inside || nowhere) || sheet.dialogs.some(dialog => dialog.open)) return false
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { submit(sheet); return true }
  if (isAlt(event, 's')) { sheet.skipDialog.showModal(); return true }
  if (isAlt(event, 'z')) { undo(sheet); return true }
  if (isAlt(event, 'c')) {
    const stop = currentStop(sheet)
    if (stop) stop.question.note.open()
    return Boolean(stop)
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  if (inside && target.matches(TEXT_FIELDS)) {
    if (event.key !== 'Escape') return false
    const stop = currentStop(sheet)
    if (stop) goTo(sheet, stop)
    return true
  }
  return plainKey(sheet, event, target)
}
