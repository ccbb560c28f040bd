// Questions answered from a list: one of it (choice, binary) or several (multi).

const LETTERS = 'abcdefghijklmnopqrstuvw'
const LONG_OPTION = 26

function optionFace(sheet, option, key) {
  return [
    make('span', { class: 'option-text' }, option.text, option.example ? make('span', { class: 'example', dir: 'auto' }, option.example) : null),
    key ? make('kbd', { 'aria-hidden': true }, key) : null,
  ]
}

function optionList(options, inputs, faces) {
  const rows = options.some(option => option.example || [...option.text].length > LONG_OPTION)
  const labels = options.map((option, place) => make('label', { class: 'option' }, inputs[place], ...faces[place]))
  return make('div', { class: rows ? 'options as-rows' : 'options' }, ...labels)
}

function drawChoice(sheet, criterion) {
  return oneOf(sheet, criterion, criterion.options.map((option, place) => ({ ...option, value: option.id, key: LETTERS[place] })))
}

function drawBinary(sheet, criterion) {
  return oneOf(sheet, criterion, [
    { value: true, text: sheet.words.yes, key: number(sheet, 1) }, { value: false, text: sheet.words.no, key: number(sheet, 2) },
  ])
}

function oneOf(sheet, criterion, options) {
  const group = freshId('group')
  const inputs = options.map(option => make('input', {
    type: 'radio', name: group, onchange: () => answer(sheet, criterion, option.value),
  }))
  letClear(inputs, criterion, () => answer(sheet, criterion, null))
  const element = optionList(options, inputs, options.map(option => optionFace(sheet, option, option.key)))
  const refreshOptions = rating => options.forEach((option, place) => {
    inputs[place].checked = Boolean(rating) && rating.state === GIVEN && rating.value === option.value
  })
  const pick = key => {
    const place = key.letter ? LETTERS.indexOf(key.letter) : (key.digit || 0) - 1
    if (place < 0 || place >= options.length) return null
    answer(sheet, criterion, options[place].value)
    return 'answered'
  }
  return { element, refresh: refreshOptions, pick }
}

function drawMulti(sheet, criterion) {
  const options = criterion.options
  const most = criterion.max_choices
  const chosen = () => {
    const rating = sheet.ratings[criterion.id]
    return rating && rating.state === GIVEN && Array.isArray(rating.value) ? rating.value : []
  }
  const toggle = option => {
    const already = chosen()
    let next = already.includes(option.id) ? already.filter(id => id !== option.id) : [...already, option.id]
    if (next.length > already.length) {
      const alone = options.filter(each => each.exclusive).map(each => each.id)
      next = option.exclusive ? [option.id] : next.filter(id => !alone.includes(id))
    }
    if (most && next.length > most) return
    answer(sheet, criterion, options.map(each => each.id).filter(id => next.includes(id)))
  }
  const inputs = options.map(option => make('input', { type: 'checkbox', onchange: () => { toggle(option); refresh(sheet) } }))
  const note = most ? make('p', { class: 'quiet-text' }, fill(sheet.words.choose_most, { count: number(sheet, most) })) : null
  const list = optionList(options, inputs, options.map((option, place) => optionFace(sheet, option, LETTERS[place])))
  const refreshOptions = () => {
    const now = chosen()
    options.forEach((option, place) => {
      inputs[place].checked = now.includes(option.id)
      inputs[place].disabled = Boolean(most) && now.length >= most && !now.includes(option.id) && !option.exclusive
    })
  }
  const pick = key => {
    const place = key.letter ? LETTERS.indexOf(key.letter) : (key.digit || 0) - 1
    if (place < 0 || place >= options.length) return null
    if (inputs[place].disabled) setText(sheet.spoken, note.textContent)
    else toggle(options[place])
    return 'toggled'
  }
  return { element: make('div', {}, note, list), refresh: refreshOptions, pick }
}
