// Automatic signals below each text: a chip each, what asks for a look first. Never one light for all of them. An explanation
// opens on demand; where nothing asks for a look, nothing draws the eye.

const CHIPS_SHOWN = 4
const OPENED = 'localize-opened'

function keyOfSignal(about, name) {
  return JSON.stringify([about, name])
}

// Of one item: which explanations are open, which ever were, which groups are unfolded, what was said of signals here, and
// the signal whose evidence is shown.
function startSignals(sheet) {
  sheet.reveal = null
  delete sheet.root.dataset.revealing
  sheet.signals = { open: new Set(), opened: openedBefore(sheet.data.assignment_id), unfolded: new Set(), said: new Map(), evidence: null, bars: [] }
  paintEvidence(sheet)
}

// What was opened outlives a reload: it travels with the judgment.
function openedBefore(assignment) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(OPENED))
    return new Set(kept && kept.of === assignment && Array.isArray(kept.keys) ? kept.keys.filter(isKeyOfSignal) : [])
  } catch { return new Set() }
}

function isKeyOfSignal(key) {
  try {
    const [about, name, ...more] = JSON.parse(key)
    return (about === null || Number.isInteger(about)) && typeof name === 'string' && !more.length
  } catch { return false }
}

function noteOpened(sheet, key) {
  sheet.signals.opened.add(key)
  const kept = { of: sheet.data.assignment_id, keys: [...sheet.signals.opened] }
  try { sessionStorage.setItem(OPENED, JSON.stringify(kept)) } catch { /* then a reload forgets it */ }
}

function openedSignals(sheet) {
  return [...sheet.signals.opened].map(key => JSON.parse(key))
}

// What there is to show now: beside the work from the start, or after the judgment.
function signalsShown(sheet) {
  if (sheet.reveal) return sheet.reveal.on
  return (sheet.data.signals && sheet.data.signals.on) || []
}

function reveals(sheet) {
  return teaches(sheet) || Boolean(sheet.data.signals && sheet.data.signals.reveals)
}

// The part of the page that shows this text; null where the sheet does not show it.
function hostOfSignals(sheet, reading, about) {
  const { unit, source_prompt: original } = sheet.data
  if (about !== null) return reading.querySelector(unit === 'translation' ? '.pane.target' : `.answer-${about}`)
  if (unit === 'prompt') return reading.querySelector('.pane.target')
  return reading.querySelector(unit === 'translation' && !original ? '.pane.source' : '.prompt')
}

function drawSignals(sheet, reading = sheet.uncovered.reading) {
  sheet.signals.bars.forEach(bar => bar.element.remove())
  sheet.signals.bars = signalsShown(sheet).filter(({ found }) => found.length).flatMap(({ about, found }) => {
    const host = hostOfSignals(sheet, reading, about)
    if (!host) return []
    const bar = drawBar(sheet, about, found)
    host.append(bar.element)
    return [bar]
  })
  sheet.signals.drawn = drawnSignals(signalsShown(sheet))
}

// Verdicts come and go without another drawing.
function drawnSignals(on) {
  return JSON.stringify(on, (name, value) => (name === 'verdict' ? undefined : value))
}

// The server says something else of them than what is drawn. The focus stays where it is, if its place is still there.
function refreshSignals(sheet) {
  const on = signalsShown(sheet)
  if (drawnSignals(on) !== sheet.signals.drawn) {
    const at = sheet.root.getRootNode().activeElement?.closest('.signals [data-part]')?.dataset.part
    drawSignals(sheet)
    paintEvidence(sheet)
    if (at) sheet.root.querySelector(`.signals [data-part="${CSS.escape(at)}"]`)?.focus({ preventScroll: true })
  }
  settleVerdicts(sheet)
  sheet.signals.bars.forEach(bar => bar.refresh())
}

