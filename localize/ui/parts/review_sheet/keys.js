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

// What the key writes decides, in any digits. On layouts without Latin letters the letter printed beside them on the cap
// does; and where a digit needs shift, as on French keyboards, the key of the row of digits is that digit without it.
// A list has letters up to w: x is "I cannot judge". What comes after w is reached with tab and space.
function keyOf(event) {
  const nothing = { digit: null, letter: null }
  if (event.key === '' || /^[A-Z][A-Za-z]+$/.test(event.key)) return nothing
  const written = [...event.key].length === 1 ? event.key : ''
  if (/^\p{Nd}$/u.test(written)) return { digit: Number(latinDigits(written)), letter: null }
  if (/^[a-z]$/i.test(written)) return { digit: null, letter: written.toLowerCase() }
  const cap = /^Key([A-Z])$/.exec(event.code)
  if (cap) return /^[^\p{ASCII}\p{Script=Latin}]+$/u.test(event.key) ? { digit: null, letter: cap[1].toLowerCase() } : nothing
  const row = /^Digit(\d)$/.exec(event.code)
  return row && !event.shiftKey && event.key !== '?' ? { digit: Number(row[1]), letter: null } : nothing
}

// AltGr writes signs. (Firefox on a Mac calls Option so as well, which is our Alt.)
function writesBySign(event) {
  return Boolean(event.getModifierState && event.getModifierState('AltGraph')) && !(event.altKey && !event.ctrlKey)
}

// While an input method composes, keys are its own; Safari says so by a number alone.
function isComposing(event) {
  return event.isComposing || event.keyCode === 229 || event.key === 'Process' || event.key === 'Dead'
}

// On a Mac, Option writes letters: in a text field it is for writing.
function altIsForWriting(target) {
  return /^Mac/.test(navigator.platform) && Boolean(target.matches) && target.matches(TEXT_FIELDS)
}

function isAlt(event, letter) {
  return event.altKey && !event.ctrlKey && !event.metaKey && (event.key.toLowerCase() === letter || event.code === `Key${letter.toUpperCase()}`)
}

function stopsShown(sheet) {
  return sheet.questions.filter(question => !question.element.hidden).flatMap(question => question.stops)
}

function isDone(sheet, stop) {
  const rating = sheet.ratings[stop.question.criterion.id]
  if (stop.isDone) return stop.isDone() || Boolean(rating && rating.state !== GIVEN)
  return isAnswered(stop.question.criterion, rating)
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
  if (stop.clear) stop.clear()
  else if (stop.row) answerRow(sheet, stop.question.criterion, stop.row, null)
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
  // A key that is held down answers once.
  if (event.repeat) {
    const { digit, letter } = keyOf(event)
    return digit !== null || letter !== null || (event.key === 'Enter' && !(target.closest && target.closest('button, a, summary')))
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

// The keys with Alt, and Ctrl with Enter: they hold in text fields too. Null where this is none of them.
function chordKey(sheet, event, target) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    if (!event.repeat) submit(sheet)
    return true
  }
  if (!event.altKey || altIsForWriting(target)) return null
  if (isAlt(event, 's') && !sheet.data.correcting) { sheet.skipDialog.showModal(); return true }
  if (isAlt(event, 'z')) { undo(sheet); return true }
  if (isAlt(event, 'g')) return goToSignals(sheet) || null
  const stop = currentStop(sheet)
  if (isAlt(event, 'c')) {
    if (stop) stop.question.note.open()
    return Boolean(stop)
  }
  if (/^Arrow(Up|Down)$/.test(event.key) && stop && stop.shift && !(target.matches && target.matches(TEXT_FIELDS))) {
    stop.shift(event.key === 'ArrowUp' ? -1 : 1)
    goTo(sheet, stop)
    return true
  }
  return null
}

// True when the key meant something here; then nobody else gets it.
function handleKey(sheet, event) {
  const target = event.composedPath()[0]
  const inside = sheet.root.contains(target)
  const nowhere = target === document.body || target === document.documentElement
  if (isComposing(event) || (sheet.data.frozen && !sheet.reveal) || sheet.waiting || !(inside || nowhere) || sheet.dialogs.some(dialog => dialog.open)) return false
  if (writesBySign(event)) return false
  const ofCover = coverKey(sheet, event, target)
  if (ofCover !== null) return ofCover
  if (sheet.reveal) return revealKey(sheet, event, target)
  if (markingKey(sheet, event, target)) return true
  const chord = chordKey(sheet, event, target)
  if (chord !== null) return chord
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  if (inside && target.matches(TEXT_FIELDS)) {
    if (event.key !== 'Escape') return false
    const stop = currentStop(sheet)
    if (stop) goTo(sheet, stop)
    return true
  }
  return plainKey(sheet, event, target)
}
