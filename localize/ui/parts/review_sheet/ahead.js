// One item ahead: what is submitted is shown as done at once and the next item, which is here already, comes up. Until the
// server has answered, what was sent stays in this browser and is sent again; refused, it comes back on the screen.

function goAhead(sheet, payload) {
  const next = sheet.data.next
  sheet.ahead = { payload }
  sendAhead(sheet)
  const header = next.test ? next.header : { ...next.header, count: '' } // in a test it is the item's own place
  load(sheet, { ...next, header, message: null, notice: null, next: null, undo: null, settled: [] })
  startOfNext(sheet)
  showStatus(sheet, 'sending_last')
}

function sendAhead(sheet) {
  clearTimeout(sheet.aheadTimer)
  sheet.component.setTriggerValue('submit', sheet.ahead.payload)
  sheet.aheadTimer = setTimeout(() => {
    if (!sheet.ahead) return
    showStatus(sheet, 'kept_here')
    sendAhead(sheet)
  }, SEND_AGAIN)
}

// True when this answer was on its way before the server had read what was sent.
function isBehind(sheet, data) {
  const { assignment_id: sent } = sheet.ahead.payload
  if (data.settled.includes(sent)) {
    dropKept(sent)
    arrived(sheet)
    showStatus(sheet, sheet.unsent ? 'saving' : 'saved')
    return false
  }
  if (data.notice && data.notice.about === sent) {
    arrived(sheet)
    return false
  }
  if (data.assignment_id !== sent) return false
  if (!data.message) return true
  arrived(sheet)
  return false
}

function arrived(sheet) {
  clearTimeout(sheet.aheadTimer)
  sheet.ahead = null
  if (sheet.queued) {
    sheet.queued = false
    answerCame(sheet)
    setTimeout(() => submit(sheet))
  }
}

function drawUndo(sheet) {
  const { words } = sheet
  return make('button', { type: 'button', class: 'quiet undo', hidden: true, onclick: () => undo(sheet) }, words.undo, ' ',
    make('kbd', { 'aria-hidden': true, dir: 'ltr' }, 'Alt Z'))
}

function showUndo(sheet) {
  hide(sheet.undoButton, !sheet.data.undo || Boolean(sheet.ahead))
}

function undo(sheet) {
  if (!sheet.data.undo || sheet.ahead || sheet.waiting) return
  if (sheet.unsent) sendDraft(sheet)
  sheet.component.setTriggerValue('undo', { assignment_id: sheet.data.undo })
  showStatus(sheet, 'sending')
}
