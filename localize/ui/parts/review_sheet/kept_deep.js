// The same words once more, where a browser writes at once: what it keeps in localStorage waits some seconds for the disk, and
// is gone when the browser is killed before. Written one after the other, the newest only. A browser may refuse: then so be it.

const DEEP = 'localize'
const DEEP_STORE = 'kept'
const DEEP_DAYS = 30
let deepDatabase = null
const DEEP_PATIENCE = 2000
let deepBusy = false
// True once the disk has taken something in this window. Until then the store is told more often.
let deepWorks = false
const deepWaiting = new Map()

function deep() {
  deepDatabase = deepDatabase || new Promise(done => {
    try {
      const request = indexedDB.open(DEEP, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(DEEP_STORE)
      request.onsuccess = () => done(request.result)
      request.onerror = request.onblocked = () => done(null)
      setTimeout(() => done(null), DEEP_PATIENCE) // after a crash it may take long, or for ever
    } catch { done(null) }
  }).then(database => {
    if (!database) deepDatabase = null
    return database
  })
  return deepDatabase
}

async function deepDo(mode, work) {
  const database = await deep()
  if (!database) return null
  return new Promise(done => {
    try {
      const change = database.transaction(DEEP_STORE, mode, { durability: 'relaxed' })
      const request = work(change.objectStore(DEEP_STORE))
      change.oncomplete = () => done(request ? request.result : null)
      change.onerror = change.onabort = () => done(null)
      setTimeout(() => done(null), DEEP_PATIENCE)
    } catch { done(null) }
  })
}

// `entry` null forgets it.
async function keepDeep(assignment, entry) {
  deepWaiting.set(assignment, entry)
  if (deepBusy) return
  deepBusy = true
  while (deepWaiting.size) {
    const [[name, newest]] = deepWaiting
    deepWaiting.delete(name)
    const put = await deepDo('readwrite', store => (newest ? store.put(newest, name) : store.delete(name)))
    if (newest) deepWorks = put === name
  }
  deepBusy = false
}

function readDeep(assignment) {
  return deepDo('readonly', store => store.get(assignment)).then(entry => (isKept(entry) ? entry : null))
}

function pruneDeep() {
  const before = Date.now() - DEEP_DAYS * 86400000
  deepDo('readwrite', store => {
    store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return
      if (!(cursor.value && cursor.value.at > before)) cursor.delete()
      cursor.continue()
    }
    return null
  })
}

// What was typed last may be in either place, or in none; it is told to the store. Nobody waits: the sheet is drawn already.
async function recover(sheet, kept) {
  const { assignment_id: assignment } = sheet.data
  const entry = await readDeep(assignment)
  if (sheet.data.assignment_id !== assignment) return
  if (sheet.touched) { // somebody was faster than the disk: nothing is replaced under their hands
    if (entry && entry.at < sheet.since && entry.revision > sheet.data.revision) sheet.found = entry.ratings
    showOther(sheet)
    return
  }
  const isLater = entry && entry.revision > sheet.data.revision && (!kept || entry.at > kept.at)
  if (isLater) {
    sheet.ratings = ratingsFrom(entry.ratings, sheet.data.rubric.criteria)
    sheet.key = typeof entry.key === 'string' ? entry.key : null
    redraw(sheet)
  } else if (!kept) {
    if (entry) keepDeep(assignment, null)
    return
  }
  changed(sheet)
  showStatus(sheet, 'restored')
}
