// Untrusted text to elements: true to the last code point, each paragraph in its own direction, what is invisible made visible.

const SHOWN_AT_ONCE = 20000
const BADGES_AT_ONCE = 4000
const STRONG = /[\p{L}]/u
const STACKED = /\p{M}{9,}/u

const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/

// Whether this line opens or ends a block of code: as many signs, and nothing behind them, end what signs began.
function isFence(line, state) {
  const found = FENCE.exec(line)
  if (!found) return false
  if (!state.code) { state.code = found[1]; return true }
  if (found[1][0] !== state.code[0] || found[1].length < state.code.length || found[2].trim()) return false
  state.code = ''
  return true
}

// A paragraph of a text under way: `state` knows whether it stands in code, and how many marks are still drawn.
function paragraph(line, state, words) {
  const before = Boolean(state.code)
  const fence = isFence(line, state)
  const code = before || fence
  const direction = code ? 'ltr' : STRONG.test(line) ? 'auto' : null
  const name = (code ? 'code ' : '') + (fence ? 'fence ' : '') + (STACKED.test(line) ? 'stacked' : '')
  return make('p', { dir: direction, class: name || null }, ...withBadges(line, words, state.room))
}

function startOfText() {
  return { code: '', room: { left: STACKED_MOST }, block: null, last: null }
}

// The paragraphs as they stand on the page: those of one block of code lie in one box, which scrolls by itself.
function laid(lines, state, words) {
  const found = []
  for (const line of lines) {
    const before = Boolean(state.code)
    state.last = paragraph(line, state, words)
    if (!before && state.code) {
      state.block = make('div', { class: 'code-block', dir: 'ltr', tabIndex: 0, role: 'group', 'aria-label': (words && words.code_block) || null })
      found.push(state.block)
    }
    if (before || state.code) state.block.append(state.last)
    else found.push(state.last)
  }
  return found
}

function paragraphs(text, words = null, state = startOfText()) {
  return laid(text.split('\n'), state, words)
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
    state.last.append(...withBadges(first, words, state.room))
    row.before(...laid(others, state, words))
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
