// The two dialogs: why an item is skipped, and the table of keys.

const REASONS = ['not_my_field', 'not_my_region', 'upsetting', 'broken', 'other']

function drawSkip(sheet) {
  const { words } = sheet
  const group = freshId('skip')
  const inputs = REASONS.map((reason, place) => make('input', { type: 'radio', name: group, value: reason, checked: place === 0 }))
  const area = make('textarea', { rows: 2, dir: 'auto', id: freshId('why') })
  const cancel = make('button', { type: 'button', class: 'button' }, words.cancel)
  const { wellbeing } = sheet.data.rubric
  const unsaid = wellbeing && wellbeing.skip_without_reason
    ? make('button', { type: 'button', class: 'button unsaid', onclick: () => { dialog.close(); skip(sheet, 'unsaid', '') } }, words.skip_unsaid) : null
  const dialog = make('dialog', { 'aria-label': words.skip_title }, make('form', { method: 'dialog' },
    make('h2', {}, words.skip_title), unsaid,
    make('fieldset', { class: 'reasons' }, make('legend', { class: 'unseen' }, words.skip_title),
      ...REASONS.map((reason, place) => make('label', { class: 'option' }, inputs[place], make('span', { class: 'option-text' }, words[`skip_${reason}`])))),
    make('label', { for: area.id }, words.comment), area,
    make('div', { class: 'dialog-actions' }, make('button', { type: 'submit', class: 'button primary' }, words.skip_item), cancel)))
  cancel.onclick = () => dialog.close()
  dialog.querySelector('form').onsubmit = event => {
    event.preventDefault()
    dialog.close()
    skip(sheet, inputs.find(input => input.checked).value, area.value)
  }
  return dialog
}

function drawKeyTable(sheet) {
  const { words } = sheet
  const rows = [
    [['1', '…', '9'], words.key_digits], [['a', 'b', '…'], words.key_letters], [['0'], words.key_not_applicable],
    [['x'], words.key_cannot_judge], [['↓', '↑'], words.key_move], [['Alt', '↑', '↓'], words.key_shift], [['⌫'], words.key_clear], [['Enter'], words.key_enter],
    [['Ctrl', 'Enter'], words.key_submit], [['Alt', 'C'], words.key_comment], [['Esc'], words.key_leave], [['Alt', 'S'], words.key_skip], [['Alt', 'Z'], words.key_undo],
    ...(sheet.data.signals ? [[['Alt', 'G'], words.key_signals]] : []), ...keysOfMarking(sheet), ...(sheet.cover ? [[['Alt', 'H'], words.key_hide]] : []), [['?'], words.key_table],
  ]
  const close = make('button', { type: 'button', class: 'button' }, words.close)
  const table = make('table', { class: 'keys' }, make('tbody', {}, ...rows.map(([keys, meaning]) =>
    make('tr', {}, make('th', { scope: 'row', dir: 'ltr' }, ...keys.flatMap(key => [make(key === '…' ? 'span' : 'kbd', {}, key), ' '])), make('td', {}, meaning)))))
  const dialog = make('dialog', { 'aria-label': words.keys }, make('h2', {}, words.keys), table, make('div', { class: 'dialog-actions' }, close))
  close.onclick = () => dialog.close()
  return dialog
}
