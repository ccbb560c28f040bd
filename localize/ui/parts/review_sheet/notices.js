// What the sheet says about itself: saved or not, sending, what is missing, what the server said, what another window holds.

function number(sheet, value) {
  return sheet.numbers.format(value)
}

function showStatus(sheet, word) {
  const time = new Intl.DateTimeFormat(sheet.data.ui.lang, { hour: '2-digit', minute: '2-digit' }).format(new Date())
  const text = word ? fill(sheet.words[word], { time }) : ''
  for (const place of sheet.statuses) setText(place, text)
  if (word !== 'saving') setText(sheet.spoken, text)
}

function showWaiting(sheet) {
  sheet.submitButton.disabled = Boolean(sheet.waiting)
  sheet.skipButton.disabled = Boolean(sheet.waiting)
  setText(sheet.submitText, sheet.waiting ? sheet.words.sending : sheet.words.submit)
  // What is typed after the click could not reach the judgment: so nothing can be, until the answer is here.
  sheet.questionsPart.inert = Boolean(sheet.waiting)
  sheet.root.setAttribute('aria-busy', String(Boolean(sheet.waiting)))
}

function showMissing(sheet, entries) {
  const count = entries.filter(entry => entry.faults.length).length
  const text = sheet.checked && count ? fill(sheet.words.missing, { count: number(sheet, count) }) : ''
  hide(sheet.missing, !text)
  setText(sheet.missing, text)
}

function goToFault(sheet, entry) {
  const question = sheet.questions.find(each => each.criterion.id === entry.criterion.id)
  const openRow = question.stops.find(stop => stop.isDone && !stop.isDone())
  if (question.toFault && question.toFault(entry.faults[0])) return
  if (entry.faults[0].startsWith('comment')) question.note.area.focus()
  else if (question.writes) question.writes.focus()
  else if (openRow || question.stops[0]) goTo(sheet, openRow || question.stops[0])
  question.element.scrollIntoView({ block: 'nearest' })
}

function showMessage(sheet) {
  const { message } = sheet.data
  sheet.places = { ...((message && message.places) || {}) }
  sheet.alert.className = message ? `alert ${message.kind === 'error' ? 'error' : 'info'}` : 'alert'
  hide(sheet.alert, !message)
  setText(sheet.alert, message ? message.text : '')
}

function goToPlace(sheet) {
  const question = sheet.questions.find(each => Object.hasOwn(sheet.places, each.criterion.id) && !each.element.hidden)
  if (question && question.stops[0]) goTo(sheet, question.stops[0])
}

// Two windows on one item: nothing is replaced under anyone's hands; the other answers can be read, then used or put away.
function showOther(sheet) {
  const { data } = sheet
  const mine = currentRatings(sheet)
  const criteria = data.rubric.criteria
  const candidates = [data.older, sheet.found, data.revision > sheet.sent && data.revision > sheet.loaded ? data.ratings : null]
  const other = candidates.map(each => each && ratingsFrom(each, criteria)).find(each =>
    each && Object.keys(each).length && !sameRatings(each, mine) && !sheet.putAway.has(JSON.stringify(inOrder(each))))
  sheet.other.replaceChildren()
  hide(sheet.other, !other || data.frozen)
  if (!other || data.frozen) return
  const { words } = sheet
  const list = make('dl', { hidden: true }, ...criteria.filter(each => other[each.id]).flatMap(each =>
    [make('dt', {}, each.question), make('dd', {}, ...paragraphs(ratingInWords(sheet, each, other[each.id]), words))]))
  const show = make('button', { type: 'button', class: 'quiet', 'aria-expanded': false, onclick: () => {
    hide(list, !list.hidden)
    show.setAttribute('aria-expanded', String(!list.hidden))
  } }, words.other_show)
  const use = make('button', { type: 'button', class: 'quiet', onclick: () => {
    sheet.putAway.add(JSON.stringify(inOrder(other)))
    sheet.ratings = other
    redraw(sheet)
    changed(sheet)
  } }, words.other_use)
  const away = make('button', { type: 'button', class: 'quiet', onclick: () => {
    sheet.putAway.add(JSON.stringify(inOrder(other)))
    showOther(sheet)
  } }, words.other_keep)
  sheet.other.append(make('span', {}, words.other_window), show, use, away, list)
}

function stepInWords(sheet, criterion, value) {
  const step = (criterion.checklist_scale || []).find(each => each.id === value)
  return step ? step.text : typeof value === 'number' ? number(sheet, value) : String(value)
}

function ratingInWords(sheet, criterion, rating) {
  const named = value => {
    const level = criterion.levels.find(each => each.value === value) || criterion.options.find(each => each.id === value)
    if (level) return level.label || level.text
    if (typeof value === 'boolean') return value ? sheet.words.yes : sheet.words.no
    return typeof value === 'number' ? number(sheet, value) : String(value)
  }
  const parts = []
  if (rating.state === GIVEN && criterion.kind === 'ranking' && Array.isArray(rating.value)) {
    parts.push(rating.value.filter(group => Array.isArray(group) && group.length).map(group => group.map(place => letterOf(sheet, place)).join(' = ')).join(' · '))
  } else if (rating.state !== GIVEN) parts.push(rating.state === 'not_applicable' ? criterion.na || '' : criterion.cannot_judge || '')
  else if (criterion.kind === 'spans') parts.push(marksInWords(sheet, criterion, marksOf(rating)))
  else if (Array.isArray(rating.value)) parts.push(rating.value.map(named).join(' · '))
  else if (rating.value && typeof rating.value === 'object') {
    parts.push(criterion.rows.filter(row => row.id in rating.value).map(row => `${row.text}: ${stepInWords(sheet, criterion, rating.value[row.id])}`).join(' · '))
  } else if (rating.value !== null) parts.push(named(rating.value))
  if (rating.comment) parts.push(rating.comment)
  return parts.join(' — ')
}
