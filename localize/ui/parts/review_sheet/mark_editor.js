// The editor of one mark: how grave, of which kind, why. In the question where there is room, else at the foot of the window.

const ROOM_BESIDE = 58 * 16

function severityChoice(sheet, marker) {
  const { criterion } = marker
  const group = freshId('severity')
  const inputs = criterion.severities.map(each => make('input', { type: 'radio', name: group, onchange: () => marker.change({ severity: each.id }) }))
  const labels = criterion.severities.map((each, place) => make('label', { class: 'option severity' }, inputs[place],
    make('b', { class: 'letter', 'aria-hidden': true, 'data-rank': rankOf(criterion, each.id) }, markLetter(criterion, each.id)),
    make('span', { class: 'option-text' }, make('b', {}, severityName(sheet, criterion, each.id)), make('span', { class: 'example' }, each.text))))
  const element = make('div', { class: 'options as-rows', role: 'radiogroup', 'aria-label': sheet.words.mark_severity_label }, ...labels)
  const refreshChoice = mark => criterion.severities.forEach((each, place) => { inputs[place].checked = mark.severity === each.id })
  return { element, refresh: refreshChoice, inputs }
}

// Categories with their kinds below them. Not asked where the rubric asks for them in another mode only.
function categoryChoice(sheet, marker) {
  const { criterion } = marker
  const { words } = sheet
  const wanted = holds(criterion.category_required_when, { mode: sheet.data.rubric.mode ?? null })
  const option = (value, text) => make('option', { value }, text)
  const select = make('select', { id: freshId('category'), onchange: () => marker.change({ category: select.value || null }) },
    option('', words.mark_category_open),
    ...criterion.categories.map(each => (each.sub.length
      ? make('optgroup', { label: each.text }, option(each.id, fill(words.mark_category_whole, { category: each.text })),
        ...each.sub.map(sub => option(`${each.id}/${sub}`, kindName(each, sub))))
      : option(each.id, each.text))))
  const label = make('label', { for: select.id }, wanted ? `${words.mark_category_label} ${words.required_mark}` : words.mark_category_label)
  const element = make('div', { class: 'mark-part' }, label, select)
  const refreshChoice = mark => {
    hide(element, !criterion.categories.length || (Boolean(criterion.category_required_when) && !wanted && !mark.category))
    select.value = mark.category || ''
  }
  return { element, refresh: refreshChoice, select }
}

function whyPart(sheet, marker) {
  const { criterion } = marker
  const label = make('label', { for: freshId('why') })
  const area = make('textarea', {
    id: label.getAttribute('for'), rows: 1, dir: 'auto', oninput: () => { grow(area); marker.change({ comment: area.value || null }) },
  })
  const refreshWhy = mark => {
    const required = markLacks(criterion, { ...mark, comment: null }, sheet.data.rubric.mode).includes('mark_comment')
    setText(label, required ? `${sheet.words.comment} ${sheet.words.required_mark}` : sheet.words.comment)
    area.required = required
    if (area.value !== (mark.comment || '') && sheet.root.getRootNode().activeElement !== area) area.value = mark.comment || ''
  }
  return { element: make('div', { class: 'mark-part' }, label, area), refresh: refreshWhy, area }
}

function drawMarkEditor(sheet, marker) {
  const { words } = sheet
  const title = make('p', { class: 'mark-title', dir: 'auto', id: freshId('mark') })
  const severity = severityChoice(sheet, marker)
  const category = categoryChoice(sheet, marker)
  const why = whyPart(sheet, marker)
  const done = make('button', { type: 'button', class: 'button primary', onclick: () => marker.leave() }, words.mark_done, ' ', make('kbd', { 'aria-hidden': true }, '↵'))
  const away = make('button', { type: 'button', class: 'button', onclick: () => { marker.remove(marker.open()) } }, words.mark_delete)
  const element = make('div', { class: 'mark-editor', role: 'group', 'aria-labelledby': title.id, hidden: true }, title, severity.element,
    category.element, why.element, make('div', { class: 'mark-ways' }, done, away))
  const wide = () => sheet.root.clientWidth >= ROOM_BESIDE || !element.showPopover
  // At the foot of a small window it lies over all else; beside the text it stands under its row.
  const put = row => {
    if (row.element !== element.parentNode) row.element.append(element)
    if (wide()) element.removeAttribute('popover')
    else {
      if (!element.popover) element.popover = 'manual'
      if (!element.matches(':popover-open')) element.showPopover()
    }
  }
  const refreshEditor = (mark, row) => {
    hide(element, !mark)
    if (!mark) { element.removeAttribute('popover'); return }
    put(row)
    title.replaceChildren(...withBadges(quoted(sheet, mark), words))
    for (const part of [severity, category, why]) part.refresh(mark)
  }
  const show = () => {
    const mark = marker.marks()[marker.open()]
    if (!mark) return
    const lacks = markLacks(marker.criterion, mark, sheet.data.rubric.mode)
    const first = severity.inputs.find(input => input.checked) || severity.inputs[0]
    const at = lacks[0] === 'mark_category' ? category.select : lacks[0] === 'mark_comment' ? why.area : first
    at.focus({ preventScroll: true })
    if (wide()) element.scrollIntoView({ block: 'nearest' })
    else showMarked(sheet, marker.criterion, mark)
    grow(why.area)
  }
  const leaveTo = row => {
    const side = wide() ? null : sidesOf(sheet)[marker.criterion.on]
    if (side && elementOfSide(side)) elementOfSide(side).focus({ preventScroll: true })
    else if (row) row.element.focus({ preventScroll: true })
  }
  // Keys in the editor: its letters, Enter and Esc. Everything else is the browser's, or nobody's.
  element.markKey = event => {
    const target = event.composedPath()[0]
    if (event.key === 'Escape') { marker.leave(true); return true }
    if (target.matches(TEXT_FIELDS) && !(event.key === 'Enter' && target === category.select)) return false
    if (event.key === 'Enter') {
      if (target.closest('button')) return false
      marker.leave()
      return true
    }
    const key = keyOf(event)
    const found = marker.criterion.severities[key.letter ? LETTERS.indexOf(key.letter) : (key.digit || 0) - 1]
    if (found) marker.change({ severity: found.id })
    return Boolean(found) || key.letter !== null || key.digit !== null || ['Backspace', 'Delete'].includes(event.key)
  }
  return { element, refresh: refreshEditor, show, leaveTo }
}

// The words of a mark brought into sight above an editor that covers the foot of the window.
function showMarked(sheet, criterion, mark) {
  const side = sidesOf(sheet)[mark.on]
  const places = placesOfMark(side, mark)
  const range = places && rangeOfPlaces(linesOf(side), ...places)
  const element = range && (range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer)
  if (element) element.scrollIntoView({ block: 'start' })
}
