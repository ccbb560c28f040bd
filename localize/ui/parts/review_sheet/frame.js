// The whole sheet in its order: header, introduction, prompt, what is judged, the form, the actions.

function drawHeader(sheet) {
  const { header } = sheet.data
  const { words } = sheet
  const status = make('span', { class: 'status quiet-text' })
  const keys = make('button', { type: 'button', class: 'quiet keys-button', onclick: () => sheet.keyTable.showModal() }, words.keys, ' ', make('kbd', {}, '?'))
  sheet.statuses.push(status)
  sheet.undoButton = drawUndo(sheet)
  sheet.newsButton = drawNews()
  return make('header', { class: 'top' },
    drawWhere(sheet),
    make('span', { class: 'count' }, make('span', {}, header.count),
      make('progress', { max: Math.max(1, header.of), value: Math.min(header.done, header.of), 'aria-label': header.count })),
    leftToday(sheet), sheet.newsButton, sheet.undoButton, status, keys)
}

function showCount(sheet) {
  const { header } = sheet.data
  const [text, bar] = sheet.root.querySelector('.count').children
  if (!header.count) return
  setText(text, header.count)
  Object.assign(bar, { max: Math.max(1, header.of), value: Math.min(header.done, header.of) })
  bar.setAttribute('aria-label', header.count)
}

function drawIntro(sheet) {
  const { rubric, assignment_id: assignment } = sheet.data
  if (!rubric.intro) return null
  const details = make('details', { class: 'intro', open: introIsOpen(rubric.id, assignment) },
    make('summary', {}, rubric.title), ...paragraphs(rubric.intro.trim()))
  details.ontoggle = () => { if (!details.open) introWasClosed(rubric.id) }
  return details
}

// One dot a question, filled when answered: where am I, how much is left. Groups stand apart.
function drawDots(sheet) {
  const dots = sheet.questions.map(question => make('button', {
    type: 'button', class: 'dot', 'aria-label': question.criterion.question, title: question.criterion.question,
    onclick: () => { if (question.stops[0]) goTo(sheet, question.stops[0]) },
  }))
  const refreshDots = entries => entries.forEach((entry, place) => {
    const before = entries.slice(0, place).reverse().find(each => each.shown)
    hide(dots[place], !entry.shown)
    dots[place].classList.toggle('done', entry.answered)
    dots[place].classList.toggle('faulty', sheet.checked && entry.faults.length > 0)
    dots[place].classList.toggle('apart', Boolean(before) && (before.criterion.group || null) !== (entry.criterion.group || null))
    dots[place].setAttribute('aria-current', String(sheet.questions[place].element.contains(sheet.current)))
  })
  return { element: make('nav', { class: 'dots', 'aria-label': sheet.words.questions }, ...dots), refresh: refreshDots }
}

function drawActions(sheet) {
  const { words } = sheet
  const status = make('span', { class: 'status quiet-text' })
  sheet.statuses.push(status)
  sheet.missing = make('p', { class: 'missing', role: 'status', hidden: true })
  sheet.submitText = make('span', {}, words.submit)
  sheet.submitButton = make('button', { type: 'button', class: 'button primary submit', onclick: () => submit(sheet) },
    sheet.submitText, make('kbd', { 'aria-hidden': true, dir: 'ltr' }, 'Ctrl ↵'))
  sheet.skipButton = make('button', { type: 'button', class: 'button skip', hidden: sheet.data.correcting, onclick: () => sheet.skipDialog.showModal() },
    words.skip, make('kbd', { 'aria-hidden': true, dir: 'ltr' }, 'Alt S'))
  sheet.actions = make('div', { class: 'actions', hidden: sheet.data.frozen }, sheet.missing, make('div', { class: 'action-row' }, sheet.submitButton, sheet.skipButton), status)
  return sheet.actions
}

