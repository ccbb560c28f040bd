// One small scale for many lines: a letter for each step; what the letters mean stays in sight above the lines.

function drawChecklist(sheet, criterion) {
  const scale = criterion.checklist_scale.map((step, place) => ({ value: step.id, label: step.text, anchor: '', key: LETTERS[place] || '' }))
  const meanings = scale.map(step => make('span', {}, make('kbd', {}, step.key), ' ', step.label))
  const key = make('div', { class: 'check-key', 'aria-hidden': true }, ...meanings)
  const { lang } = sheet.data.content
  const rows = criterion.rows.map(row => {
    const group = steps(sheet, criterion, scale, {
      name: 'checks', row: row.id, label: step => step.label, show: (at, pointed) => meanings.forEach((each, place) => each.classList.toggle('on', pointed && place === at)),
      face: step => [make('span', { class: 'chip', title: step.label }, step.key)],
    })
    const title = make('span', { class: 'row-title', id: freshId('row') }, row.text)
    const hint = row.hint ? make('span', { class: 'row-hint quiet-text', id: freshId('hint'), lang, dir: 'auto' }, row.hint) : null
    group.element.setAttribute('aria-labelledby', title.id)
    if (hint) group.element.setAttribute('aria-describedby', hint.id)
    const element = make('div', { class: 'row check-row stop', tabIndex: -1 }, make('div', { class: 'row-about' }, title, hint), group.element)
    const isDone = () => row.id in ((sheet.ratings[criterion.id] || {}).value || {})
    const pick = pressed => group.pick(pressed.letter ? { digit: LETTERS.indexOf(pressed.letter) + 1 } : pressed)
    return { element, refresh: group.refresh, pick, isDone, row: row.id }
  })
  return { element: make('div', {}, key, make('div', { class: 'rows checklist' }, ...rows.map(row => row.element))), refresh: () => rows.forEach(row => row.refresh()), stops: rows }
}
