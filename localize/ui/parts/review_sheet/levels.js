// Questions answered on a scale: the steps side by side, the sentence of the one in question in full below.

// All sentences lie on one place and one shows: the tallest reserves the room, so nothing jumps.
function anchorLine(sheet, levels) {
  const lines = levels.map(level => make('p', { class: 'anchor', id: freshId('anchor') },
    make('b', {}, level.label), level.anchor ? ' ' : '', level.anchor || ''))
  const hint = make('p', { class: 'anchor quiet-text' }, sheet.words.anchor_hint)
  const element = make('div', { class: 'anchors' }, hint, ...lines)
  const show = place => {
    lines.forEach((line, each) => line.classList.toggle('on', each === place))
    hint.classList.toggle('on', place < 0)
  }
  return { element, lines, show }
}

// A radio group of steps. `face` draws what stands on a step; the native input lies over it, unseen.
// `read` and `give` where the value is not the level's own; `show` where the words of a step stand elsewhere.
function steps(sheet, criterion, levels, { face, name, row = null, grouped = false, label = null, show = null, read = null, give: taken = null }) {
  const anchors = show ? { element: null, lines: [], show } : anchorLine(sheet, levels)
  const group = freshId('group')
  let pointed = -1
  let focused = -1
  const chosen = () => {
    if (read) return levels.findIndex(level => level.value === read())
    const rating = sheet.ratings[criterion.id]
    const value = rating && rating.state === GIVEN && rating.value !== null ? rating.value : undefined
    const mine = row && value ? value[row] : value
    return levels.findIndex(level => level.value === mine)
  }
  const look = () => anchors.show(pointed >= 0 ? pointed : focused >= 0 ? focused : chosen(), pointed >= 0 || focused >= 0)
  const give = value => (taken ? taken(value) : row ? answerRow(sheet, criterion, row, value) : answer(sheet, criterion, value))
  const inputs = levels.map((level, place) => make('input', {
    type: 'radio', name: group, 'aria-describedby': level.anchor ? anchors.lines[place].id : null, 'aria-label': label ? label(level) : null,
    onchange: () => give(level.value),
    onfocus: () => { focused = place; look() },
    onblur: () => { focused = -1; look() },
  }))
  letClear(inputs, criterion, () => give(null))
  const targets = levels.map((level, place) => make('label', {
    class: 'step', onpointerenter: event => { if (event.pointerType === 'mouse') { pointed = place; look() } },
    onpointerleave: () => { pointed = -1; look() },
  }, inputs[place], ...face(level, place)))
  const element = make('div', { class: `steps ${name}`, role: row || grouped ? 'radiogroup' : null }, ...targets)
  const refreshSteps = () => {
    const at = chosen()
    inputs.forEach((input, place) => { input.checked = place === at })
    look()
  }
  const pick = key => {
    if (!key.digit || key.digit > levels.length) return null
    give(levels[key.digit - 1].value)
    return 'answered'
  }
  return { element, anchors: anchors.element, refresh: refreshSteps, pick }
}

// An optional question can be left unanswered again: a second press on the chosen step takes it back.
function letClear(inputs, criterion, clear) {
  if (criterion.required) return
  for (const input of inputs) {
    let was = false
    input.onpointerdown = () => { was = input.checked }
    input.onclick = () => { if (was && input.checked) { input.checked = false; clear() } was = false }
  }
}

function drawLikert(sheet, criterion) {
  const group = steps(sheet, criterion, criterion.levels, {
    name: 'likert', face: level => [make('span', { class: 'chip' },
      make('b', { class: 'number' }, number(sheet, level.value)), make('span', {}, level.label))],
  })
  return { element: make('div', {}, group.element, group.anchors), refresh: group.refresh, pick: group.pick, keys: criterion.levels.length }
}

function drawPreference(sheet, criterion) {
  const group = steps(sheet, criterion, criterion.levels, {
    name: 'preference', label: level => level.label,
    face: (level, place) => [make('span', { class: 'chip' }, make('b', { class: 'number' }, number(sheet, Math.abs(level.value)))),
      make('kbd', { 'aria-hidden': true }, number(sheet, place + 1))],
  })
  const [before, after] = sheet.data.ui.dir === 'rtl' ? ['▶', '◀'] : ['◀', '▶']
  const ends = make('div', { class: 'ends', 'aria-hidden': true },
    make('b', {}, sheet.words.first, ' ', before), make('b', {}, after, ' ', sheet.words.second))
  group.element.style.setProperty('--steps', criterion.levels.length)
  return { element: make('div', {}, ends, group.element, group.anchors), refresh: group.refresh, pick: group.pick, keys: criterion.levels.length }
}

// Each row is a small scale of its own, and a stop of its own for the keyboard.
function drawGrid(sheet, criterion) {
  const { min, max, zero } = criterion.scale
  const values = Array.from({ length: max - min + 1 }, (_, place) => min + place).filter(value => value !== 0 || zero === 'explicit')
  const face = value => {
    const side = value < 0 ? sheet.words.first : value > 0 ? sheet.words.second : sheet.words.same
    return Math.max(max, -min) === 1 || value === 0 ? side : `${side} ${number(sheet, Math.abs(value))}`
  }
  const rows = criterion.rows.map(row => {
    const levels = values.map(value => ({ value, label: face(value), anchor: '' }))
    const group = steps(sheet, criterion, levels, { name: 'grid', row: row.id, face: level => [make('span', { class: 'chip' }, level.label)] })
    const title = make('span', { class: 'row-title', id: freshId('row') }, row.text)
    group.element.setAttribute('aria-labelledby', title.id)
    const element = make('div', { class: 'row stop', tabIndex: -1 }, title, group.element)
    const isDone = () => row.id in ((sheet.ratings[criterion.id] || {}).value || {})
    return { element, refresh: group.refresh, pick: group.pick, isDone, keys: values.length, row: row.id }
  })
  return { element: make('div', { class: 'rows' }, ...rows.map(row => row.element)), refresh: () => rows.forEach(row => row.refresh()), stops: rows }
}