function drawForm(sheet) {
  const { data, words } = sheet
  sheet.questions = data.rubric.criteria.map(criterion => drawQuestion(sheet, criterion))
  const extras = (data.more || []).filter(id => data.rubric.criteria.some(each => each.id === id))
  sheet.dots = drawDots(sheet)
  sheet.alert = make('div', { class: 'alert', role: 'alert', hidden: true })
  sheet.other = make('div', { class: 'other', hidden: true })
  sheet.moreButton = make('button', { type: 'button', class: 'button more', hidden: true, onclick: () => {
    sheet.moreOpen = true
    refresh(sheet)
    move(sheet, 1)
  } }, fill(words.more_questions, { count: number(sheet, extras.length) }))
  const frozen = data.frozen ? make('p', { class: 'quiet-text' }, words.frozen) : null
  const questions = make('div', { class: 'questions' }, frozen, ...sheet.questions.map(each => each.element), sheet.moreButton)
  questions.addEventListener('focusin', event => {
    const stop = event.target.closest('.stop')
    if (stop) { sheet.current = stop; markCurrent(sheet) }
  })
  sheet.questionsPart = questions
  if (data.frozen) scrollByKeys(sheet)
  return make('form', { class: 'form', 'aria-label': data.rubric.title, novalidate: true, onsubmit: event => event.preventDefault() },
    sheet.alert, sheet.other, sheet.dots.element, questions, drawActions(sheet))
}

// Where nothing in it can have the focus, the part that scrolls must.
function scrollByKeys(sheet) {
  sheet.questionsPart.tabIndex = 0
  sheet.questionsPart.setAttribute('role', 'group')
  sheet.questionsPart.setAttribute('aria-label', sheet.words.questions)
}

function markCurrent(sheet) {
  const stop = currentStop(sheet)
  for (const question of sheet.questions) {
    question.element.classList.toggle('current', Boolean(stop) && stop.question === question)
    for (const each of question.stops) each.element.classList.toggle('here', each === stop)
  }
  sheet.dots.refresh(sheet.entries)
}

function refresh(sheet) {
  sheet.entries = entriesOf(sheet)
  sheet.questions.forEach((question, place) => question.refresh(sheet.entries[place]))
  hide(sheet.moreButton, sheet.moreOpen || !(sheet.data.more || []).length)
  showMissing(sheet, sheet.entries)
  markCurrent(sheet)
}

// All of the sheet anew, with the ratings of this window. Not while somebody types: only for another item or language.
function redraw(sheet) {
  const { data, root } = sheet
  sheet.observer.disconnect()
  sheet.looks = new Map()
  sheet.statuses = []
  sheet.current = null
  sheet.showOriginal = sheet.showAll = () => {}
  sheet.numbers = new Intl.NumberFormat(data.ui.lang, { useGrouping: false })
  sheet.words = { ...data.words, locale: data.ui.lang }
  root.lang = data.ui.lang
  root.dir = data.ui.dir
  root.dataset.unit = data.unit
  const prompt = data.unit === 'prompt' || data.unit === 'translation' ? null : promptPart(sheet)
  const title = prompt ? null : make('h2', { class: 'unseen', tabIndex: -1 }, sheet.words.prompt)
  sheet.title = prompt ? prompt.title : title
  const panes = panesPart(sheet)
  sheet.skipDialog = drawSkip(sheet)
  sheet.keyTable = drawKeyTable(sheet)
  sheet.dialogs = [sheet.skipDialog, sheet.keyTable]
  sheet.spoken = make('div', { class: 'unseen', 'aria-live': 'polite' })
  const form = drawForm(sheet)
  const reading = make('div', { class: 'reading' }, drawIntro(sheet), title, prompt ? prompt.section : factsOf(data), panes)
  drawSignals(sheet, reading)
  sheet.happened = make('div', {})
  root.replaceChildren(drawHeader(sheet), sheet.happened, workPart(sheet, reading, form), sheet.spoken, ...sheet.dialogs)
  showHappened(sheet)
  showUndo(sheet)
  showNews(sheet)
  showBreak(sheet)
  showMessage(sheet)
  showWaiting(sheet)
  refresh(sheet)
  showOther(sheet)
}
