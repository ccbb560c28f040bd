// The component: one sheet per place on the page, kept over reruns, so that focus and typing survive them.

const sheets = new WeakMap()

function newSheet(root) {
  const sheet = {
    root, data: null, ratings: {}, places: {}, signature: '', unsent: false, waiting: null, key: null,
    saved: 0, sent: 0, revision: 0, loaded: 0, asked: new Set(), putAway: new Set(), looks: new Map(),
    rest: null, ahead: null, queued: false, clock: null, reveal: null, untold: [], lastTold: 0,
    byPointer: false,
  }
  sheet.observer = new ResizeObserver(seen => seen.forEach(({ target }) => (sheet.looks.get(target) || (() => {}))()))
  sheet.watch = (element, look) => { sheet.looks.set(element, look); sheet.observer.observe(element) }
  sheet.onKey = event => {
    if (!sheet.data || event.defaultPrevented || !handleKey(sheet, event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  // The form reaches from where it stands to the foot of the window, so its button is in sight before and after scrolling.
  sheet.onScroll = () => {
    const form = root.querySelector('.form')
    const top = root.querySelector('.reading')
    if (!form || !top) return
    const from = Math.max(sheet.top, top.getBoundingClientRect().top)
    form.style.setProperty('--form-room', `${Math.max(320, Math.round(window.innerHeight - from - 16))}px`)
  }
  sheet.onHide = () => {
    tick(sheet)
    if (sheet.data && sheet.unsent && document.visibilityState === 'hidden') sendDraft(sheet)
    if (document.visibilityState === 'hidden') leaveTexts(sheet)
  }
  sheet.onMove = event => {
    moved(sheet)
    atIt(sheet)
    if (event.type === 'pointerdown') sheet.byPointer = true
    if (event.type === 'keydown' && event.key !== 'Enter') sheet.byPointer = false
  }
  MOVEMENTS.forEach(name => window.addEventListener(name, sheet.onMove, { capture: true, passive: true }))
  window.addEventListener('keydown', sheet.onKey, true)
  sheet.unwatchSelection = watchSelection(sheet)
  window.addEventListener('scroll', sheet.onScroll, { capture: true, passive: true })
  window.addEventListener('resize', sheet.onScroll)
  document.addEventListener('visibilitychange', sheet.onHide)
  return sheet
}

// What makes another drawing necessary; revisions, messages and counts do not.
function signatureOf(data) {
  const {
    revision, ratings, older, message, header, notice, next, undo, settled, active, signals, revealed, heard, form, item, noticed, ...drawn
  } = data
  return JSON.stringify(drawn)
}

// The one text that is judged, which a rewrite starts from; a pair, a list and a brief have none.
function targetOf(data) {
  if (data.unit === 'prompt') return data.prompt.map(turn => turn.text).join('\n\n')
  return ['output', 'translation'].includes(data.unit) && data.outputs.length ? data.outputs[0].text : ''
}

// Another item: its ratings are the store's, unless this browser kept newer ones.
function load(sheet, data) {
  const kept = data.frozen ? null : readKept(data.assignment_id)
  const newer = kept !== null && kept.revision > data.revision
  if (kept && !newer) dropKept(data.assignment_id)
  stopTimers(sheet)
  Object.assign(sheet, {
    data, target: targetOf(data), saved: data.revision, loaded: data.revision, sent: 0, unsent: false, waiting: null, unanswered: false,
    revision: newer ? kept.revision : data.revision, key: newer && typeof kept.key === 'string' ? kept.key : null,
    ratings: ratingsFrom(newer ? kept.ratings : data.ratings, data.rubric.criteria), checked: false, places: {},
    touched: false, found: null, since: Date.now(), signature: signatureOf(data),
  })
  startClock(sheet, data.active)
  startCover(sheet)
  startSignals(sheet)
  const extras = new Set(data.more || [])
  sheet.moreOpen = data.rubric.criteria.some(each => extras.has(each.id) && isAnswered(each, sheet.ratings[each.id]))
  sheet.putAway.clear()
  pruneKept()
  redraw(sheet)
  if (!data.frozen) recover(sheet, newer ? kept : null)
}

function startOfNext(sheet) {
  sheet.root.scrollIntoView({ block: 'start' })
  sheet.questionsPart.scrollTop = 0
  sheet.title.focus({ preventScroll: true })
}

function receive(sheet, data) {
  const before = sheet.data
  wasHeard(sheet, data.heard)
  if (sheet.ahead && isBehind(sheet, data)) return
  if (staysRevealed(sheet, data)) return
  const signature = signatureOf(data)
  const other = !before || before.assignment_id !== data.assignment_id
  if (other) {
    if (before && sheet.asked.has(before.assignment_id) && data.settled.includes(before.assignment_id)) dropKept(before.assignment_id)
    load(sheet, data)
    if (before) startOfNext(sheet)
    if (data.frozen) staysRevealed(sheet, data)
    return
  }
  const answered = JSON.stringify(data.message) !== JSON.stringify(before.message)
  sheet.data = data
  if (data.frozen && !before.frozen) {
    dropKept(data.assignment_id)
    sheet.ratings = ratingsFrom(data.ratings, data.rubric.criteria)
  }
  if (sheet.waiting && (data.message || data.frozen)) answerCame(sheet)
  if (signature !== sheet.signature) {
    sheet.signature = signature
    redraw(sheet)
  } else if (answered) showMessage(sheet)
  if (answered) {
    refresh(sheet)
    goToPlace(sheet)
  }
  showCount(sheet)
  showLeft(sheet)
  showHappened(sheet)
  showNews(sheet)
  showUndo(sheet)
  refreshSignals(sheet)
  acknowledge(sheet, data)
  showOther(sheet)
}

// The styles come along with the script, into the tree that the sheet stands in.
function dress(root) {
  const styles = new CSSStyleSheet()
  styles.replaceSync(STYLES)
  root.getRootNode().adoptedStyleSheets = [styles]
}

export default function (component) {
  const root = component.parentElement.querySelector('.sheet')
  if (!root || !component.data) return undefined
  let sheet = sheets.get(root)
  if (!sheet) {
    dress(root)
    sheet = newSheet(root)
    sheets.set(root, sheet)
    openSheets.add(sheet)
  }
  sheet.component = component
  const bar = document.querySelector('[data-testid="stHeader"]')
  sheet.top = bar ? bar.getBoundingClientRect().height : 0
  root.style.setProperty('--sheet-top', `${sheet.top}px`)
  sheet.rest = JSON.parse(new TextDecoder().decode(component.data))
  lookAgain(sheet)
  sheet.onScroll()
  return () => {
    stopTimers(sheet)
    clearTimeout(sheet.toldTimer)
    sheet.observer.disconnect()
    window.removeEventListener('keydown', sheet.onKey, true)
    sheet.unwatchSelection()
    window.removeEventListener('scroll', sheet.onScroll, true)
    window.removeEventListener('resize', sheet.onScroll)
    document.removeEventListener('visibilitychange', sheet.onHide)
    MOVEMENTS.forEach(name => window.removeEventListener(name, sheet.onMove, true))
    openSheets.delete(sheet)
    sheets.delete(root)
  }
}

export { portion }
