// That the page has something new above the sheet, which may be out of sight: one line in the header, and the way there.

const NEWS = '.st-key-lz-news'

function drawNews() {
  return make('button', { type: 'button', class: 'quiet news-button', hidden: true, onclick: goToNews })
}

function showNews(sheet) {
  const { news } = sheet.data.header
  hide(sheet.newsButton, !news)
  setText(sheet.newsButton, news || '')
}

function goToNews() {
  const place = document.querySelector(NEWS)
  if (!place) return
  place.tabIndex = -1
  place.scrollIntoView({ block: 'start' })
  place.focus({ preventScroll: true })
}
