// What a signal says in full: why, its number beside what is usual, where it shows in the text, what it looks at and why it
// may be wrong, and the person's word on it. All of it is text: fields of it come from strangers' texts.

const EVIDENCE_LISTED = 5
const EVIDENCE_LONGEST = 80
const ISOLATED = /\u2068([^\u2068\u2069]*)\u2069/

// A sentence whose fields came wrapped as isolates: each in a direction of its own.
function sentence(text, words) {
  return text.split(ISOLATED).map((piece, place) => (place % 2 ? make('bdi', {}, ...withBadges(piece, words)) : withBadges(piece, words))).flat()
}

function drawWhy(sheet, about, signal) {
  const { words } = sheet
  const line = (text, name) => (text ? make('p', { class: name || null }, make('bdi', {}, ...sentence(text, words))) : null)
  const measured = signal.number ? fill(words.signal_number, { number: signal.number }) : null
  const numbers = [measured, signal.band, signal.percentile].filter(Boolean).join(' · ')
  const parts = [make('b', { class: 'signal-name' }, make('bdi', {}, signal.label)), line(signal.text), drawEvidence(sheet, about, signal),
    line(numbers, 'quiet-text'), line(signal.precision, 'quiet-text'), line(signal.meaning, 'quiet-text')].filter(Boolean)
  const ways = [drawShow(sheet, about, signal), signal.state === 'look' ? drawVerdict(sheet, about, signal) : null].filter(Boolean)
  if (ways.length) parts.push(make('div', { class: 'signal-ways' }, ...ways.map(each => each.element)))
  return { parts, refresh: () => ways.forEach(each => each.refresh()) }
}

// The words themselves, so that they are known where a browser cannot highlight them.
function drawEvidence(sheet, about, signal) {
  const { words } = sheet
  const places = placesOfSpans(sheet, about, signal)
  if (!places.length) return null
  const listed = places.slice(0, EVIDENCE_LISTED)
  const more = places.length - listed.length
  return make('ul', { class: 'evidence' }, ...listed.map(({ span, side, from, to }) => {
    const text = side.text.slice(from, Math.min(to, from + 2 * EVIDENCE_LONGEST)).replaceAll('\n', ' ')
    const short = text.length > EVIDENCE_LONGEST ? `${text.slice(0, cutAt(text, EVIDENCE_LONGEST))}…` : text
    const where = span.on === 'source' ? words.mark_in_source : span.on === 'prompt' ? words.signal_in_prompt : ''
    const note = [where, span.note].filter(Boolean).join(' · ')
    return make('li', {}, make('bdi', { lang: side.lang, class: 'quoted' }, ...withBadges(`«${short}»`, words)),
      ...(note ? [' ', make('bdi', { class: 'quiet-text' }, ...sentence(note, words))] : []))
  }), more ? make('li', { class: 'quiet-text' }, fill(words.signal_places, { count: number(sheet, more) })) : null)
}

function drawShow(sheet, about, signal) {
  const key = keyOfSignal(about, signal.name)
  if (!placesOfSpans(sheet, about, signal).length) return null
  const element = make('button', { type: 'button', class: 'button show-evidence', 'data-part': `${key} show` }, sheet.words.signal_show)
  element.onclick = () => showEvidence(sheet, sheet.signals.evidence === key ? null : key)
  return { element, refresh: () => element.setAttribute('aria-pressed', String(sheet.signals.evidence === key)) }
}

// "Right" or "False alarm": pressed again it is taken back.
function drawVerdict(sheet, about, signal) {
  const { words } = sheet
  const key = keyOfSignal(about, signal.name)
  const buttons = ['right', 'false_alarm'].map(verdict => make('button', {
    type: 'button', class: 'button', 'data-part': `${key} ${verdict}`, onclick: () => judgeSignal(sheet, about, signal, verdict),
  }, words[`signal_${verdict}`]))
  const label = make('span', { class: 'quiet-text', id: freshId('verdict') }, words.signal_verdict)
  const element = make('div', { class: 'verdict', role: 'group', 'aria-labelledby': label.id }, label, make('span', { class: 'verdicts' }, ...buttons))
  const refreshVerdict = () => ['right', 'false_alarm'].forEach((verdict, place) =>
    buttons[place].setAttribute('aria-pressed', String(verdictNow(sheet, about, signal) === verdict)))
  return { element, refresh: refreshVerdict }
}

function verdictNow(sheet, about, signal) {
  const key = keyOfSignal(about, signal.name)
  return sheet.signals.said.has(key) ? sheet.signals.said.get(key) : verdictOfServer(sheet, about, signal.name)
}

function verdictOfServer(sheet, about, name) {
  const text = signalsShown(sheet).find(each => each.about === about)
  const signal = text && text.found.find(each => each.name === name)
  return (signal && signal.verdict) || null
}

function judgeSignal(sheet, about, signal, verdict) {
  const now = verdictNow(sheet, about, signal) === verdict ? null : verdict
  sheet.signals.said.set(keyOfSignal(about, signal.name), now)
  tell(sheet, 'verdict', { assignment_id: sheet.data.assignment_id, about, name: signal.name, verdict: now })
  sheet.signals.bars.forEach(bar => bar.refresh())
}

// What the server has heard, it says itself from now on.
function settleVerdicts(sheet) {
  const { said } = sheet.signals
  const untold = sheet.untold.filter(({ message }) => message.kind === 'verdict' && message.assignment_id === sheet.data.assignment_id)
    .map(({ message }) => keyOfSignal(message.about, message.name))
  for (const key of said.keys()) if (!untold.includes(key)) said.delete(key)
}
