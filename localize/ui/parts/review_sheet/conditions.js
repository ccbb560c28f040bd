// Conditions of a rubric, as data: the same rules as localize.rubric, so that a form says at once what the server would say.
// A name without an answer is null, and a comparison with null is false, whatever the operator.

function isTrue(value) {
  if (Array.isArray(value)) return value.length > 0
  if (value && typeof value === 'object') return Object.keys(value).length > 0
  return Boolean(value)
}

function sameValue(left, right) {
  if (typeof left === 'boolean') left = Number(left)
  if (typeof right === 'boolean') right = Number(right)
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((each, place) => sameValue(each, right[place]))
  }
  return left === right
}

function isIn(value, many) {
  if (Array.isArray(many)) return many.some(each => sameValue(each, value))
  return typeof many === 'string' && typeof value === 'string' && many.includes(value)
}

function ordered(left, right) {
  if (typeof left === 'boolean') left = Number(left)
  if (typeof right === 'boolean') right = Number(right)
  return (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string')
}

function compares(left, operator, right) {
  if (left === null || left === undefined || right === null || right === undefined) return false
  switch (operator) {
    case '==': return sameValue(left, right)
    case '!=': return !sameValue(left, right)
    case '<': return ordered(left, right) && left < right
    case '<=': return ordered(left, right) && left <= right
    case '>': return ordered(left, right) && left > right
    case '>=': return ordered(left, right) && left >= right
    case 'in': return isIn(left, right)
    case 'not in':
    case 'not_in': return !isIn(left, right)
    case 'contains': return isIn(right, left)
    default: return false
  }
}

function calls(name, given) {
  if (given.some(each => each === null || each === undefined)) return null
  if (name === 'abs') return Math.abs(Number(given[0]))
  if (name === 'count') {
    if (!Array.isArray(given[0])) return null
    if (given.length === 1) return given[0].length
    return given[0].filter(span => span && span.severity === given[1]).length
  }
  return null
}

// `tree` as Python parsed it; `names` holds the answers given so far, and `value` for the question's own.
function evaluate(tree, names) {
  if ('const' in tree) return tree.const
  if ('name' in tree) return Object.hasOwn(names, tree.name) ? names[tree.name] : null
  if ('list' in tree) return tree.list.map(each => evaluate(each, names))
  if ('not' in tree) return !isTrue(evaluate(tree.not, names))
  if ('neg' in tree) {
    const value = evaluate(tree.neg, names)
    return value === null ? null : -value
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
  return compares(answer, showWhen.op, showWhen.value)
}
