// Two answers beside each other: scrolled together, and with the words marked that only one of them has.

const ONLY_ONE = 'localize-only-one'

function canMark() {
  return typeof Intl.Segmenter === 'function' && typeof Highlight === 'function' && Boolean(CSS.highlights)
}

function toggle(label, isOn, turn) {
  const button = make('button', { type: 'button', class: 'quiet toggle', 'aria-pressed': isOn }, label)
  button.onclick = () => {
    const on = button.getAttribute('aria-pressed') !== 'true'
    button.setAttribute('aria-pressed', String(on))
    turn(on)
  }
  return button
}

// Both at the same share of their length; the one that is moved leads.
function scrollTogether(sheet, boxes) {
  let led = null
  boxes.forEach((box, place) => box.addEventListener('scroll', () => {
    if (!sheet.together || led === box) { led = null; return }
    const other = boxes[1 - place]
    const share = box.scrollTop / Math.max(1, box.scrollHeight - box.clientHeight)
    const to = Math.round(share * (other.scrollHeight - other.clientHeight))
    if (Math.abs(other.scrollTop - to) < 1) return
    led = other
    other.scrollTop = to
  }, { passive: true }))
}

// The words are marked beside the page's elements, not in them: the text stays as it is.
function markOnlyOne(sheet, boxes) {
  if (!canMark()) return
  CSS.highlights.delete(ONLY_ONE)
  if (!sheet.differing) return
  const { lang } = sheet.data.content
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' })
  const words = sheet.data.outputs.map(({ text }) => new Set([...segmenter.segment(text.slice(0, COMPARED_AT_MOST))]
    .filter(each => each.isWordLike).map(each => plainWord(each.segment, lang))))
  CSS.highlights.set(ONLY_ONE, new Highlight(...boxes.flatMap((box, place) => rangesOf(box, words[1 - place], segmenter, lang))))
}

function rangesOf(box, others, segmenter, lang) {
  let left = COMPARED_AT_MOST
  return [...box.querySelectorAll('.text p')].flatMap(line => {
    const text = line.textContent.slice(0, Math.max(0, left))
    left -= line.textContent.length + 1
    const nodes = textNodesOf(line)
    return onlyHere(text, others, segmenter, lang).map(([start, end]) => rangeAt(nodes, start, end)).filter(Boolean)
  })
}

function textNodesOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const nodes = []
  for (let start = 0; walker.nextNode(); start += walker.currentNode.length) nodes.push([start, walker.currentNode])
  return nodes
}

function rangeAt(nodes, start, end) {
  const first = nodes.find(([from, node]) => start < from + node.length)
  const last = nodes.find(([from, node]) => end <= from + node.length)
  if (!first || !last) return null
  return new StaticRange({ startContainer: first[1], startOffset: start - first[0], endContainer: last[1], endOffset: end - last[0] })
}

function compareTools(sheet, boxes) {
  const { words } = sheet
  const note = make('span', { class: 'quiet-text' })
  const together = toggle(words.scroll_together, Boolean(sheet.together), on => { sheet.together = on; if (on) boxes[0].dispatchEvent(new Event('scroll')) })
  const long = sheet.data.outputs.some(({ text }) => text.length > COMPARED_AT_MOST)
  const mark = () => {
    markOnlyOne(sheet, boxes)
    const part = long ? ` ${fill(words.differences_part, { count: COMPARED_AT_MOST.toLocaleString(words.locale) })}` : ''
    setText(note, sheet.differing ? words.differences_meaning + part : '')
  }
  const differing = toggle(words.differences, Boolean(sheet.differing), on => { sheet.differing = on; mark() })
  hide(differing, !canMark())
  scrollTogether(sheet, boxes)
  const look = () => hide(together, !boxes.every(box => box.scrollHeight > box.clientHeight + 1))
  // A longer portion of a text was asked for: what is new is marked as well.
  boxes.forEach(box => box.addEventListener('click', event => { if (sheet.differing && event.target.closest('button')) setTimeout(mark) }))
  setTimeout(mark)
  return { element: make('div', { class: 'compare-tools' }, together, differing, note), look }
}
