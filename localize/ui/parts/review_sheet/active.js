// Time at work on the item: from one movement to the next, a pause counting two minutes at most, nothing while the page is
// out of sight. Only the seconds are told, no keystrokes.

const LONGEST_PAUSE = 120000
const MOVEMENTS = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'touchstart']

function startClock(sheet, seconds) {
  sheet.clock = { total: (seconds || 0) * 1000, last: document.visibilityState === 'hidden' ? null : Date.now() }
}

function tick(sheet) {
  const { clock } = sheet
  const now = Date.now()
  if (!clock) return
  if (clock.last !== null) clock.total += Math.max(0, Math.min(now - clock.last, LONGEST_PAUSE))
  clock.last = document.visibilityState === 'hidden' ? null : now
}

function moved(sheet) {
  if (sheet.clock && (sheet.clock.last === null || Date.now() - sheet.clock.last > 1000)) tick(sheet)
}

function activeSeconds(sheet) {
  tick(sheet)
  return sheet.clock ? Math.round(sheet.clock.total / 1000) : 0
}
