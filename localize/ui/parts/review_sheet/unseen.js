// Which characters of a text nobody can see, and how much of a stack of marks is drawn: the rule of parts/unseen.py, where
// its reasons are written down. One test holds the two equal.

const MARKS_ON_ONE = 8
const MARKS_OF_ANY_SCRIPT = 3
const STACKED_MOST = 2000
const UNSEEN_IN_A_ROW = 8
// They end what another control began: their badge stands behind them, or it would be turned with the text between.
const CLOSERS = ['\u202c', '\u2069']
const MARK = /\p{M}/u
const PLAIN = /^[\x20-\x7e]*$/
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cc}\u2028\u2029\uFFF9-\uFFFB]/u
const UNSEEN_EACH = /(?![\t\r\n])[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cc}\u2028\u2029\uFFF9-\uFFFB]/gu
const JOINING = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\u0640\u064B-\u0655\u0670\u0951\u0952]/u
const LETTER_OR_MARK = /[\p{L}\p{M}]/u
const SYMBOL = /[\p{So}↔↕‼⁉〰〽]/u
const PICTURE = /[\p{So}↔↕‼⁉〰〽\p{Emoji_Modifier}\uFE0F]/u
const FLAGS = /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu

function joins(character) {
  return LETTER_OR_MARK.test(character) && JOINING.test(character)
}

// No badge for what is part of how its neighbours are written.
function shapes(character, before, after) {
  const code = character.codePointAt(0)
  if (code === 0x0d) return after === ''
  if (code === 0x200c) return joins(before) && joins(after)
  if (code === 0x200d) return joins(before) || (PICTURE.test(before) && PICTURE.test(after))
  if (code === 0xfe0f || code === 0xfe0e) return /^[0-9#*]$/.test(before) ? after === '\u20e3' : SYMBOL.test(before)
  if (code === 0xfe00 && /\p{Script=Myanmar}/u.test(before)) return true
  if ((code >= 0xfe00 && code <= 0xfe0d) || (code >= 0xe0100 && code <= 0xe01ef)) return /\p{Unified_Ideograph}|[\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u.test(before)
  if (code >= 0x180b && code <= 0x180f) return /\p{Script=Mongolian}/u.test(before)
  return false
}

function codeOf(character) {
  return 'U+' + character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')
}

function flagPlaces(line) {
  const places = new Set()
  for (const flag of line.matchAll(FLAGS)) {
    const start = [...line.slice(0, flag.index)].length
    for (let place = start; place < start + [...flag[0]].length; place += 1) places.add(place)
  }
  return places
}

// Each character with what becomes of it: 'plain', 'badge' (nobody can see it) or 'fold' (one too many).
function sortedOut(line, room) {
  const characters = [...line]
  const flags = line.includes('\u{1F3F4}') ? flagPlaces(line) : new Set()
  let marks = 0
  let unseen = 0
  return characters.map((character, place) => {
    const neighbours = [characters[place - 1] || '', characters[place + 1] || '']
    if (character !== '\t' && UNSEEN.test(character) && !flags.has(place) && !shapes(character, ...neighbours)) {
      unseen += 1
      return [unseen <= UNSEEN_IN_A_ROW ? 'badge' : 'fold', character]
    }
    if (MARK.test(character)) {
      marks += 1
      if (marks <= MARKS_OF_ANY_SCRIPT) return ['plain', character]
      room.left -= 1
      return [marks <= MARKS_ON_ONE && room.left >= 0 ? 'plain' : 'fold', character]
    }
    marks = 0
    unseen = 0
    return ['plain', character]
  })
}

// Badges are generated content, so the text content of a block stays the text that was imported, code point by code point.
function badge(character, words) {
  const code = codeOf(character)
  return make('span', { class: 'badge', 'data-code': `‹${code}›`, title: words ? fill(words.badge_unseen, { code }) : null })
}

function foldOf(text, words) {
  const count = [...text].length
  const title = words ? fill(words.badge_folded, { count }) : null
  return make('span', { class: 'fold', tabIndex: 0, 'data-code': `‹+${count} ${codeOf(text)}›`, title }, make('span', {}, text))
}

function withBadges(line, words = null, room = { left: STACKED_MOST }) {
  if (PLAIN.test(line)) return [line]
  const pieces = []
  let kind = 'plain'
  let text = ''
  const flush = () => {
    if (text) pieces.push(kind === 'fold' ? foldOf(text, words) : text)
    text = ''
  }
  for (const [found, character] of sortedOut(line, room)) {
    const part = found === 'badge' ? 'plain' : found
    if (part !== kind || found === 'badge') flush()
    if (found === 'badge' && !CLOSERS.includes(character)) pieces.push(badge(character, words))
    kind = part
    text += character
    if (found === 'badge' && CLOSERS.includes(character)) { flush(); pieces.push(badge(character, words)) }
  }
  flush()
  return pieces
}
