/** What no brand changes: the sheets its colour has to be read on. */
export const LIGHT = {
  bg: '#F6F4EF',
  surface: '#FFFFFF',
  sunken: '#EEEBE3',
  ink: '#1A2220',
  danger: '#A93226',
} as const
export const DARK = { bg: '#101413', surface: '#191E1C', sunken: '#232928', raised: '#222826' } as const
/** Text contrast for the fill of a button, and for brand-coloured text. */
export const READABLE = 4.5
export const READABLE_INK = 5
