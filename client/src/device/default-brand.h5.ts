/** The preview in a browser shows the demo where its address names no brand. */
export const DEFAULT_BRAND = 'shanze'
