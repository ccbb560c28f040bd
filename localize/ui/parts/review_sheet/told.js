// What is told about signals (a verdict, what was looked at) until the server has heard it: all that it has not heard goes in
// one event, in order, again and again; each event has a number, and the server says the highest that it has heard.

function tell(sheet, kind, message) {
  sheet.untold.push({ number: Math.max(Date.now(), sheet.lastTold + 1), message: { kind, ...message } })
  sheet.lastTold = sheet.untold[sheet.untold.length - 1].number
  sendUntold(sheet)
}

function sendUntold(sheet) {
  clearTimeout(sheet.toldTimer)
  if (!sheet.untold.length) return
  sheet.component.setTriggerValue('told', { number: sheet.lastTold, messages: sheet.untold.map(each => each.message) })
  sheet.toldTimer = setTimeout(() => sendUntold(sheet), SEND_AGAIN)
}

function wasHeard(sheet, heard) {
  sheet.lastTold = Math.max(sheet.lastTold, heard)
  sheet.untold = sheet.untold.filter(each => each.number > heard)
  if (!sheet.untold.length) clearTimeout(sheet.toldTimer)
}
