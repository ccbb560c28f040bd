// Examples of a question. Which ones this person can read was chosen by the server, the nearest language first.

function exampleLine(name, label, lang, dir, ...inside) {
  return make('p', {}, make('b', { class: name }, label), ' ', make('span', { lang, dir, class: 'example-words' }, ...inside))
}

// The marked piece of the bad text stands out in it, where it is in there.
function withPiece(text, piece) {
  const at = piece ? text.indexOf(piece) : -1
  return at < 0 ? [text] : [text.slice(0, at), make('mark', { class: 'example-mark' }, piece), text.slice(at + piece.length)]
}

function exampleCase(sheet, each) {
  const { words } = sheet
  const ui = sheet.data.ui.lang
  const own = (name, label, text, ...inside) => (text ? exampleLine(name, label, each.lang, each.dir || 'auto', ...(inside.length ? inside : [text])) : null)
  const said = (label, text) => (text ? exampleLine('fact', label, ui, 'auto', text) : null)
  const unseen = each.span && !(each.bad || '').includes(each.span)
  return make('div', { class: 'example-case' },
    each.lang_name ? make('p', { class: 'quiet-text' }, each.lang_name) : null,
    each.source ? exampleLine('fact', words.example_source, null, 'auto', each.source) : null,
    own('good', words.example_good, each.good), own('bad', words.example_bad, each.bad, ...withPiece(each.bad || '', each.span)),
    said(words.example_level, each.level), unseen ? own('fact', words.example_mark, each.span) : null,
    said(words.example_severity, each.severity), said(words.example_category, each.category), said(words.example_why, each.why))
}

function drawExamples(sheet, criterion) {
  const examples = criterion.examples || []
  if (!examples.length) return null
  return make('details', { class: 'examples' }, make('summary', {}, sheet.words.examples), ...examples.map(each => exampleCase(sheet, each)))
}
