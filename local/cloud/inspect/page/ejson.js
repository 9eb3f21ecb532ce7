/** EJSON as people read it: wrapped numbers as numbers, wrapped dates as dates, texts holding EJSON opened. */
export const readable = value => JSON.stringify(opened(value), null, 2)

function opened(value) {
  if (typeof value === 'string') return openedText(value)
  if (Array.isArray(value)) return value.map(opened)
  if (value === null || typeof value !== 'object') return value
  const [key, ...others] = Object.keys(value)
  if (others.length === 0 && ['$numberInt', '$numberLong', '$numberDouble'].includes(key))
    return Number(value[key])
  if (others.length === 0 && key === '$date') {
    return new Date(Number(value.$date.$numberLong ?? value.$date)).toISOString()
  }
  if (others.length === 0 && key === '$regularExpression') {
    return `/${value.$regularExpression.pattern}/${value.$regularExpression.options}`
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, opened(inner)]))
}

function openedText(text) {
  if (!/^[[{]/.test(text)) return text
  try {
    return opened(JSON.parse(text))
  } catch {
    return text
  }
}

/** One line of a document or event. */
export function brief(value, length = 90) {
  const text = JSON.stringify(opened(value)) ?? ''
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}

/** A small element, its text never read as HTML. */
export function element(tag, className, text) {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}
