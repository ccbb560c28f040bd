// Questions answered by marking words of a text: the marks as rows, the editor of one, and the word that there is no error.

const NO_ERROR_KEY = 'n'

function marksOf(rating) {
  if (!rating || rating.state !== GIVEN || !Array.isArray(rating.value)) return []
  return rating.value.filter(each => each && typeof each === 'object')
}

// The order of reading: the text, its original, then what stands for no words.
function markOrder(mark) {
  return [mark.special ? 2 : mark.on === 'source' ? 1 : 0, mark.start ?? 0]
}

function withMark(marks, mark) {
  const [side, start] = markOrder(mark)
  const place = marks.findIndex(each => markOrder(each)[0] > side || (markOrder(each)[0] === side && markOrder(each)[1] > start))
  const at = place < 0 ? marks.length : place
  return { marks: [...marks.slice(0, at), mark, ...marks.slice(at)], place: at }
}

const markersOfPanes = new WeakMap()

// The questions of this sheet that are answered by marking, by their ids.
function markersOf(sheet) {
  if (!markersOfPanes.has(sheet.panes)) markersOfPanes.set(sheet.panes, new Map())
  return markersOfPanes.get(sheet.panes)
}

// What the hands do with the marks of one question: everything is stored at once, half a mark too.
function newMarker(sheet, criterion) {
  let open = -1
  let fresh = null
  let takenAway = []
  let after = null
  const marks = () => marksOf(sheet.ratings[criterion.id])
  const give = next => answer(sheet, criterion, next.length ? next : null)
  const marker = { criterion, marks, open: () => open, takenAway: () => takenAway, keep: lost => { takenAway = lost } }
  marker.overlapped = (on, from, to) => marks().findIndex(mark => {
    const places = mark.on === on && placesOfMark(sidesOf(sheet)[on], mark)
    return places && places[0] < to && from < places[1]
  })
  marker.add = (mark, back = null) => {
    const found = withMark(marks(), mark)
    const whole = !markLacks(criterion, mark, sheet.data.rubric.mode).length
    takenAway = []
    after = back
    fresh = whole ? null : mark
    open = whole ? -1 : found.place
    give(found.marks)
    setText(sheet.spoken, `${quoted(sheet, mark)} ${markInWords(sheet, criterion, mark)}`)
    if (!whole) marker.show()
    else if (back) back()
  }
  marker.edit = (place, back = null) => {
    open = place
    fresh = null
    after = back
    refresh(sheet)
    marker.show()
  }
  marker.change = change => give(marks().map((mark, place) => (place === open ? { ...mark, ...change } : mark)))
  marker.setSeverity = (place, severity) => give(marks().map((mark, each) => (each === place ? { ...mark, severity } : mark)))
  marker.remove = place => {
    takenAway = [marks()[place]]
    open = -1
    give(marks().filter((_, each) => each !== place))
    marker.leaveTo(Math.min(place, marks().length - 1))
  }
  marker.restore = () => {
    const free = takenAway.filter(mark => {
      const places = placesOfMark(sidesOf(sheet)[mark.on], mark)
      return !places || marker.overlapped(mark.on, ...places) < 0
    })
    takenAway = []
    open = -1
    give(free.reduce((all, mark) => withMark(all, mark).marks, marks()))
  }
  // Back to where the mark was made. One just made of which nothing was said is taken away again on `cancel`.
  marker.leave = (cancel = false) => {
    const place = open
    const mark = marks()[place]
    const back = after
    open = -1
    after = null
    if (cancel && mark && mark === fresh) give(marks().filter(each => each !== mark))
    else refresh(sheet)
    if (back) back()
    else marker.leaveTo(place)
  }
  return marker
}

function drawMarkRow(sheet, marker) {
  const { words } = sheet
  const { criterion } = marker
  const place = () => row.place
  const letter = make('b', { class: 'letter', 'aria-hidden': true })
  const text = make('span', { class: 'quoted' })
  const about = make('span', { class: 'about quiet-text' })
  const edit = make('button', { type: 'button', class: 'mark-name', onclick: () => marker.edit(place()) }, letter, make('span', { class: 'mark-words' }, text, ' ', about))
  const away = make('button', { type: 'button', class: 'quiet', onclick: () => marker.remove(place()) }, words.mark_delete)
  const lacks = make('p', { class: 'fault', hidden: true })
  const element = make('li', { class: 'mark-row stop', tabIndex: -1 }, edit, away, lacks)
  const row = { element, place: 0 }
  row.refresh = (mark, at) => {
    row.place = at
    const side = sidesOf(sheet)[mark.on]
    setText(letter, markLetter(criterion, mark.severity))
    letter.dataset.rank = mark.severity ? rankOf(criterion, mark.severity) : 'none'
    text.replaceChildren(...withBadges(quoted(sheet, mark), words))
    text.lang = mark.special || !side ? '' : side.lang
    text.dir = 'auto'
    setText(about, [mark.on === 'source' && !mark.special ? words.mark_in_source : '', markInWords(sheet, criterion, mark), mark.comment].filter(Boolean).join(' · '))
    away.setAttribute('aria-label', `${words.mark_delete}: ${quoted(sheet, mark)}`)
    const missing = [...markLacks(criterion, mark, sheet.data.rubric.mode), ...(mark.special || placesOfMark(side, mark) ? [] : ['mark_off'])]
    hide(lacks, !missing.length || !sheet.checked)
    setText(lacks, missing.length ? markFaultInWords(sheet, missing[0], at) : '')
  }
  // A letter sets how grave it is, m opens the mark, Backspace takes it away.
  row.stop = {
    element, isDone: () => true, clear: () => marker.remove(place()),
    pick: key => {
      if (key.letter === 'm') { marker.edit(place()); return 'taken' }
      const severity = criterion.severities[key.letter ? LETTERS.indexOf(key.letter) : (key.digit || 0) - 1]
      if (!severity) return null
      marker.setSeverity(place(), severity.id)
      return 'toggled'
    },
  }
  return row
}

