// What became of an item that is not on the screen any more, in words, with what was typed for it.

function drawHappened(sheet) {
  const { notice } = sheet.data
  if (!notice || sheet.putAway.has(notice.text)) return null
  const { words } = sheet
  const kept = notice.about ? readKept(notice.about) : null
  const texts = kept ? writtenIn(kept.ratings) : []
  const close = make('button', { type: 'button', class: 'quiet' }, words.close)
  const box = make('div', { class: 'happened', role: 'status' }, make('p', {}, notice.text), close)
  close.onclick = () => { sheet.putAway.add(notice.text); box.remove() }
  if (texts.length) {
    box.append(make('details', {}, make('summary', {}, words.your_words),
      ...texts.flatMap(text => make('div', { class: 'text', dir: 'auto' }, ...paragraphs(text, words)))))
  }
  return box
}

// Everything that somebody typed by hand in these ratings.
function writtenIn(ratings) {
  return Object.values(ratings || {}).flatMap(rating => [
    rating && rating.comment,
    rating && typeof rating.value === 'string' && /\s/.test(rating.value) ? rating.value : null,
    ...(rating && Array.isArray(rating.value) ? rating.value.map(each => each && each.comment) : []),
  ]).filter(text => typeof text === 'string' && text.trim() !== '')
}

function showHappened(sheet) {
  const box = drawHappened(sheet)
  sheet.happened.replaceChildren(...(box ? [box] : []))
}
