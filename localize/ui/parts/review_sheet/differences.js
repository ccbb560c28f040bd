// What differs between two texts, by words as the language has them: for a rewrite, and for two answers side by side.

const MOST_EDITS = 800
const COMPARED_AT_MOST = 50000
const KEPT_AROUND = 60

// All pieces of a text in order: words, and what stands between them.
function pieces(text, lang) {
  if (typeof Intl.Segmenter !== 'function') return text.match(/\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+|\s+|[^\p{L}\p{N}\s]/gu) || []
  return [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)].map(each => each.segment)
}

// The shortest way from one list to the other (Myers 1986): pairs of indices that stay. Null where it takes too many edits.
function staying(before, after) {
  const most = Math.min(MOST_EDITS, before.length + after.length)
  const offset = most + 1
  const reach = new Int32Array(2 * most + 3)
  const past = []
  for (let edits = 0; edits <= most; edits += 1) {
    past.push(reach.slice(offset - edits - 1, offset + edits + 2))
    for (let line = -edits; line <= edits; line += 2) {
      const down = line === -edits || (line !== edits && reach[offset + line - 1] < reach[offset + line + 1])
      let at = down ? reach[offset + line + 1] : reach[offset + line - 1] + 1
      while (at < before.length && at - line < after.length && before[at] === after[at - line]) at += 1
      reach[offset + line] = at
      if (at >= before.length && at - line >= after.length) return wayBack(past, before.length, after.length)
    }
  }
  return null
}

function wayBack(past, left, right) {
  const pairs = []
  for (let edits = past.length - 1; edits >= 0; edits -= 1) {
    const reach = line => past[edits][line + edits + 1]
    const line = left - right
    const down = line === -edits || (line !== edits && reach(line - 1) < reach(line + 1))
    const fromLine = down ? line + 1 : line - 1
    const from = edits ? reach(fromLine) : 0
    const start = edits ? (down ? from : from + 1) : 0
    while (left > start) { left -= 1; right -= 1; pairs.push([left, right]) }
    if (edits) { left = from; right = from - fromLine }
  }
  return pairs.reverse()
}

// [kind, text] in order; kind is 'same', 'del' or 'ins'. A change too large to follow is one piece out and one piece in.
function differences(before, after, lang) {
  const [left, right] = [pieces(before, lang), pieces(after, lang)]
  let start = 0
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1
  let end = 0
  while (end < left.length - start && end < right.length - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1
  const [inLeft, inRight] = [left.slice(start, left.length - end), right.slice(start, right.length - end)]
  const found = []
  const put = (kind, text) => {
    const last = found[found.length - 1]
    if (!text) return
    if (last && last[0] === kind) last[1] += text
    else found.push([kind, text])
  }
  put('same', left.slice(0, start).join(''))
  let [at, other] = [0, 0]
  for (const [one, two] of [...(staying(inLeft, inRight) || []), [inLeft.length, inRight.length]]) {
    put('del', inLeft.slice(at, one).join(''))
    put('ins', inRight.slice(other, two).join(''))
    if (one < inLeft.length) put('same', inLeft[one])
    ;[at, other] = [one + 1, two + 1]
  }
  put('same', left.slice(left.length - end).join(''))
  return joined(found)
}

// Changed words with nothing but blanks between them read as one change.
function joined(found) {
  const whole = []
  for (let at = 0; at < found.length; at += 1) {
    let end = at
    while (end < found.length && (found[end][0] !== 'same' || (end > at && end < found.length - 1 && /^\s+$/.test(found[end][1])))) end += 1
    const side = name => found.slice(at, end).filter(([kind]) => kind === 'same' || kind === name).map(([, text]) => text).join('')
    const [out, into] = [side('del'), side('ins')]
    if (end - at > 2 && out.trim() && into.trim()) {
      whole.push(['del', out], ['ins', into])
      at = end - 1
    } else whole.push(found[at])
  }
  return whole
}

// Long stretches without a change are shortened, so that the changes are in sight.
function shortened(text, first, last) {
  const characters = [...text]
  if (characters.length <= 3 * KEPT_AROUND) return text
  const head = first ? '' : characters.slice(0, KEPT_AROUND).join('')
  const tail = last ? '' : characters.slice(-KEPT_AROUND).join('')
  return `${head} … ${tail}`
}

function drawDifferences(before, after, lang) {
  const found = differences(before, after, lang)
  return found.map(([kind, text], place) => (kind === 'same'
    ? make('span', {}, ...withBadges(shortened(text, place === 0, place === found.length - 1)))
    : make(kind, {}, ...withBadges(text))))
}

function plainWord(word, lang) {
  return word.normalize('NFC').toLocaleLowerCase(lang)
}

// Where the words of `text` stand that `others` does not hold, as [start, end] in UTF-16.
function onlyHere(text, others, segmenter, lang) {
  const found = []
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (isWordLike && !others.has(plainWord(segment, lang))) found.push([index, index + segment.length])
  }
  return found
}
