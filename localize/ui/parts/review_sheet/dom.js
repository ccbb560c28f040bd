// Elements by hand. Text goes in as text nodes only; there is no path from a string to markup.

let madeIds = 0

function freshId(word) {
  madeIds += 1
  return `${word}-${madeIds}`
}

function make(tag, settings = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(settings)) {
    if (value === null || value === undefined || (value === false && !name.startsWith('aria-'))) continue
    if (name === 'class') element.className = value
    else if (name.startsWith('on')) element[name] = value
    else if (['value', 'checked', 'disabled', 'open', 'tabIndex', 'max'].includes(name)) element[name] = value
    else element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : String(value))
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false))
  return element
}

function hide(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text
}

function fill(sentence, fields) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole))
}
