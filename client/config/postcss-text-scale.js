/**
 * Text follows the size a person has set: every `font-size` and `line-height` in pixels is multiplied by
 * `--text-scale`, which the page root carries. Figures beyond `LARGEST_PX` are large already and stay.
 */
const LARGEST_PX = 28
const LARGEST_LINE_PX = 42

const scaled = /** @param {string} px */ px => `calc(${px}px * var(--text-scale, 1))`

module.exports = () => ({
  postcssPlugin: 'text-scale',
  /** @param {any} rule */
  Rule(rule) {
    const size = pixelsOf(rule, 'font-size')
    if (size && Number(size.px) > LARGEST_PX) return
    if (size) size.declaration.value = scaled(size.px)
    const line = pixelsOf(rule, 'line-height')
    if (line && Number(line.px) <= LARGEST_LINE_PX) line.declaration.value = scaled(line.px)
  },
})
module.exports.postcss = true

/**
 * @param {any} rule
 * @param {string} property
 */
function pixelsOf(rule, property) {
  for (const declaration of rule.nodes ?? []) {
    if (declaration.prop !== property) continue
    const px = /^(\d+(?:\.\d+)?)px$/.exec(declaration.value)?.[1]
    if (px !== undefined) return { declaration, px }
  }
  return null
}
