// What has been answered, which questions are asked because of it, and what is still missing. No page in here.

const GIVEN = 'given'
const KINDS_DRAWN = ['likert', 'slider', 'binary', 'choice', 'multi', 'preference', 'preference_grid', 'rewrite', 'text', 'ranking', 'checklist', 'spans']

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
  if (Array.isArray(value)) return value.length > 0 || criterion.kind === 'spans'
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

// Steps of a checklist that were chosen for any of its rows.
function stepsTaken(criterion, rating) {
  if (criterion.kind !== 'checklist' || !rating.value) return []
  const taken = Object.values(rating.value)
  return (criterion.checklist_scale || []).filter(step => taken.includes(step.id))
}

function commentIsRequired(criterion, rating, names) {
  if (!rating || rating.state !== GIVEN || !isAnswered(criterion, rating)) return false
  if (stepsTaken(criterion, rating).some(step => step.comment_required)) return true
  if (chosenOptions(criterion, rating).some(option => option.comment_required)) return true
  return holds(criterion.comment && criterion.comment.required_when, names)
}

// One word per fault; the form turns it into a sentence beside the question.
function faultsOf(criterion, rating, required, commentRequired, { target, outputs }) {
  const faults = []
  const answered = isAnswered(criterion, rating)
  if (required && !answered) faults.push('answer_needed')
  if (!answered && hasContent(criterion, rating) && !required) faults.push('answer_needed')
  if (answered && rating.state === GIVEN) {
    const value = rating.value
    if (required && ['preference_grid', 'checklist'].includes(criterion.kind) && criterion.rows.some(row => !(row.id in value))) faults.push('rows_needed')
    if (criterion.kind === 'ranking' && [value].flat(2).length !== outputs) faults.push('rank_needed')
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

// Which questions stand on the sheet, and what they answer. `more` are the extras, asked only on request.
function shownCriteria(rubric, ratings, extras, moreOpen) {
  const names = {}
  const shown = new Set()
  for (const criterion of rubric.criteria) {
    if (extras.has(criterion.id) && !moreOpen) continue
    if (!isShown(criterion.show_when, names)) continue
    shown.add(criterion.id)
    const rating = ratings[criterion.id]
    if (rating && rating.state === GIVEN && isAnswered(criterion, rating)) names[criterion.id] = rating.value
    if (chosenOptions(criterion, rating).some(option => option.ends_form)) break
  }
  return { shown, names }
}

// "I cannot judge this" hands the item to somebody else: then no other question needs an answer.
function isHandedOn(rubric, ratings, shown) {
  return rubric.criteria.some(({ id, reassigns }) => reassigns && shown.has(id) && ratings[id] && ratings[id].state === 'cannot_judge')
}

// The form as it stands: one entry a criterion, in order. Extras never block. A condition on a comment may look ahead.
function survey(rubric, ratings, { more, moreOpen, target, outputs, fits }) {
  const extras = new Set(more)
  const { shown, names } = shownCriteria(rubric, ratings, extras, moreOpen)
  names.mode = rubric.mode ?? null
  const handedOn = isHandedOn(rubric, ratings, shown)
  return rubric.criteria.map(criterion => {
    const entry = { criterion, shown: shown.has(criterion.id), extra: extras.has(criterion.id), required: false }
    if (!entry.shown) return { ...entry, answered: false, commentRequired: false, warned: false, faults: [] }
    const rating = ratings[criterion.id]
    if (handedOn) return { ...entry, answered: isAnswered(criterion, rating), commentRequired: false, warned: false, faults: [] }
    entry.required = Boolean(criterion.required) && !entry.extra && KINDS_DRAWN.includes(criterion.kind)
    const own = { ...names, value: rating && rating.state === GIVEN ? rating.value ?? null : null }
    const commentRequired = commentIsRequired(criterion, rating, own)
    return {
      ...entry,
      answered: isAnswered(criterion, rating),
      commentRequired,
      warned: Boolean(criterion.check) && holds(criterion.check.warn_when, own),
      faults: [
        ...faultsOfMarks(criterion, rating, entry, { mode: names.mode, fits }),
        ...faultsOf(criterion, rating, entry.required, commentRequired, { target, outputs }),
      ],
    }
  })
}

// What travels: the questions shown that hold something. Answers to hidden questions stay in this window only.
function ratingsToSend(entries, ratings) {
  const sent = {}
  for (const { criterion, shown, faults } of entries) {
    const rating = ratings[criterion.id]
    if (!shown || !hasContent(criterion, rating)) continue
    const whole = criterion.kind === 'ranking' && Array.isArray(rating.value) && !faults.includes('rank_needed')
    const value = whole ? withoutGaps(rating.value) : rating.value
    const comment = rating.comment && rating.comment.trim() ? rating.comment : null
    sent[criterion.id] = { value: rating.state === GIVEN ? value : null, comment, state: rating.state }
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
