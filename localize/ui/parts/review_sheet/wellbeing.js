// Upsetting texts: not in the page until somebody asks for them, gone again when they leave, and a word about breaks.

const TEXT_IN_FORM = ['rewrite', 'spans']
const LINKS = /^(https?:\/\/|mailto:|tel:)/

// `on`: the text is away; `seen`: it was asked for once; `resting`: because of a break.
function startCover(sheet) {
  const { wellbeing } = sheet.data.rubric
  const on = Boolean(wellbeing && (wellbeing.hide_until_click || wellbeing.show_categories_first))
  sheet.cover = wellbeing ? { on, seen: !on, resting: false, frame: null } : null
}

function isCovered(sheet) {
  return Boolean(sheet.cover && sheet.cover.on)
}

// Before the text was seen there is nothing to answer; and a form that quotes the text goes with it.
function formIsAway(sheet) {
  return isCovered(sheet) && (!sheet.cover.seen || sheet.data.rubric.criteria.some(each => TEXT_IN_FORM.includes(each.kind)))
}

// What is covered is not in the document at all: nobody can select it, and no screen reader finds it.
function workPart(sheet, reading, form) {
  sheet.work = make('div', { class: 'work' })
  sheet.uncovered = { reading, form, title: sheet.title }
  if (sheet.cover) {
    const help = supportLine(sheet)
    if (help) reading.prepend(help)
    const intro = reading.querySelector('.intro')
    if (intro && isCovered(sheet)) intro.remove() // it stands on the card
    sheet.coverButton = make('button', { type: 'button', class: 'quiet cover-again', onclick: () => switchCover(sheet) })
    form.querySelector('.action-row').after(sheet.coverButton)
  }
  fillWork(sheet)
  return sheet.work
}

function fillWork(sheet) {
  const { reading, form, title } = sheet.uncovered
  const card = isCovered(sheet) ? coverCard(sheet) : null
  const away = formIsAway(sheet)
  sheet.title = card ? card.title : title
  sheet.work.classList.toggle('alone', away)
  fillWith(sheet.work, [card ? card.element : reading, ...(away ? [] : [form])])
  if (!sheet.cover) return
  const { words } = sheet
  sheet.coverButton.replaceChildren(isCovered(sheet) ? words.cover_show : words.cover_hide, ' ', make('kbd', { 'aria-hidden': true, dir: 'ltr' }, 'Alt H'))
}

// What stays is not taken out for a moment: it would lose the focus.
function fillWith(parent, children) {
  for (const each of [...parent.children]) if (!children.includes(each)) each.remove()
  children.forEach((each, at) => { if (parent.children[at] !== each) parent.insertBefore(each, parent.children[at] || null) })
}

function switchCover(sheet) {
  if (isCovered(sheet)) uncover(sheet)
  else cover(sheet)
}

function cover(sheet) {
  if (!sheet.cover || sheet.cover.on) return
  Object.assign(sheet.cover, { frame: frameShown(sheet), on: true })
  const inText = hasFocus(sheet.uncovered.reading)
  fillWork(sheet)
  if (inText || formIsAway(sheet)) sheet.title.focus({ preventScroll: true })
}

function hasFocus(element) {
  const active = element.getRootNode().activeElement
  return Boolean(active) && element.contains(active)
}

function uncover(sheet) {
  const inForm = hasFocus(sheet.uncovered.form)
  Object.assign(sheet.cover, { on: false, seen: true, resting: false })
  fillWork(sheet)
  refresh(sheet)
  sheet.onScroll()
  if (!inForm) sheet.title.focus({ preventScroll: true })
}

function leaveTexts(sheet) {
  if (sheet.data && sheet.cover && sheet.data.rubric.wellbeing.hide_until_click) cover(sheet)
}

function coverCard(sheet) {
  const { words, data, cover: state } = sheet
  const { wellbeing } = data.rubric
  const kinds = kindsOf(data)
  const saying = state.resting ? words.cover_break : state.seen ? words.cover_seen : words.cover_title
  const title = make('h2', { class: 'cover-title', tabIndex: -1 }, saying)
  const about = kinds.length && wellbeing.show_categories_first ? make('p', {}, words.cover_about) : null
  const list = about && make('ul', { class: 'kinds' }, ...kinds.map(each => make('li', { dir: 'auto' }, ...withBadges(each, words))))
  const show = make('button', { type: 'button', class: 'button primary cover-show', onclick: () => uncover(sheet) },
    state.resting ? words.break_end : words.cover_show, make('kbd', { 'aria-hidden': true, dir: 'ltr' }, 'Alt H'))
  const skipIt = wellbeing.skip_without_reason && !data.frozen && !data.correcting
    ? make('button', { type: 'button', class: 'button cover-skip', onclick: () => skip(sheet, 'unsaid', '') }, words.cover_skip) : null
  const element = make('section', { class: 'reading cover', 'aria-label': saying }, state.seen ? null : drawIntro(sheet), make('div', { class: 'cover-card' }, title,
    about, list, make('div', { class: 'action-row' }, show, skipIt), data.frozen || data.correcting ? null : notAgain(sheet, kinds), supportLine(sheet)))
  return { element, title }
}

function kindsOf(data) {
  return [...new Set([data.domain, ...(data.tags || [])].filter(Boolean))]
}

// "Not this kind any more": the item goes back without a reason, and no more of what was chosen comes.
function notAgain(sheet, kinds) {
  if (!kinds.length) return null
  const { words } = sheet
  const boxes = kinds.map(kind => make('input', { type: 'checkbox', value: kind, onchange: () => { send.disabled = !boxes.some(box => box.checked) } }))
  const send = make('button', { type: 'button', class: 'button', disabled: true, onclick: () => {
    skip(sheet, 'unsaid', '', kinds.filter((_, at) => boxes[at].checked))
  } }, words.not_again_do)
  return make('details', { class: 'not-again' }, make('summary', {}, words.not_again),
    make('fieldset', {}, make('legend', {}, words.not_again_which),
      ...kinds.map((kind, at) => make('label', { class: 'option' }, boxes[at], make('span', { class: 'option-text', dir: 'auto' }, ...withBadges(kind, words))))), send)
}

function supportLine(sheet) {
  const link = (sheet.data.protection || {}).support_link
  if (!link || !LINKS.test(link)) return null
  const shown = link.replace(/^(https?:\/\/|mailto:|tel:)/, '')
  return make('p', { class: 'support' }, sheet.words.support, ' ', make('a', { href: link, target: '_blank', rel: 'noopener noreferrer', dir: 'ltr' }, ...withBadges(shown, sheet.words)))
}

// Who asked for no more of this today gets no next item at once.
function asksForRest(sheet, ratings) {
  return ((sheet.data.protection || {}).rest || []).some(id => ratings[id] && ratings[id].value === true)
}

function leftToday(sheet) {
  sheet.left = make('span', { class: 'left-today' })
  showLeft(sheet)
  return sheet.left
}

function showLeft(sheet) {
  const text = sheet.data.header.left_today || ''
  hide(sheet.left, !text)
  setText(sheet.left, text)
}

// A key of the cover: true when it was one, false when the sheet must not have it, null when it is about something else.
function coverKey(sheet, event, target) {
  if (!sheet.cover) return null
  if (isAlt(event, 'h') && !altIsForWriting(target)) { switchCover(sheet); return true }
  if (!formIsAway(sheet) || isAlt(event, 's') || isAlt(event, 'z') || event.key === '?') return null
  return !event.ctrlKey && !event.metaKey && !event.altKey && /^[cr]$/i.test(event.key)
}
