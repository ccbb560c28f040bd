// An item whose answer is known, of a tutorial or a calibration: after the judgment it is said in the place of the actions
// what was expected and why. The words come ready; the explanation is a text of its own locale.

function teaches(sheet) {
  return Boolean(sheet.data.test && sheet.data.test.teaches)
}

function drawFeedback(sheet, said) {
  const { feedback } = sheet.reveal
  const { words } = sheet
  const lines = feedback.groups.flatMap(({ title, lines: each }) => [
    title ? make('p', { class: 'quiet-text' }, title) : null,
    make('ul', {}, ...each.map(line => make('li', {}, make('bdi', {}, ...sentence(line, words))))),
  ])
  const { explanation } = feedback
  const why = explanation.text ? textBlock(explanation.text, explanation, words, 'text why') : null
  return make('div', { class: 'feedback', 'data-right': String(feedback.right), tabIndex: 0, role: 'group', 'aria-label': feedback.verdict },
    said, ...lines, why)
}

// Whose test it is, in the place of the campaign: nobody takes these items for work.
function drawWhere(sheet) {
  const { header, test } = sheet.data
  const { words } = sheet
  if (!test) {
    return make('span', { class: 'where' }, make('b', { dir: 'auto', class: 'campaign' }, ...withBadges(header.campaign, words)), make('span', { class: 'quiet-text' }, ' · ', header.locale_name))
  }
  return make('span', { class: 'where of-test', 'data-test': test.purpose }, make('b', {}, test.label), ' · ',
    make('bdi', { lang: test.lang, dir: test.dir, class: 'campaign' }, ...withBadges(test.title, words)))
}
