/** Attribute → where the template reads it ('' = from the property of the same name). */
const attributes = {
  'aria-role': 'i.role',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
  'aria-live': '',
}

module.exports = { spoken: { View: attributes, Text: attributes, Image: attributes } }
