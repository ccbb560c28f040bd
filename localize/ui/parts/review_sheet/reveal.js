// After the judgment: the item stays, to be read only, with what the signals noticed in it, or what was expected of it. Then
// the next one comes.

const REVEAL_RESTS = 500

// True when the sheet keeps the item that it shows. What the server has sent meanwhile waits.
function staysRevealed(sheet, data) {
  const here = sheet.data && sheet.data.assignment_id
  if (!here) return false
  const isBack = data.assignment_id === here && !data.frozen
  const shown = data.revealed && data.revealed.assignment_id === here ? data.revealed : null
  if (sheet.reveal) {
    if (isBack || (sheet.reveal.leaving && data.assignment_id !== here)) {
      sheet.reveal = null
      load(sheet, data)
      startOfNext(sheet)
      return true
    }
    if (data.assignment_id !== here) sheet.reveal.onward = data
    if (shown) {
      sheet.reveal.on = shown.on
      refreshSignals(sheet)
    }
    return true
  }
  const due = reveals(sheet) || sheet.data.frozen
  if (isBack || !due || !shown || !data.settled.includes(here)) return false
  startReveal(sheet, shown, data)
  return true
}

function startReveal(sheet, { on, feedback }, data) {
  const onward = data.assignment_id === sheet.data.assignment_id ? null : data
  dropKept(sheet.data.assignment_id)
  stopTimers(sheet)
  const header = onward ? onward.header : sheet.data.header
  Object.assign(sheet, {
    reveal: { on, feedback: feedback || null, onward, leaving: false, since: Date.now() }, waiting: null, unanswered: false, unsent: false, key: null, places: {},
    data: { ...sheet.data, frozen: true, message: null, undo: null, header },
  })
  sheet.root.dataset.revealing = ''
  openLooks(sheet, on)
  freezeForm(sheet)
  if (isCovered(sheet)) fillWork(sheet)
  drawSignals(sheet)
  drawGoingOn(sheet)
  showFirstLook(sheet)
}

// What asks for a look is open already; of the minor ones only where there is nothing else.
function openLooks(sheet, on) {
  const looks = on.flatMap(({ about, found }) => found.filter(each => each.state === 'look').map(each => ({ ...each, about })))
  const minorOnly = looks.every(each => each.minor)
  for (const { about, name, minor } of looks) {
    if (minor && !minorOnly) continue
    if (minor) sheet.signals.unfolded.add(about)
    sheet.signals.open.add(keyOfSignal(about, name))
    noteOpened(sheet, keyOfSignal(about, name))
  }
}

// In its place: nothing of what was read or written moves.
function freezeForm(sheet) {
  for (const marker of markersOf(sheet).values()) if (marker.open() >= 0) marker.leave()
  endCaret(sheet)
  showMarkBar(sheet)
  showWaiting(sheet)
  showStatus(sheet, '')
  showMessage(sheet)
  showCount(sheet)
  showUndo(sheet)
  showOther(sheet)
  sheet.questions.forEach(question => { question.element.disabled = true })
  scrollByKeys(sheet)
  refresh(sheet)
  paintMarks(sheet, true)
}

function drawGoingOn(sheet) {
  const { words, reveal: { on, feedback } } = sheet
  const looks = on.some(({ found }) => found.some(each => each.state === 'look'))
  const about = looks ? words.reveal_look : words.reveal_nothing
  const said = make('p', { class: 'revealed', tabIndex: -1 }, feedback ? feedback.verdict : about)
  sheet.goOnText = make('span', {}, words.next_item)
  sheet.goOnButton = make('button', { type: 'button', class: 'button primary', onclick: () => goOn(sheet) },
    sheet.goOnText, make('kbd', { 'aria-hidden': true, dir: 'ltr' }, '↵'))
  sheet.actions.replaceChildren(feedback ? drawFeedback(sheet, said) : said, make('div', { class: 'action-row' }, sheet.goOnButton))
  hide(sheet.actions, false)
  said.focus({ preventScroll: true })
}

// On a phone the answers come below each other, so that none is behind a tab.
function showFirstLook(sheet) {
  sheet.showAll()
  const open = sheet.signals.bars.flatMap(bar => bar.chips).find(chip => !chip.why.hidden)
  const first = open ? open.button : sheet.signals.bars[0] && sheet.signals.bars[0].element
  if (first) first.scrollIntoView({ block: 'center' })
}

function goOn(sheet) {
  const { reveal } = sheet
  if (!reveal || reveal.leaving) return
  tell(sheet, 'seen', { assignment_id: sheet.data.assignment_id, opened: openedSignals(sheet) })
  if (reveal.onward) {
    load(sheet, reveal.onward)
    startOfNext(sheet)
    return
  }
  reveal.leaving = true // nothing more is here yet: the server says what comes
  sheet.goOnButton.disabled = true
  setText(sheet.goOnText, sheet.words.sending)
}

// A key that came with the one that sent the judgment is not meant for the next item. Enter is a button's own where somebody
// went to it by keys; after a click it goes on.
function revealKey(sheet, event, target) {
  if (event.key === 'Enter') {
    const button = target.closest && target.closest('button, a, summary')
    if (button && !sheet.byPointer && !event.ctrlKey && !event.metaKey) return false
    if (!event.repeat && Date.now() - sheet.reveal.since > REVEAL_RESTS) goOn(sheet)
    return true
  }
  if (isAlt(event, 'g')) return goToSignals(sheet)
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.key === '?') sheet.keyTable.showModal()
  return event.key === '?' || /^[cr]$/i.test(event.key) // Streamlit itself listens for these two
}
