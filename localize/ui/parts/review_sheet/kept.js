// What a person typed and the store does not have yet, kept in this browser. A browser may refuse to keep: then nothing is kept.

const KEPT = 'localize:'
const KEPT_AT_MOST = 20

function isKept(entry) {
  return Boolean(entry) && Number.isInteger(entry.revision) && Boolean(entry.ratings) && typeof entry.ratings === 'object'
}

function readKept(assignment) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT + assignment))
    return isKept(kept) ? kept : null
  } catch { return null }
}

function keep(assignment, entry) {
  const now = { ...entry, at: Date.now() }
  try { localStorage.setItem(KEPT + assignment, JSON.stringify(now)) } catch { /* private window, or full */ }
  keepDeep(assignment, now)
}

function dropKept(assignment) {
  try { localStorage.removeItem(KEPT + assignment) } catch { /* nothing was kept */ }
  keepDeep(assignment, null)
}

function pruneKept() {
  try {
    const names = Object.keys(localStorage).filter(name => name.startsWith(KEPT))
    const age = name => { try { return JSON.parse(localStorage.getItem(name)).at || 0 } catch { return 0 } }
    const oldest = names.map(name => [age(name), name]).sort((one, other) => one[0] - other[0])
    for (const [, name] of oldest.slice(0, Math.max(0, names.length - KEPT_AT_MOST))) localStorage.removeItem(name)
  } catch { /* nothing to prune */ }
  pruneDeep()
}

// The introduction of a rubric is open on the first item that a browser shows of it.
function introIsOpen(rubric, assignment) {
  try {
    const first = localStorage.getItem('localize-intro:' + rubric)
    if (first === null) localStorage.setItem('localize-intro:' + rubric, assignment)
    return first === null || first === assignment
  } catch { return true }
}

function introWasClosed(rubric) {
  try { localStorage.setItem('localize-intro:' + rubric, 'closed') } catch { /* it opens again, no harm */ }
}

// A plain http address on a local network has no randomUUID: the same 122 random bits by hand.
function freshKey() {
  if (crypto.randomUUID) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
