// What is judged: the prompt, its original, and the outputs, side by side where there is room and as tabs where there is not.

const SWIPE = 60

function pane(title, name, ...inside) {
  const heading = make('h3', { class: 'pane-title' }, title)
  const scroll = make('div', { class: 'pane-text' }, ...inside)
  return make('section', { class: `pane ${name}`, 'aria-label': title }, heading, scroll)
}

// A text that is too long for its place is folded to a few lines, with a word to unfold it.
function folded(sheet, content) {
  const button = make('button', { type: 'button', class: 'quiet unfold', 'aria-expanded': false, hidden: true })
  const box = make('div', { class: 'folded', lang: sheet.data.content.lang }, content)
  const look = () => {
    const open = box.classList.contains('open')
    setText(button, open ? sheet.words.show_less : sheet.words.show_whole)
    button.setAttribute('aria-expanded', String(open))
    if (!open) hide(button, box.scrollHeight <= box.clientHeight + 4)
  }
  button.onclick = () => { box.classList.toggle('open'); look() }
  sheet.watch(box, look)
  return make('div', {}, box, button)
}

function factsOf(data) {
  const facts = [data.domain, ...(data.tags || [])].filter(Boolean).join(' · ')
  return facts ? make('span', { class: 'facts quiet-text', dir: 'auto' }, ...withBadges(facts, data.words)) : null
}

function promptPart(sheet) {
  const { data, words } = sheet
  const name = data.unit === 'brief' ? words.task : words.prompt
  const title = make('h2', { class: 'part-title', tabIndex: -1 }, name)
  const head = make('div', { class: 'part-head' }, title)
  const section = make('section', { class: 'prompt', 'aria-label': name }, head)
  if (data.source_prompt && data.source) {
    const original = make('div', { class: 'original', hidden: true }, ...messages(data.source_prompt, data.source, words))
    const language = fill(words.original, { language: data.source.name })
    const button = make('button', { type: 'button', class: 'quiet', 'aria-expanded': false }, language)
    button.onclick = () => {
      hide(original, !original.hidden)
      button.setAttribute('aria-expanded', String(!original.hidden))
    }
    sheet.showOriginal = () => { if (original.hidden) button.onclick() }
    head.append(button)
    section.append(original)
  }
  head.append(...[factsOf(data)].filter(Boolean))
  const whole = make('div', { class: 'whole' }, ...messages(data.prompt, data.content, words))
  section.append(data.unit === 'brief' ? whole : folded(sheet, whole))
  return { section, title }
}

// The panes of this unit, in reading order, each with its short name for the tabs.
function panesOf(sheet) {
  const { data, words } = sheet
  const source = data.source || data.content
  const original = () => [fill(words.original, { language: source.name || '' }), 'source', messages(data.source_prompt || data.prompt, source, words)]
  const output = (each, title, name) => [title, name, [textBlock(each.text, data.content, words)]]
  if (data.unit === 'prompt') {
    const localized = [words.localized_prompt, 'target', messages(data.prompt, data.content, words)]
    return data.source_prompt ? [original(), localized] : [localized]
  }
  if (data.unit === 'translation') return [original(), ...data.outputs.map(each => output(each, words.translation, 'target'))]
  if (data.unit === 'brief') return []
  const alone = data.outputs.length === 1
  return data.outputs.map((each, place) =>
    output(each, alone ? words.answer : fill(words.answer_named, { name: letterOf(sheet, place) }), `answer answer-${place}`))
}

function panesPart(sheet) {
  const { words, data } = sheet
  const panes = panesOf(sheet).map(([title, name, inside]) => ({ title, element: pane(title, name, ...inside) }))
  const group = make('div', { class: `panes of-${panes.length}`, 'data-view': '0' }, ...panes.map(each => each.element))
  const part = make('div', { class: 'panes-part' }, group)
  sheet.panes = panes.map(each => each.element)
  const boxes = sheet.panes.map(each => each.querySelector('.pane-text'))
  const tools = ['pair', 'list'].includes(data.unit) && panes.length === 2 ? compareTools(sheet, boxes) : null
  for (const each of panes) {
    const scroll = each.element.querySelector('.pane-text')
    sheet.watch(scroll, () => {
      scroll.tabIndex = scroll.scrollHeight > scroll.clientHeight + 1 ? 0 : -1
      if (tools) tools.look()
    })
  }
  // A translation or a localized prompt is read against its original: one below the other, no tabs.
  if (data.unit !== 'pair' && data.unit !== 'list') { group.dataset.view = 'all'; return part }
  const views = [...panes.map((each, place) => [String(place), each.title]), ['all', words.compare]]
  const short = panes.length > 3
  const buttons = views.map(([view, title], place) => make('button', {
    type: 'button', class: 'tab', 'aria-label': short ? title : null, onclick: () => look(view),
  }, short && place < panes.length ? letterOf(sheet, place) : title))
  const look = view => {
    group.dataset.view = view
    panes.forEach((each, place) => each.element.classList.toggle('away', view !== 'all' && view !== String(place)))
    buttons.forEach((button, place) => button.setAttribute('aria-pressed', String(views[place][0] === view)))
  }
  swipe(group, step => {
    const at = views.findIndex(([view]) => view === group.dataset.view)
    const next = at + (data.ui.dir === 'rtl' ? -step : step)
    if (group.dataset.view !== 'all' && next >= 0 && next < panes.length) look(views[next][0])
  })
  look('0')
  sheet.showAll = () => look('all')
  if (tools) part.prepend(tools.element)
  part.prepend(make('div', { class: 'tabs', role: 'group', 'aria-label': words.answers }, ...buttons))
  return part
}

function swipe(element, go) {
  let from = null
  element.addEventListener('touchstart', event => { from = event.touches.length === 1 ? event.touches[0] : null }, { passive: true })
  element.addEventListener('touchend', event => {
    if (!from) return
    const to = event.changedTouches[0]
    const across = to.clientX - from.clientX
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(to.clientY - from.clientY)) go(across < 0 ? 1 : -1)
    from = null
  })
}

// How two outputs stood on the screen when they were judged; stored with the judgment.
function frameShown(sheet) {
  if (isCovered(sheet)) return sheet.cover.frame || 'stacked'
  const boxes = sheet.panes.map(each => each.getBoundingClientRect()).filter(box => box.width > 0)
  const beside = boxes.length > 1 && Math.abs(boxes[0].left - boxes[1].left) > 1
  return beside ? sheet.data.ui.dir : 'stacked'
}
