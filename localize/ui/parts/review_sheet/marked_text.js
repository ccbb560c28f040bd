// The texts in which words can be marked: where they stand on the page, and where their characters begin and end.
// A place counts UTF-16 units of the whole text, as strings do here; a mark that is stored counts code points.

const sidesOfPanes = new WeakMap()
const BLANK = /^\s+$/u
const CLUSTER = /\r\n|\p{RI}{2}|\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*(?:\u200d\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*)*|[^\r\n][\p{M}\u200c\u200d]*|[\r\n]/gu

// The text that is judged and its original, as a rubric calls them; without what this unit does not have.
function sidesOf(sheet) {
  if (!sidesOfPanes.has(sheet.panes)) {
    const sides = ['target', 'source'].map(on => sideOf(sheet, on)).filter(Boolean)
    sidesOfPanes.set(sheet.panes, Object.fromEntries(sides.map(side => [side.on, side])))
  }
  return sidesOfPanes.get(sheet.panes)
}

function textsOfSide(data, on) {
  const turns = content => content.map(turn => turn.text)
  if (on === 'source') return data.source_prompt ? turns(data.source_prompt) : null
  if (data.unit === 'prompt') return turns(data.prompt)
  return ['output', 'translation'].includes(data.unit) && data.outputs.length ? [data.outputs[0].text] : null
}

function sideOf(sheet, on) {
  const { data } = sheet
  const texts = textsOfSide(data, on)
  if (!texts) return null
  const place = on === 'source' ? '.pane.source .pane-text, .original' : data.unit === 'output' ? '.answer-0 .pane-text' : '.pane.target .pane-text'
  const { lang } = on === 'source' ? data.source || data.content : data.content
  return sideAt(sheet, { on, texts, place, lang })
}

// A text of the page by its turns, which may be many; `place` selects where it stands.
function sideAt(sheet, { on, texts, place, lang }) {
  const text = texts.join('\n\n')
  let at = 0
  const starts = texts.map(each => { const start = at; at += each.length + 2; return start })
  const clusters = Intl.Segmenter ? new Intl.Segmenter(lang, { granularity: 'grapheme' }).segment(text) : null
  return { on, starts, text, lang, clusters, astral: /[\ud800-\udbff]/.test(text), find: () => sheet.root.querySelector(place) }
}

// Where it stands now: a text may be hidden until it is asked for.
function elementOfSide(side) {
  return side.find()
}

function blocksOfSide(side) {
  const element = elementOfSide(side)
  const blocks = element ? [...element.querySelectorAll('.text')] : []
  return blocks.length === side.starts.length ? blocks : []
}

// Each line on the page with its place, and each piece of text in it. What is not unfolded yet is not there.
function linesOf(side) {
  return blocksOfSide(side).flatMap((block, number) => {
    let at = side.starts[number]
    return [...block.querySelectorAll('p')].map(element => {
      const line = { element, at, end: at, nodes: [] }
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        line.nodes.push({ node: walker.currentNode, at: line.end, end: line.end + walker.currentNode.length })
        line.end += walker.currentNode.length
      }
      at = line.end + 1
      return line
    })
  })
}

// The place of a point of the page: its own in a text, else that of the next text after it.
function placeOfPoint(lines, container, offset) {
  const nodes = lines.flatMap(line => line.nodes)
  const own = nodes.find(each => each.node === container)
  if (own) return own.at + offset
  const point = document.createRange()
  point.setStart(container, offset)
  const next = nodes.find(({ node }) => point.comparePoint(node, 0) >= 0)
  return next ? next.at : nodes.length ? nodes[nodes.length - 1].end : 0
}

// The point of the page at a place. `before`: of two texts that meet there, the first.
function pointOfPlace(lines, place, before = false) {
  const line = lines.find(each => place >= each.at && place <= each.end)
  if (!line) return null
  const fits = each => (before ? place > each.at && place <= each.end : place >= each.at && place < each.end)
  const found = line.nodes.find(fits) || line.nodes.find(each => place >= each.at && place <= each.end)
  return found ? [found.node, place - found.at] : [line.element, 0]
}

function rangeOfPlaces(lines, from, to) {
  const start = pointOfPlace(lines, from)
  const end = pointOfPlace(lines, to, true)
  if (!start || !end) return null
  const range = document.createRange()
  range.setStart(...start)
  range.setEnd(...end)
  return range
}

// The cluster (what a reader sees as one character) that holds a place, as [start, end]. An old browser goes by rule of thumb.
function clusterAt(side, place) {
  if (side.clusters) {
    const { index, segment } = side.clusters.containing(place)
    return [index, index + segment.length]
  }
  const start = side.text.lastIndexOf('\n', place - 1) + 1
  for (const { 0: cluster, index } of side.text.slice(start, side.text.indexOf('\n', place) + 1 || undefined).matchAll(CLUSTER)) {
    if (place < start + index + cluster.length) return [start + index, start + index + cluster.length]
  }
  return [place, place + 1]
}

// Grown to whole characters, without blanks at its ends; null where nothing is left.
function wholeCharacters(side, start, end) {
  const { text } = side
  let from = start < text.length ? clusterAt(side, start)[0] : text.length
  let to = Math.max(from, end)
  if (to > 0 && to <= text.length) to = Math.max(to, clusterAt(side, to - 1)[1])
  while (from < to && BLANK.test(text.slice(...clusterAt(side, from)))) from = clusterAt(side, from)[1]
  while (to > from && BLANK.test(text.slice(...clusterAt(side, to - 1)))) to = clusterAt(side, to - 1)[0]
  return from < to ? [from, to] : null
}

function codePointsBefore(side, place) {
  if (!side.astral) return place
  let count = 0
  for (let at = 0; at < place; count += 1) at += side.text.codePointAt(at) > 0xffff ? 2 : 1
  return count
}

function placeOfCodePoint(side, offset) {
  if (!side.astral) return offset
  let at = 0
  for (let count = 0; count < offset && at < side.text.length; count += 1) at += side.text.codePointAt(at) > 0xffff ? 2 : 1
  return at
}

const placesKnown = new WeakMap()

// Where a stored mark stands in the text, as [from, to]; null where it does not fit (the text was another one).
function placesOfMark(side, mark) {
  if (!side || !Number.isInteger(mark.start) || !Number.isInteger(mark.end)) return null
  const known = placesKnown.get(mark)
  if (known && known.side === side) return known.places
  const places = [placeOfCodePoint(side, mark.start), placeOfCodePoint(side, mark.end)]
  const fits = mark.text && side.text.slice(...places) === mark.text ? places : null
  placesKnown.set(mark, { side, places: fits })
  return fits
}
