// What stays the same from run to run comes in portions of its own, by name; the sheet waits until it has those it needs.

const HELD_AT_MOST = 18
const held = new Map()
const openSheets = new Set()

// A component that nobody sees: one portion, its name on the first line.
function portion(component) {
  if (!component.data) return undefined
  const [name, ...content] = new TextDecoder().decode(component.data).split('\n')
  if (!held.has(name)) {
    held.set(name, JSON.parse(content.join('\n')))
    forgetOthers()
    openSheets.forEach(lookAgain)
  }
  return undefined
}

function needed(rest) {
  return [rest, rest.next].filter(Boolean).flatMap(each => [each.form, each.item, each.noticed])
}

function forgetOthers() {
  const used = new Set([...openSheets].flatMap(sheet => (sheet.rest ? needed(sheet.rest) : [])))
  for (const name of held.keys()) if (held.size > HELD_AT_MOST && !used.has(name)) held.delete(name)
}

function whole(rest) {
  const names = [rest.form, rest.item, rest.noticed]
  return names.every(name => held.has(name)) ? Object.assign({}, rest, ...names.map(name => held.get(name))) : null
}

// All that the sheet draws; null while a portion of it is on its way. The next item may come later.
function assembled(rest) {
  const data = whole(rest)
  return data && { ...data, next: rest.next ? whole(rest.next) : null }
}

function lookAgain(sheet) {
  const data = sheet.rest && assembled(sheet.rest)
  if (!data) return
  receive(sheet, data)
  sheet.onScroll()
}
