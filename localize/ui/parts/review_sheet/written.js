// Questions answered by writing or sliding, and the comment of any question.

function grow(area) {
  area.style.height = 'auto'
  if (area.scrollHeight) area.style.height = `${Math.min(area.scrollHeight + 2, 480)}px`
}

function writtenArea(sheet, criterion, settings) {
  let emptied = false
  const area = make('textarea', {
    rows: settings.rows || 3, 'aria-labelledby': settings.labelledby, lang: settings.lang, dir: settings.dir, value: settings.value || '',
    oninput: () => { emptied = area.value === ''; grow(area); answer(sheet, criterion, area.value === '' ? null : area.value) },
  })
  const counter = criterion.min_chars ? make('p', { class: 'quiet-text' }) : null
  const refreshArea = rating => {
    const value = rating && rating.state === GIVEN && typeof rating.value === 'string' ? rating.value : null
    const face = value === null ? (emptied ? '' : settings.value || '') : value
    if (area.value !== face && sheet.root.getRootNode().activeElement !== area) area.value = face
    if (counter) setText(counter, lengthInWords(sheet, area.value, criterion.min_chars))
    requestAnimationFrame(() => grow(area))
  }
  const back = () => { emptied = false; area.value = settings.value || ''; answer(sheet, criterion, null); area.focus() }
  return { element: make('div', {}, area, counter), refresh: refreshArea, pick: () => null, writes: area, back }
}

function lengthInWords(sheet, text, least) {
  return fill(sheet.words.characters, { count: number(sheet, codePoints(text)), least: number(sheet, least) })
}

function drawText(sheet, criterion, legend) {
  return writtenArea(sheet, criterion, { labelledby: legend, dir: 'auto' })
}

// A rewrite starts as the text that is judged; below it stands what was changed so far.
function drawRewrite(sheet, criterion, legend) {
  const { lang, dir } = sheet.data.content
  const original = criterion.prefill === 'source' ? (sheet.data.source_prompt || []).map(turn => turn.text).join('\n\n') : sheet.target
  const written = writtenArea(sheet, criterion, { labelledby: legend, lang, dir, value: original, rows: sheet.data.unit === 'brief' ? 10 : 5 })
  if (!original) return written
  const coded = /^ {0,3}(```|~~~)/m.test(original) ? ' coded' : ''
  if (coded) written.writes.className = 'coded'
  const changes = make('div', { class: `diff${coded}`, lang, dir, tabIndex: 0, role: 'group', 'aria-label': sheet.words.rewrite_changes })
  const back = make('button', { type: 'button', class: 'quiet', onclick: written.back }, sheet.words.rewrite_back)
  const part = make('div', { class: 'changes', hidden: true }, make('div', { class: 'changes-head' }, make('span', { 'aria-hidden': true }, sheet.words.rewrite_changes), back), changes)
  let drawn = null
  const draw = () => {
    const text = written.writes.value
    if (text === drawn || part.hidden) return
    drawn = text
    const long = Math.max(text.length, original.length) > COMPARED_AT_MOST
    changes.replaceChildren(...(long ? [sheet.words.rewrite_too_long] : drawDifferences(original, text, lang)))
  }
  written.element.append(part)
  const refreshRewrite = rating => {
    written.refresh(rating)
    hide(part, written.writes.value === original)
    clearTimeout(sheet.diffTimer)
    sheet.diffTimer = setTimeout(draw, drawn === null ? 0 : 150)
  }
  return { ...written, refresh: refreshRewrite }
}

// An untouched slider is no answer: it has no number until it is moved or clicked.
function drawSlider(sheet, criterion, legend) {
  const { min, max, step } = criterion.range
  const levels = criterion.levels
  const middle = min + Math.round((max - min) / 2 / step) * step
  const anchors = anchorLine(sheet, levels)
  const give = value => answer(sheet, criterion, Math.min(max, Math.max(min, min + Math.round((value - min) / step) * step)))
  const slider = make('input', {
    type: 'range', min, max, step, 'aria-labelledby': legend, oninput: () => give(Number(slider.value)),
    onpointerup: () => give(Number(slider.value)),
  })
  const box = make('input', {
    type: 'text', inputmode: 'numeric', size: 4, class: 'number-box', dir: 'ltr', 'aria-labelledby': legend,
    onchange: () => {
      const typed = latinDigits(box.value.trim())
      if (typed === '') answer(sheet, criterion, null)
      else if (/^-?\d+$/.test(typed)) give(Number(typed))
      refresh(sheet)
    },
  })
  const scale = make('div', { class: 'range-ends quiet-text', 'aria-hidden': true }, make('span', {}, number(sheet, min)), make('span', {}, number(sheet, max)))
  const refreshSlider = rating => {
    const value = rating && rating.state === GIVEN ? rating.value : null
    slider.value = String(value ?? (criterion.range.start === 'none' ? middle : criterion.range.start))
    slider.classList.toggle('untouched', value === null)
    if (sheet.root.getRootNode().activeElement !== box) box.value = value === null ? '' : String(value)
    let nearest = -1
    levels.forEach((level, place) => {
      if (value !== null && (nearest < 0 || Math.abs(level.value - value) < Math.abs(levels[nearest].value - value))) nearest = place
    })
    anchors.show(nearest)
  }
  const element = make('div', {}, make('div', { class: 'slider' }, slider, box), scale, anchors.element)
  const pick = key => {
    if (!key.digit) return null
    give(min + ((max - min) * key.digit) / 10)
    return 'toggled'
  }
  return { element, refresh: refreshSlider, pick }
}

// Folded away until wanted; open, and marked, where an answer asks for it.
function drawComment(sheet, criterion) {
  const prompt = (criterion.comment && criterion.comment.prompt) || sheet.words.comment
  const least = (criterion.comment && criterion.comment.min_chars) || 0
  let wanted = false
  const label = make('label', { for: freshId('comment') })
  const area = make('textarea', {
    id: label.getAttribute('for'), rows: 2, dir: 'auto',
    oninput: () => { grow(area); comment(sheet, criterion, area.value) },
  })
  const counter = make('p', { class: 'quiet-text' })
  const box = make('div', { class: 'comment' }, label, area, counter)
  const open = () => { wanted = true; refresh(sheet); area.focus() }
  const button = make('button', { type: 'button', class: 'quiet', onclick: open }, sheet.words.add_comment)
  const refreshComment = (entry, rating) => {
    const text = (rating && rating.comment) || ''
    const shown = entry.commentRequired || wanted || text !== ''
    hide(box, !shown)
    hide(button, shown || !entry.answered || sheet.data.frozen)
    setText(label, entry.commentRequired ? `${prompt} ${sheet.words.required_mark}` : prompt)
    area.required = entry.commentRequired
    hide(counter, !entry.commentRequired || least < 2)
    setText(counter, lengthInWords(sheet, text, least))
    if (area.value !== text && sheet.root.getRootNode().activeElement !== area) area.value = text
    if (shown) requestAnimationFrame(() => grow(area))
  }
  return { element: make('div', { class: 'comment-part' }, button, box), refresh: refreshComment, open, area }
}