// "I found no error": an empty list, said on purpose. Asked for before a form is sent where the rubric wants it confirmed.
function drawNoError(sheet, criterion) {
  const input = make('input', { type: 'checkbox', onchange: () => answer(sheet, criterion, input.checked ? [] : null) })
  const element = make('label', { class: 'option no-error' }, input, make('span', { class: 'option-text' }, sheet.words.no_error), make('kbd', { 'aria-hidden': true }, NO_ERROR_KEY))
  const toggle = () => answer(sheet, criterion, input.checked ? null : [])
  const refreshNone = rating => {
    hide(element, !(criterion.confirm_empty || criterion.required) || marksOf(rating).length > 0)
    input.checked = Boolean(rating) && rating.state === GIVEN && Array.isArray(rating.value) && !rating.value.length
  }
  return { element, refresh: refreshNone, toggle }
}

function drawSpans(sheet, criterion) {
  const { words } = sheet
  const marker = newMarker(sheet, criterion)
  markersOf(sheet).set(criterion.id, marker)
  const hint = make('p', { class: 'help quiet-text' }, words.mark_hint)
  const start = make('button', { type: 'button', class: 'button by-keys', onclick: () => markByKeys(sheet, marker) }, words.mark_by_keys, ' ', make('kbd', { 'aria-hidden': true }, 'm'))
  const specials = criterion.special_tokens.map(token => make('button', {
    type: 'button', class: 'button', onclick: () => marker.add(newMark(criterion, { special: token })),
  }, specialName(sheet, token)))
  const list = make('ul', { class: 'mark-rows' })
  const again = make('p', { class: 'quiet-text', role: 'status', hidden: true }, words.mark_deleted, ' ', make('button', { type: 'button', class: 'quiet', onclick: () => marker.restore() }, words.mark_restore))
  const none = drawNoError(sheet, criterion)
  const editor = drawMarkEditor(sheet, marker)
  const rows = []
  let before = []
  marker.show = () => editor.show()
  marker.leaveTo = place => editor.leaveTo(rows[place] || null)
  const refreshSpans = rating => {
    const marks = marksOf(rating)
    while (rows.length < marks.length) rows.push(drawMarkRow(sheet, marker))
    while (rows.length > marks.length) rows.pop().element.remove()
    rows.forEach((row, place) => {
      if (!row.element.isConnected || row.element.parentNode !== list) list.append(row.element)
      row.refresh(marks[place], place)
    })
    if (rating && rating.state !== GIVEN && before.length) marker.keep(before)
    before = marks
    hide(hint, marks.length > 0)
    hide(again, !marker.takenAway().length || sheet.data.frozen)
    hide(list, !marks.length)
    none.refresh(rating)
    editor.refresh(marks[marker.open()] || null, rows[marker.open()] || null)
    paintMarks(sheet)
  }
  const pick = key => {
    if (key.letter === 'm') { markByKeys(sheet, marker); return 'taken' }
    if (key.letter !== NO_ERROR_KEY || none.element.hidden) return null
    none.toggle()
    return 'toggled'
  }
  const clear = () => { if (Array.isArray(sheet.ratings[criterion.id]?.value) && !marksOf(sheet.ratings[criterion.id]).length) answer(sheet, criterion, null) }
  const element = make('div', { class: 'marks' }, hint, list, editor.element, again, none.element, make('div', { class: 'mark-ways' }, start, ...specials))
  const stopsNow = own => [{ element: own, pick, clear }, ...rows.map(row => row.stop)]
  const toFault = fault => markFault(fault) && (marker.edit(markFault(fault).place), true)
  return { element, refresh: refreshSpans, pick, clear, stopsNow, toFault }
}

function newMark(criterion, given) {
  const alone = criterion.severities.length === 1 ? criterion.severities[0].id : null
  return { on: criterion.on, start: null, end: null, text: null, severity: alone, category: null, comment: null, special: null, ...given }
}
