// Breaks: how long somebody has been at such texts in this tab without a pause of five minutes, and a calm word about it.

const A_PAUSE = 300000
const WRITTEN_EVERY = 5000
const AT_IT = 'localize-at-it'

function breakAfter(data) {
  const minutes = data.rubric.wellbeing ? data.rubric.wellbeing.break_every_minutes : null
  return minutes ? minutes * 60000 : null
}

function atItSince() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(AT_IT))
    return kept && Number.isFinite(kept.since) && Number.isFinite(kept.last) ? kept : null
  } catch { return null }
}

function keepAtIt(kept) {
  try {
    if (kept) sessionStorage.setItem(AT_IT, JSON.stringify(kept))
    else sessionStorage.removeItem(AT_IT)
  } catch { /* a browser that keeps nothing reminds of nothing */ }
}

// Called at each movement, over all items of the tab.
function atIt(sheet) {
  if (!sheet.data || !breakAfter(sheet.data) || sheet.data.frozen || (sheet.cover && sheet.cover.resting)) return
  const now = Date.now()
  const kept = atItSince()
  if (kept && now >= kept.last && now - kept.last < WRITTEN_EVERY) return
  const goesOn = kept && now >= kept.last && now - kept.last < A_PAUSE
  keepAtIt({ since: goesOn ? kept.since : now, last: now })
  showBreak(sheet)
}

function showBreak(sheet) {
  const kept = atItSince()
  const after = breakAfter(sheet.data)
  const saying = (sheet.data.protection || {}).break_due
  const due = Boolean(saying && after && kept && kept.last - kept.since >= after && !(sheet.cover && sheet.cover.resting))
  if (due === Boolean(sheet.breakBox && sheet.breakBox.isConnected)) return
  if (sheet.breakBox) sheet.breakBox.remove()
  if (!due) { sheet.onScroll(); return }
  const { words } = sheet
  const end = () => { keepAtIt(null); sheet.breakBox.remove(); sheet.onScroll() }
  sheet.breakBox = make('div', { class: 'break', role: 'status' }, make('p', {}, saying),
    make('button', { type: 'button', class: 'button', onclick: () => { end(); takeBreak(sheet) } }, words.break_take),
    make('button', { type: 'button', class: 'button', onclick: end }, words.break_on))
  sheet.work.before(sheet.breakBox)
  sheet.onScroll()
}

function takeBreak(sheet) {
  sheet.cover.resting = true
  if (isCovered(sheet)) fillWork(sheet)
  else cover(sheet)
  sheet.title.focus({ preventScroll: true })
}
