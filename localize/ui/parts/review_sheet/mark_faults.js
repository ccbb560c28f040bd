// What a mark still lacks before the form may be sent: the rules of localize/rubric/complete.py. No page in here.

function markLacks(criterion, mark, mode) {
  const severity = criterion.severities.find(each => each.id === mark.severity)
  const category = criterion.categories.find(each => each.id === (mark.category || '').split('/')[0])
  const lacks = []
  if (!severity) lacks.push('mark_severity')
  if (!mark.category && holds(criterion.category_required_when, { mode: mode ?? null })) lacks.push('mark_category')
  const why = (severity && severity.comment_required) || (category && category.comment_required)
  if (why && !(mark.comment || '').trim()) lacks.push('mark_comment')
  return lacks
}

function overlapping(marks) {
  const placed = marks.map((mark, place) => ({ mark, place })).filter(each => !each.mark.special)
  placed.sort((one, other) => one.mark.start - other.mark.start)
  const until = { target: 0, source: 0 }
  return placed.filter(({ mark }) => {
    const over = mark.start < until[mark.on]
    until[mark.on] = Math.max(until[mark.on], mark.end)
    return over
  }).map(each => each.place)
}

// One word and the number of the mark; `fits` says whether a mark stands where its words are.
function faultsOfMarks(criterion, rating, { required, extra }, { mode, fits }) {
  if (criterion.kind !== 'spans' || (rating && rating.state !== GIVEN)) return []
  if (!rating || !Array.isArray(rating.value)) return (required || criterion.confirm_empty) && !extra ? ['confirm_none'] : []
  const marks = marksOf(rating)
  const over = overlapping(marks)
  return marks.flatMap((mark, place) => [
    ...markLacks(criterion, mark, mode), ...(mark.special || fits(mark) ? [] : ['mark_off']), ...(over.includes(place) ? ['mark_overlap'] : []),
  ].map(word => `${word} ${place + 1}`))
}

function markFault(fault) {
  const found = /^(mark_\w+) (\d+)$/.exec(fault)
  return found && { word: found[1], place: Number(found[2]) - 1 }
}

function markFaultInWords(sheet, word, place) {
  return fill(sheet.words[word], { number: number(sheet, place + 1) })
}
