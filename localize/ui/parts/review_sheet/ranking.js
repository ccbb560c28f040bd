// Answers put in order: a small scale of ranks for each, best first, ties allowed. The value is groups of places.

// Ranks by place, 1 for the best; null for an answer that has none yet.
function ranksOf(groups, count) {
  const ranks = Array(count).fill(null)
  for (const [at, group] of (Array.isArray(groups) ? groups : []).entries()) {
    for (const place of Array.isArray(group) ? group : []) if (Number.isInteger(place) && place >= 0 && place < count) ranks[place] = at + 1
  }
  return ranks
}

// Numbers stay as they were given while the form is filled: a number nobody has is an empty group.
function groupsOf(ranks) {
  const groups = Array.from({ length: Math.max(0, ...ranks) }, (_, at) => ranks.flatMap((rank, place) => (rank === at + 1 ? [place] : [])))
  return groups.length ? groups : null
}

function withoutGaps(groups) {
  return groups.filter(group => group.length)
}

// One answer a step up (-1) or down (1). In a whole order it passes its neighbours, or leaves those it was tied with.
function shifted(ranks, place, step) {
  if (ranks[place] === null) {
    const free = ranks.map((_, at) => at + 1).filter(rank => !ranks.includes(rank))
    return ranks.map((rank, at) => (at === place ? (step < 0 ? free[0] : free[free.length - 1]) : rank))
  }
  if (ranks.includes(null)) return ranks.map((rank, at) => (at === place ? Math.min(ranks.length, Math.max(1, rank + step)) : rank))
  const groups = withoutGaps(groupsOf(ranks))
  const from = groups.findIndex(group => group.includes(place))
  if (groups[from].length > 1) {
    groups[from] = groups[from].filter(each => each !== place)
    groups.splice(step < 0 ? from : from + 1, 0, [place])
  } else if (groups[from + step]) [groups[from], groups[from + step]] = [groups[from + step], groups[from]]
  return ranksOf(groups, ranks.length)
}

function letterOf(sheet, place) {
  return [sheet.words.first, sheet.words.second][place] || String.fromCodePoint(65 + place)
}

function drawRanking(sheet, criterion) {
  const { words } = sheet
  const count = sheet.data.outputs.length
  const ranks = () => {
    const rating = sheet.ratings[criterion.id]
    return ranksOf(rating && rating.state === GIVEN ? rating.value : null, count)
  }
  const give = next => answer(sheet, criterion, groupsOf(next))
  const levels = Array.from({ length: count }, (_, at) => ({ value: at + 1, label: number(sheet, at + 1), anchor: '' }))
  const rows = Array.from({ length: count }, (_, place) => {
    const name = fill(words.answer_named, { name: letterOf(sheet, place) })
    const set = rank => give(ranks().map((each, at) => (at === place ? rank : each)))
    const group = steps(sheet, criterion, levels, {
      name: 'ranks', grouped: true, read: () => ranks()[place], give: set, face: level => [make('span', { class: 'chip' }, level.label)],
    })
    const title = make('span', { class: 'row-title', id: freshId('row') }, name)
    group.element.setAttribute('aria-labelledby', title.id)
    const shift = step => give(shifted(ranks(), place, step))
    const mover = (step, sign, word) => make('button', {
      type: 'button', class: 'mover', 'aria-label': fill(word, { name }), title: fill(word, { name }), onclick: () => shift(step),
    }, sign)
    const movers = make('div', { class: 'movers' }, mover(-1, '↑', words.rank_better), mover(1, '↓', words.rank_worse))
    const element = make('div', { class: 'row ranking-row stop', tabIndex: -1 }, title, group.element, movers)
    return { element, refresh: group.refresh, pick: group.pick, isDone: () => ranks()[place] !== null, clear: () => set(null), shift }
  })
  const order = make('ol', { class: 'order', 'aria-label': words.rank_order })
  const refreshOrder = () => {
    rows.forEach(row => row.refresh())
    const now = ranks()
    const placed = (groupsOf(now) || []).map((group, at) => [at + 1, group]).filter(([, group]) => group.length)
    const groups = now.includes(null) ? placed : placed.map(([, group], at) => [at + 1, group])
    order.replaceChildren(...groups.map(([rank, group]) => make('li', {}, make('span', { class: 'number', 'aria-hidden': true }, `${number(sheet, rank)}.`), ' ',
      make('b', {}, group.map(place => letterOf(sheet, place)).join(' = ')))))
    hide(order, !groups.length)
  }
  const hint = make('p', { class: 'quiet-text' }, words.rank_hint)
  return { element: make('div', { class: 'ranking' }, hint, make('div', { class: 'rows' }, ...rows.map(row => row.element)), order), refresh: refreshOrder, stops: rows }
}
