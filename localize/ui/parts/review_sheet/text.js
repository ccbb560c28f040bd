// Untrusted text to elements: true to the last code point, each paragraph in its own direction, what is invisible made visible.

const SHOWN_AT_ONCE = 20000
const MARKS_STACKED = /\p{M}{9,}/u
const STRONG = /[\p{L}]/u
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cc}\u2028\u2029\uFFF9-\uFFFB]/u
const JOINED_SCRIPTS = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{M}]/u
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u

// Joiners and variation selectors are letters' business where they shape a word or a picture; anywhere else they hide.
function shapes(character, before, after) {
  const code = character.codePointAt(0)
  if (code === 0x200c) return JOINED_SCRIPTS.test(before) && JOINED_SCRIPTS.test(after)
  if (code === 0x200d) return (JOINED_SCRIPTS.test(before) && before !== '') || (PICTURE.test(before) && PICTURE.test(after))
  if (code === 0xfe0f || code === 0xfe0e) return /\p{Emoji}/u.test(before)
  if ((code >= 0xfe00 && code <= 0xfe0d) || (code >= 0xe0100 && code <= 0xe01ef)) return /\p{Script=Han}/u.test(before)
  if (code >= 0x180b && code <= 0x180f) return /\p{Script=Mongolian}/u.test(before)
  return false
}

// The badge is generated content, so the text content of a block stays the text that was imported.
function withBadges(line) {
  if (!INVISIBLE.test(line)) return [line]
  const pieces = []
  let plain = ''
  let before = ''
  const characters = [...line]
  characters.forEach((character, place) => {
    if (character !== '\t' && INVISIBLE.test(character) && !shapes(character, before, characters[place + 1] || '')) {
      const code = 'U+' + character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')
      if (plain) pieces.push(plain)
      pieces.push(make('span', { class: 'badge', 'data-code': `‹${code}›` }))
      plain = ''
    }
    plain += character
    before = character
  })
  pieces.push(plain)
  return pieces
}

function paragraph(line, code) {
  const direction = code ? 'ltr' : STRONG.test(line) ? 'auto' : null
  const name = (code ? 'code ' : '') + (MARKS_STACKED.test(line) ? 'stacked' : '')
  return make('p', { dir: direction, class: name || null }, ...withBadges(line))
}

function paragraphs(text) {
  let code = false
  return text.split(/\r\n|\n/).map(line => {
    const fence = /^\s*```/.test(line)
    const element = paragraph(line, code || fence)
    if (fence) code = !code
    return element
  })
}

function cutAt(text, length) {
  if (text.length <= length) return text.length
  const last = text.charCodeAt(length - 1)
  return last >= 0xd800 && last <= 0xdbff ? length - 1 : length
}

// A text in its own language; a very long one grows by 20,000 characters at a time.
function textBlock(text, { lang, dir }, words, name = 'text') {
  const block = make('div', { class: name, lang, dir })
  let shown = cutAt(text, SHOWN_AT_ONCE)
  block.append(...paragraphs(text.slice(0, shown)))
  if (shown === text.length) return block
  const button = make('button', { type: 'button', class: 'quiet' })
  const label = () => setText(button, fill(words.show_more, { count: (text.length - shown).toLocaleString(words.locale) }))
  const row = make('div', { class: 'text-more' }, button)
  button.onclick = () => {
    const next = shown + cutAt(text.slice(shown), SHOWN_AT_ONCE)
    row.before(...paragraphs(text.slice(shown, next)))
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
    alone ? null : make('div', { class: 'role' }, words['role_' + turn.role] || turn.role),
    textBlock(turn.text, tongue, words),
  ]).filter(Boolean)
}
