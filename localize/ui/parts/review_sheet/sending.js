// The way to the store: drafts after a second of quiet, submit and skip, and what to do when no answer comes.

const QUIET = 1000
const LONGEST_UNSENT = 5000
const LONGEST_UNKEPT = 1000
const SEND_AGAIN = 10000
const WAIT_FOR_ANSWER = 10000

function entriesOf(sheet) {
  return survey(sheet.data.rubric, sheet.ratings, {
    more: sheet.data.more || [], moreOpen: sheet.moreOpen, target: sheet.target, outputs: sheet.data.outputs.length,
    fits: mark => placesOfMark(sidesOf(sheet)[mark.on], mark) !== null,
  })
}

function currentRatings(sheet) {
  return ratingsToSend(entriesOf(sheet), sheet.ratings)
}

function keepHere(sheet) {
  keep(sheet.data.assignment_id, { revision: sheet.revision, ratings: currentRatings(sheet), key: sheet.key })
}

// Every change is kept in this browser at once and sent when the hands rest.
function changed(sheet) {
  if (sheet.data.frozen) return
  sheet.touched = true
  sheet.revision = Math.max(sheet.saved, sheet.sent) + 1
  if (!sheet.unsent) sheet.unsentSince = Date.now()
  sheet.unsent = true
  keepHere(sheet)
  showStatus(sheet, 'saving')
  clearTimeout(sheet.draftTimer)
  const rest = Math.max(0, Math.min(QUIET, sheet.unsentSince + (deepWorks ? LONGEST_UNSENT : LONGEST_UNKEPT) - Date.now()))
  sheet.draftTimer = setTimeout(() => sendDraft(sheet), rest)
}

function sendDraft(sheet) {
  clearTimeout(sheet.draftTimer)
  if (sheet.data.frozen || sheet.waiting || (!sheet.unsent && sheet.saved >= sheet.sent)) return
  sheet.unsent = false
  sheet.sent = sheet.revision
  const draft = {
    assignment_id: sheet.data.assignment_id, revision: sheet.sent, ratings: currentRatings(sheet), active: activeSeconds(sheet),
  }
  sheet.component.setStateValue('draft', draft)
  sheet.draftTimer = setTimeout(() => {
    if (sheet.saved >= sheet.sent) return
    showStatus(sheet, 'kept_here')
    sendDraft(sheet)
  }, SEND_AGAIN)
}

// The store has said which revision it holds. What it holds may be another window's.
function acknowledge(sheet, data) {
  sheet.saved = Math.max(sheet.saved, data.revision)
  if (sheet.unsent) {
    sheet.revision = Math.max(sheet.saved, sheet.sent) + 1
    keepHere(sheet)
  } else if (sheet.sent && data.revision >= sheet.sent) {
    clearTimeout(sheet.draftTimer)
    if (sheet.waiting) return
    // With a submit unanswered its key must outlive a reload, or the second try would count as another judgment.
    if (!sheet.key) dropKept(data.assignment_id)
    showStatus(sheet, sheet.unanswered ? 'no_answer' : 'saved')
  }
}

function waitForAnswer(sheet, name) {
  sheet.unanswered = false
  clearTimeout(sheet.draftTimer)
  sheet.waiting = name
  showWaiting(sheet)
  clearTimeout(sheet.waitTimer)
  sheet.waitTimer = setTimeout(() => {
    sheet.waiting = null
    sheet.unanswered = true
    sheet.unsent = true
    showWaiting(sheet)
    sendDraft(sheet)
    showStatus(sheet, 'no_answer')
  }, WAIT_FOR_ANSWER)
}

// The answer came: it was refused (a message), or the next item is here.
function answerCame(sheet) {
  clearTimeout(sheet.waitTimer)
  sheet.waiting = null
  sheet.unanswered = false
  sheet.key = null
  showWaiting(sheet)
  changed(sheet)
}

function submit(sheet) {
  if (sheet.data.frozen || sheet.waiting) return
  if (formIsAway(sheet)) return
  sheet.checked = true
  const entries = entriesOf(sheet)
  refresh(sheet)
  const missing = entries.filter(entry => entry.faults.length)
  if (missing.length) {
    goToFault(sheet, missing[0])
    return
  }
  sheet.key = sheet.key || freshKey()
  sheet.revision = Math.max(sheet.saved, sheet.sent) + 1
  keepHere(sheet)
  sheet.asked.add(sheet.data.assignment_id)
  if (sheet.ahead) { // one at a time: this one goes when the one before has arrived
    sheet.queued = true
    waitForAnswer(sheet, 'submit')
    return
  }
  const payload = {
    assignment_id: sheet.data.assignment_id, revision: sheet.revision, key: sheet.key,
    ratings: ratingsToSend(entries, sheet.ratings), frame: frameShown(sheet), active: activeSeconds(sheet),
    opened: openedSignals(sheet),
  }
  if (sheet.data.next && !reveals(sheet) && !asksForRest(sheet, payload.ratings)) {
    goAhead(sheet, payload)
    return
  }
  waitForAnswer(sheet, 'submit')
  sheet.component.setTriggerValue('submit', payload)
}

function skip(sheet, reason, comment, unwanted = []) {
  if (sheet.data.frozen || sheet.waiting) return
  sheet.asked.add(sheet.data.assignment_id)
  waitForAnswer(sheet, 'skip')
  sheet.component.setTriggerValue('skip', {
    assignment_id: sheet.data.assignment_id, reason, comment: comment.trim() ? comment : null, active: activeSeconds(sheet), unwanted,
  })
}

function stopTimers(sheet) {
  clearTimeout(sheet.draftTimer)
  clearTimeout(sheet.waitTimer)
}
