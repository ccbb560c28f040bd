// One question of the form: legend, help, the kind's own part, the ways out, comment, examples, faults.

const KINDS = {
  likert: drawLikert, preference: drawPreference, preference_grid: drawGrid, choice: drawChoice, binary: drawBinary,
  multi: drawMulti, text: drawText, rewrite: drawRewrite, slider: drawSlider, ranking: drawRanking,
  checklist: drawChecklist, spans: drawSpans,
}

function ratingFor(sheet, criterion) {
  sheet.ratings[criterion.id] = sheet.ratings[criterion.id] || emptyRating()
  return sheet.ratings[criterion.id]
}

function touched(sheet, criterion) {
  delete sheet.places[criterion.id]
  changed(sheet)
  refresh(sheet)
}

function answer(sheet, criterion, value) {
  Object.assign(ratingFor(sheet, criterion), { value, state: GIVEN })
  touched(sheet, criterion)
}

function answerRow(sheet, criterion, row, value) {
  const rating = ratingFor(sheet, criterion)
  const rows = { ...(rating.state === GIVEN ? rating.value : null) }
  if (value === null) delete rows[row]
  else rows[row] = value
  Object.assign(rating, { value: Object.keys(rows).length ? rows : null, state: GIVEN })
  touched(sheet, criterion)
}

function wayOut(sheet, criterion, state) {
  const rating = ratingFor(sheet, criterion)
  Object.assign(rating, { value: null, state: rating.state === state ? GIVEN : state })
  touched(sheet, criterion)
}

function comment(sheet, criterion, text) {
  ratingFor(sheet, criterion).comment = text === '' ? null : text
  touched(sheet, criterion)
}

// "Not applicable" and "I cannot judge" stand apart from the answers, and quieter.
function drawWaysOut(sheet, criterion) {
  const ways = [['not_applicable', criterion.na, '0'], ['cannot_judge', criterion.cannot_judge, 'x']].filter(([, text]) => text)
  if (!ways.length) return null
  const inputs = ways.map(([state]) => make('input', { type: 'checkbox', onchange: () => wayOut(sheet, criterion, state) }))
  const element = make('div', { class: 'ways-out' }, ...ways.map(([, text, key], place) =>
    make('label', { class: 'option quieter' }, inputs[place], make('span', { class: 'option-text' }, text),
      make('kbd', { 'aria-hidden': true }, key === '0' ? number(sheet, 0) : key))))
  const refreshWays = rating => ways.forEach(([state], place) => { inputs[place].checked = Boolean(rating) && rating.state === state })
  const states = Object.fromEntries(ways.map(([state, , key]) => [key, state]))
  return { element, refresh: refreshWays, states }
}

function faultInWords(sheet, criterion, fault) {
  const ofMark = markFault(fault)
  if (ofMark) return markFaultInWords(sheet, ofMark.word, ofMark.place)
  const least = fault === 'comment_short' ? criterion.comment.min_chars : criterion.min_chars
  return fill(sheet.words[fault], { count: number(sheet, fault === 'too_many' ? criterion.max_choices : least || 0) })
}

function drawQuestion(sheet, criterion) {
  const { words } = sheet
  const draw = Object.hasOwn(KINDS, criterion.kind) ? KINDS[criterion.kind] : null
  const legend = make('legend', { id: freshId('question') }, make('span', {}, criterion.question),
    draw && !criterion.required ? make('span', { class: 'quiet-text' }, ` ${words.optional}`) : null)
  const fault = make('p', { class: 'fault', id: freshId('fault'), hidden: true })
  const element = make('fieldset', { class: 'question stop', tabIndex: -1, 'aria-describedby': fault.id, 'data-criterion': criterion.id, disabled: sheet.data.frozen }, legend)
  if (criterion.help) element.append(make('p', { class: 'help quiet-text' }, criterion.help))
  if (!draw) {
    element.append(make('p', { class: 'unknown' }, fill(words.unknown_kind, { kind: criterion.kind })))
    return { criterion, element, stops: [], refresh: entry => hide(element, !entry.shown) }
  }
  const body = draw(sheet, criterion, legend.id)
  const ways = drawWaysOut(sheet, criterion)
  const note = drawComment(sheet, criterion)
  const doubt = make('p', { class: 'doubt', hidden: true }, (criterion.check && criterion.check.text) || '')
  element.append(...[body.element, ways && ways.element, doubt, note.element, drawQuoting(sheet, criterion, note), fault, drawExamples(sheet, criterion)].filter(Boolean))
  const question = { criterion, element, legend, fault, note, writes: body.writes || null, ways: ways ? ways.states : {} }
  const withQuestion = stops => stops.map(stop => ({ ...stop, question }))
  question.stops = withQuestion(body.stops || [{ element, pick: body.pick }])
  question.toFault = body.toFault || null
  question.refresh = entry => {
    hide(element, !entry.shown)
    if (!entry.shown) return
    const rating = sheet.ratings[criterion.id]
    body.refresh(rating)
    if (body.stopsNow) question.stops = withQuestion(body.stopsNow(element))
    if (ways) ways.refresh(rating)
    note.refresh(entry, rating)
    hide(doubt, !entry.warned)
    const said = sheet.places[criterion.id] || (sheet.checked && entry.faults.length ? faultInWords(sheet, criterion, entry.faults[0]) : '')
    hide(fault, !said)
    setText(fault, said)
    element.classList.toggle('faulty', Boolean(said))
  }
  return question
}
