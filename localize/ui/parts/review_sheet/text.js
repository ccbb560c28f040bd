// Untrusted text to elements: true to the last code point, each paragraph in its own direction, what is invisible made visible.

const SHOWN_AT_ONCE = 20000
const BADGES_AT_ONCE = 4000
const STRONG = /[\p{L}]/u
const STACKED = /\p{M}{9,}/u

// A paragraph of a text under way: `state` knows whether it stands in code, and how many marks are still drawn.
function paragraph(line, state, words) {
  const fence = /^\s*```/.test(line)
  const code = state.code || fence
  if (fence) state.code = !state.code
  const direction = code ? 'ltr' : STRONG.test(line) ? 'auto' : null
  const name = (code ? 'code ' : '') + (STACKED.test(line) ? 'stacked' : '')
  return make('p', { dir: direction, class: name || null }, ...withBadges(line, words, state.room))
}

function startOfText() {
  return { code: false, room: { left: STACKED_MOST } }
}

function paragraphs(text, words = null, state = startOfText()) {
  return text.split('\n').map(line => paragraph(line, state, words))
}

// A portion ends neither inside a character nor between a base and its marks, unless these are too many. A text full of
// invisible characters comes in smaller ones: a browser takes its time over thousands of badges.
function cutAt(text, most) {
  let length = Math.min(most, text.length)
  let badges = 0
  for (const { index } of text.slice(0, length).matchAll(UNSEEN_EACH)) {
    badges += 1
    if (badges > BADGES_AT_ONCE) { length = index; break }
  }
  if (length === text.length) return length
  const last = text.charCodeAt(length - 1)
  let end = last >= 0xd800 && last <= 0xdbff ? length - 1 : length
  while (end < Math.min(text.length, length + 100) && /^[\p{M}\u200d]/u.test(text.slice(end, end + 2))) end += text.codePointAt(end) > 0xffff ? 2 : 1
  return end
}

// A text in its own language; a very long one grows by 20,000 characters at a time. All paragraphs of it, joined by line
// feeds, are the text: a portion goes on in the paragraph in which the one before it ended.
function textBlock(text, { lang, dir }, words, name = 'text') {
  const state = startOfText()
  let shown = cutAt(text, SHOWN_AT_ONCE)
  const block = make('div', { class: name, lang, dir }, ...paragraphs(text.slice(0, shown), words, state))
  if (shown === text.length) return block
  const button = make('button', { type: 'button', class: 'quiet' })
  const label = () => setText(button, fill(words.show_more, { count: (text.length - shown).toLocaleString(words.locale) }))
  const row = make('div', { class: 'text-more' }, button)
  button.onclick = () => {
    const next = shown + cutAt(text.slice(shown), SHOWN_AT_ONCE)
    const [first, ...others] = text.slice(shown, next).split('\n')
    state.room.left = STACKED_MOST
    row.previousSibling.append(...withBadges(first, words, state.room))
    row.before(...others.map(line => paragraph(line, state, words)))
    shown = next
    if (shown === text.length) row.remove()
    else label()
  }
  label()
  block.append(row)
  return block
}

function messages(turns, tongue, words) {
  const alone = turns.length === 1 && turns[0].role === 'user'
  return turns.flatMap(turn => [
    alone ? null : make('div', { class: 'role' }, ...withBadges(words['role_' + turn.role] || turn.role, words)),
    textBlock(turn.text, tongue, words),
  ]).filter(Boolean)
}
