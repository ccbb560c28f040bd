// What has been answered, which questions are asked because of it, and what is still missing. No page in here.

const GIVEN = 'given'

function codePoints(text) {
  return [...text.trim()].length
}

function emptyRating() {
  return { value: null, comment: null, state: GIVEN }
}

// Drafts come from the store, from this browser or from another window: anything that is no rating is left out.
function ratingsFrom(raw, criteria) {
  const ratings = {}
  for (const criterion of criteria) {
    if (!raw || typeof raw !== 'object' || !Object.hasOwn(raw, criterion.id)) continue
    const given = raw[criterion.id]
    const whole = given && typeof given === 'object' && !Array.isArray(given) && 'state' in given
    const rating = { ...emptyRating(), ...(whole ? given : { value: given }) }
    ratings[criterion.id] = { value: rating.value ?? null, comment: rating.comment ?? null, state: rating.state }
  }
  return ratings
}

function isAnswered(criterion, rating) {
  if (!rating) return false
  if (rating.state !== GIVEN) return true
  const value = rating.value
  if (value === null || value === undefined) return false
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'string') return value.trim() !== ''
  if (typeof value === 'object') return Object.keys(value).length > 0
  return true
}

function hasContent(criterion, rating) {
  return isAnswered(criterion, rating) || Boolean(rating && rating.comment && rating.comment.trim())
}

function chosenOptions(criterion, rating) {
  if (!rating || rating.state !== GIVEN || !criterion.options) return []
  const chosen = Array.isArray(rating.value) ? rating.value : [rating.value]
  return criterion.options.filter(option => chosen.includes(option.id))
}

function commentIsRequired(criterion, rating, names) {
  if (!rating || rating.state !== GIVEN || !isAnswered(criterion, rating)) return false
  if (chosenOptions(criterion, rating).some(option => option.comment_required)) return true
  return holds(criterion.comment && criterion.comment.required_when, { ...names, value: rating.value })
}

// One word per fault; the form turns it into a sentence beside the question.
function faultsOf(criterion, rating, required, commentRequired, target) {
  const faults = []
  const answered = isAnswered(criterion, rating)
  if (required && !answered) faults.push('answer_needed')
  if (!answered && hasContent(criterion, rating) && !required) faults.push('answer_needed')
  if (answered && rating.state === GIVEN) {
    const value = rating.value
    if (required && criterion.kind === 'preference_grid' && criterion.rows.some(row => !(row.id in value))) faults.push('rows_needed')
    if (typeof value === 'string' && ['text', 'rewrite'].includes(criterion.kind)) {
      if (codePoints(value) < (criterion.min_chars || 0)) faults.push('text_short')
      if (criterion.must_differ && value.trim() === target.trim()) faults.push('must_differ')
    }
    if (criterion.max_choices && Array.isArray(value) && value.length > criterion.max_choices) faults.push('too_many')
  }
  const comment = (rating && rating.comment) || ''
  if (commentRequired) {
    if (!comment.trim()) faults.push('comment_needed')
    else if (codePoints(comment) < ((criterion.comment && criterion.comment.min_chars) || 0)) faults.push('comment_short')
  }
  return faults
}

// The form as it stands: one entry a criterion, in order. `more` are the extras; they never block.
function survey(rubric, ratings, { more, moreOpen, target }) {
  const names = {}
  const extras = new Set(more)
  let ended = false
  return rubric.criteria.map(criterion => {
    const rating = ratings[criterion.id]
    const extra = extras.has(criterion.id)
    const shown = !ended && (!extra || moreOpen) && isShown(criterion.show_when, names)
    if (!shown) return { criterion, shown, extra, required: false, answered: false, commentRequired: false, faults: [] }
    const answered = isAnswered(criterion, rating)
    const required = Boolean(criterion.required) && !extra
    const commentRequired = commentIsRequired(criterion, rating, names)
    const faults = faultsOf(criterion, rating, required, commentRequired, target)
    if (answered && rating.state === GIVEN) names[criterion.id] = rating.value
    if (chosenOptions(criterion, rating).some(option => option.ends_form)) ended = true
    return { criterion, shown, extra, required, answered, commentRequired, faults }
  })
}

// What travels: the questions shown that hold something. Answers to hidden questions stay in this window only.
function ratingsToSend(entries, ratings) {
  const sent = {}
  for (const { criterion, shown } of entries) {
    const rating = ratings[criterion.id]
    if (!shown || !hasContent(criterion, rating)) continue
    const comment = rating.comment && rating.comment.trim() ? rating.comment : null
    sent[criterion.id] = { value: rating.state === GIVEN ? rating.value : null, comment, state: rating.state }
  }
  return sent
}

function sameRatings(left, right) {
  return JSON.stringify(inOrder(left)) === JSON.stringify(inOrder(right))
}

function inOrder(value) {
  if (Array.isArray(value) || value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.keys(value).sort().map(name => [name, inOrder(value[name])]))
}