// What asks for a look comes first. Folded away: what cannot be said, what is minor, and more than a few.
function inOrderOfLook(found) {
  const weight = { look: 0, ok: 1, not_applicable: 2 }
  const sorted = [...found].sort((one, other) => weight[one.state] - weight[other.state])
  const plain = sorted.filter(each => !each.minor && each.state !== 'not_applicable')
  const looks = plain.filter(each => each.state === 'look').length
  const shown = plain.slice(0, Math.max(looks, CHIPS_SHOWN))
  return { shown, folded: sorted.filter(each => !shown.includes(each)) }
}

function drawBar(sheet, about, found) {
  const { words } = sheet
  const { shown, folded } = inOrderOfLook(found)
  const chips = [...shown, ...folded].map(signal => drawChip(sheet, about, signal))
  const away = chips.slice(shown.length)
  const button = make('button', { type: 'button', class: 'quiet signals-more', hidden: !away.length, 'data-part': `${about} more` })
  const looks = folded.filter(each => each.state === 'look').length
  const element = make('div', { class: 'signals', role: 'group', 'aria-label': words.signals, 'data-about': String(about) },
    make('ul', { class: 'signal-row' }, ...chips.map(chip => make('li', {}, chip.button)), make('li', {}, button)),
    ...chips.map(chip => chip.why))
  const bar = { element, about, chips }
  bar.refresh = () => {
    const unfolded = sheet.signals.unfolded.has(about)
    button.setAttribute('aria-expanded', String(unfolded))
    const counted = fill(looks ? words.signals_more_look : words.signals_more, { count: number(sheet, folded.length), looks: number(sheet, looks) })
    setText(button, unfolded ? words.signals_less : counted)
    chips.forEach(chip => chip.refresh(unfolded || !away.includes(chip)))
  }
  button.onclick = () => {
    const { unfolded } = sheet.signals
    if (!unfolded.delete(about)) unfolded.add(about)
    bar.refresh()
  }
  bar.refresh()
  return bar
}

function drawChip(sheet, about, signal) {
  const key = keyOfSignal(about, signal.name)
  const id = freshId('signal')
  const measured = signal.metric && signal.state === 'ok' && signal.number
  const word = measured || sheet.words[`signal_${signal.state}`]
  const button = make('button', { type: 'button', class: 'signal', 'data-state': measured ? 'metric' : signal.state, 'aria-controls': id, 'data-part': key },
    make('span', { class: 'sign', 'aria-hidden': true }), make('span', {}, fill(sheet.words.signal_named, { signal: signal.label, state: word })))
  const why = make('div', { class: 'signal-why', id, hidden: true, role: 'group', 'aria-label': signal.label })
  let content = null
  const refreshChip = shown => {
    const open = sheet.signals.open.has(key)
    hide(button.parentNode, !shown)
    button.setAttribute('aria-expanded', String(open))
    hide(why, !shown || !open)
    if (!open || !shown) return
    if (!content) {
      content = drawWhy(sheet, about, signal)
      why.append(...content.parts)
    }
    content.refresh()
  }
  button.onclick = () => {
    const { open, evidence } = sheet.signals
    if (open.delete(key)) {
      if (evidence === key) showEvidence(sheet, null)
    } else {
      open.add(key)
      noteOpened(sheet, key)
    }
    refreshChip(true)
  }
  return { button, why, key, refresh: refreshChip }
}

// From anywhere to the first chip of a text that is in sight, and from there to the next text's.
function goToSignals(sheet) {
  const bars = sheet.signals.bars.filter(bar => bar.element.getClientRects().length)
  if (!bars.length) return false
  const active = sheet.root.getRootNode().activeElement
  const at = bars.findIndex(bar => bar.element.contains(active))
  const button = bars[(at + 1) % bars.length].element.querySelector('.signal-row li:not([hidden]) button:not([hidden])')
  button.focus({ preventScroll: true })
  button.scrollIntoView({ block: 'nearest' })
  return true
}
