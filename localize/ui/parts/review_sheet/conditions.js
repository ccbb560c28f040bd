// Conditions of a rubric, as data: the same rules as localize.rubric, so that a form says at once what the server would say.
// A name without an answer is null, and a comparison with null is false, whatever the operator. The rules are written down
// in localize/rubric/conditions.py; one table of cases is tried against both.

function isTrue(value) {
  if (Array.isArray(value)) return value.length > 0
  if (value && typeof value === 'object') return Object.keys(value).length > 0
  return Boolean(value)
}

// Yes and no are not numbers here, and a text never equals a number.
function isNumber(value) {
  return typeof value === 'number' && Number.isFinite(value)
}

function sameValue(left, right) {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((each, place) => sameValue(each, right[place]))
  }
  return left === right
}

function isIn(value, many, wanted) {
  if (Array.isArray(many)) return many.some(each => sameValue(each, value)) === wanted
  return typeof many === 'string' && typeof value === 'string' && many.includes(value) === wanted
}

function compares(left, operator, right) {
  if (left === null || left === undefined || right === null || right === undefined) return false
  if (operator === '==') return sameValue(left, right)
  if (operator === '!=') return !sameValue(left, right)
  if (operator === 'in') return isIn(left, right, true)
  if (operator === 'not in') return isIn(left, right, false)
  if (!isNumber(left) || !isNumber(right)) return false
  return { '<': left < right, '<=': left <= right, '>': left > right, '>=': left >= right }[operator] === true
}

function calls(name, given) {
  if (name === 'abs') return isNumber(given[0]) ? Math.abs(given[0]) : null
  if (name !== 'count' || !Array.isArray(given[0])) return null
  return given[0].filter(span => span && typeof span === 'object' && span.severity === given[1]).length
}

// `tree` as Python parsed it; `names` holds the answers given so far, and `value` for the question's own.
function evaluate(tree, names) {
  if ('const' in tree) return tree.const
  if ('name' in tree) return Object.hasOwn(names, tree.name) ? names[tree.name] ?? null : null
  if ('list' in tree) return tree.list.map(each => evaluate(each, names))
  if ('not' in tree) return !isTrue(evaluate(tree.not, names))
  if ('neg' in tree) {
    const value = evaluate(tree.neg, names)
    return isNumber(value) ? -value : null
  }
  if ('and' in tree) return tree.and.every(each => isTrue(evaluate(each, names)))
  if ('or' in tree) return tree.or.some(each => isTrue(evaluate(each, names)))
  if ('call' in tree) return calls(tree.call, tree.args.map(each => evaluate(each, names)))
  if ('compare' in tree) {
    let left = evaluate(tree.compare[0], names)
    for (let place = 1; place < tree.compare.length; place += 2) {
      const right = evaluate(tree.compare[place + 1], names)
      if (!compares(left, tree.compare[place], right)) return false
      left = right
    }
    return true
  }
  return null
}

function holds(tree, names) {
  return tree !== null && tree !== undefined && isTrue(evaluate(tree, names))
}

function isShown(showWhen, names) {
  if (!showWhen) return true
  const answer = Object.hasOwn(names, showWhen.criterion) ? names[showWhen.criterion] : null
  if (showWhen.op === 'contains') return Array.isArray(answer) && isIn(showWhen.value, answer, true)
  return compares(answer, showWhen.op.replace('_', ' '), showWhen.value)
}
