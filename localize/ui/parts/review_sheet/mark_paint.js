// Marks drawn into the texts: the words stay as they are, in elements of their own. A letter, a line and a colour say how grave.

const QUOTED_MOST = 160
const RANKS = ['neutral', 'minor', 'major', 'critical']

// Grave ones look graver: by the names in common use, else in the order of the rubric.
function rankOf(criterion, id) {
  const known = RANKS.indexOf(id)
  const place = criterion.severities.findIndex(each => each.id === id)
  return known >= 0 ? known : place < 0 ? 0 : Math.min(place, RANKS.length - 1)
}

function markLetter(criterion, id) {
  const place = criterion.severities.findIndex(each => each.id === id)
  return place < 0 ? '?' : LETTERS[place].toUpperCase()
}

function severityName(sheet, criterion, id) {
  const severity = criterion.severities.find(each => each.id === id)
  return (severity && severity.label) || sheet.words[`severity_${id}`] || id
}

function kindName(category, sub) {
  return (category.sub_texts && category.sub_texts[sub]) || sub.replace(/^x-/, '').replaceAll('-', ' ')
}

function categoryName(criterion, name) {
  const [top, sub] = name.split('/')
  const category = criterion.categories.find(each => each.id === top)
  return category ? [category.text, sub && kindName(category, sub)].filter(Boolean).join(' · ') : name
}

function markInWords(sheet, criterion, mark) {
  const about = mark.severity ? severityName(sheet, criterion, mark.severity) : sheet.words.mark_severity_open
  return mark.category ? `${about} · ${categoryName(criterion, mark.category)}` : about
}

// In one line, and not all of a long one.
function shortText(text) {
  const line = text.replace(/\s*\n\s*/g, ' ')
  return line.length > QUOTED_MOST ? `${line.slice(0, cutAt(line, QUOTED_MOST))}…` : line
}

function quoted(sheet, mark) {
  return mark.special ? specialName(sheet, mark.special) : `«${shortText(mark.text || '')}»`
}

function specialName(sheet, token) {
  return sheet.words[`special_${token.replace(/\W/g, '')}`] || token
}

// For the answers of another window, and for those that are frozen.
function marksInWords(sheet, criterion, marks) {
  if (!marks.length) return sheet.words.no_error
  return marks.map(mark => [`${quoted(sheet, mark)} ${markInWords(sheet, criterion, mark)}`, mark.comment].filter(Boolean).join(': ')).join(' · ')
}

function unpaint(side) {
  for (const mark of elementOfSide(side).querySelectorAll('mark.mark')) {
    const line = mark.parentNode
    mark.replaceWith(...mark.childNodes)
    line.normalize()
  }
}

function paintPiece({ node, at, end }, from, to, draw) {
  let piece = node
  if (from > at) piece = piece.splitText(from - at)
  if (to < end) piece.splitText(to - Math.max(from, at))
  const mark = draw()
  piece.replaceWith(mark)
  mark.append(piece)
  return mark
}

function paintMark(side, { from, to, criterion, mark, open, title, onclick }) {
  const touched = linesOf(side).flatMap(line => line.nodes).filter(each => each.end > from && each.at < to)
  const name = ['mark', open ? 'open' : ''].join(' ').trim()
  const pieces = touched.map(each => paintPiece(each, from, to, () => make('mark', {
    class: name, 'data-rank': mark.severity ? rankOf(criterion, mark.severity) : 'none', title, onclick,
  })))
  if (pieces.length) pieces[pieces.length - 1].setAttribute('data-letter', markLetter(criterion, mark.severity))
}

// All marks of all questions, drawn anew where anything about them changed.
function paintMarks(sheet, anew = false) {
  const wanted = { target: [], source: [] }
  for (const marker of markersOf(sheet).values()) {
    marker.marks().forEach((mark, place) => {
      const side = sidesOf(sheet)[mark.on]
      const places = placesOfMark(side, mark)
      if (!places) return
      const onclick = sheet.data.frozen ? null : () => { if (!sheet.selected) marker.edit(place) }
      wanted[mark.on].push({
        from: places[0], to: places[1], criterion: marker.criterion, mark, open: marker.open() === place, onclick,
        title: markInWords(sheet, marker.criterion, mark),
      })
    })
  }
  let painted = false
  for (const side of Object.values(sidesOf(sheet)).filter(each => elementOfSide(each))) {
    const drawn = JSON.stringify(wanted[side.on].map(each => [each.from, each.to, each.title, each.open]))
    if (!anew && side.drawn === drawn) continue
    if (side.drawn || anew) unpaint(side)
    side.drawn = drawn
    wanted[side.on].forEach(each => paintMark(side, each))
    painted = true
  }
  if (painted) paintEvidence(sheet)
}
