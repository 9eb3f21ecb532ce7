import type { Face } from '../brand/types'
import { contrast, hexOfOklch, hueDistance, mix, type Oklch, oklchOf } from './colour'
import { facesOf } from './faces'
import { DARK, LIGHT, READABLE, READABLE_INK } from './paper'

/** The roles a brand colours; every other token stays as it is. */
export interface BrandRoles {
  brand: string
  brandPress: string
  onBrand: string
  brandInk: string
  brandWeak: string
  /** Body and darker parts of drawn goods; no text lies on them. */
  art: string
  artShade: string
}

export interface Retheme {
  light: BrandRoles
  dark: BrandRoles
  /** Faces for brands that give none, lowest tier first. */
  faces: [Face, Face, Face]
  /** The seed is so close to danger red that danger always carries its icon. */
  nearDanger: boolean
  /** What was changed for legibility, in words for the editor. */
  fixes: string[]
}

const STEP = 0.01
const WHITE = '#FFFFFF'

/** The same hue, darker step by step, until `enough`; black is always enough. */
function darken(from: string, enough: (hex: string) => boolean): string {
  const colour = oklchOf(from)
  let hex = from
  for (let l = colour.l; !enough(hex) && l > 0; l -= STEP) hex = hexOfOklch({ ...colour, l: l - STEP })
  return hex
}

/** A step of lightness for the pressed state, kept inside what text on it can bear. */
function pressed(fill: string, text: string, step: number, least: number): string {
  const colour = oklchOf(fill)
  const down = hexOfOklch({ ...colour, l: colour.l - step })
  return contrast(down, text) >= least ? down : hexOfOklch({ ...colour, l: colour.l + step })
}

/** Lightness of a tone, and how much of the seed's chroma it takes, up to `most`. */
interface Tone {
  l: number
  share: number
  most: number
}

/** Two tones of the brand's hue for drawings, calm whatever the seed. */
function artOf({ c, h }: Oklch, body: Tone, shade: Tone): Pick<BrandRoles, 'art' | 'artShade'> {
  const hex = ({ l, share, most }: Tone) => hexOfOklch({ l, c: Math.min(share * c, most), h })
  return { art: hex(body), artShade: hex(shade) }
}

function lightRoles(seed: string, colour: Oklch): BrandRoles {
  const { l, c, h } = colour
  const keepsSeed = l >= 0.72
  const brand = keepsSeed ? seed : darken(seed, hex => contrast(hex, WHITE) >= READABLE)
  const onBrand = keepsSeed ? LIGHT.ink : WHITE
  const brandWeak = mix(
    hexOfOklch({ l: 0.945, c: Math.min(0.24 * c, 0.015), h }),
    mix(seed, LIGHT.bg, 0.1),
    0.55,
  )
  const sheets = [LIGHT.bg, LIGHT.surface, brandWeak]
  const brandInk = darken(brand, hex => sheets.every(sheet => contrast(hex, sheet) >= READABLE_INK))
  return {
    brand,
    brandPress: pressed(brand, onBrand, 0.06, READABLE),
    onBrand,
    brandInk,
    brandWeak,
    ...artOf(colour, { l: 0.49, share: 1.1, most: 0.067 }, { l: 0.375, share: 0.86, most: 0.051 }),
  }
}

function darkRoles(colour: Oklch): BrandRoles {
  const { c, h } = colour
  const brand = hexOfOklch({ l: 0.8, c: Math.min(c, 0.105), h })
  const onBrand = hexOfOklch({ l: 0.2, c: Math.min(c, 0.03), h })
  const brandWeak = mix(brand, DARK.surface, 0.16)
  return {
    brand,
    brandPress: pressed(brand, onBrand, 0.07, READABLE),
    onBrand,
    brandInk: brand,
    brandWeak,
    ...artOf(colour, { l: 0.617, share: 1.25, most: 0.078 }, { l: 0.483, share: 1.05, most: 0.062 }),
  }
}

function fixesOf(seed: string, light: BrandRoles, nearDanger: boolean): string[] {
  const ratio = (a: string, b: string) => contrast(a, b).toFixed(1)
  const fixes: string[] = []
  if (light.onBrand !== WHITE) fixes.push(`按钮文字已换成深色，对比度 ${ratio(light.brand, light.onBrand)}`)
  if (light.brand !== seed) fixes.push(`按钮颜色已调深，白字对比度 ${ratio(light.brand, WHITE)}`)
  if (light.brandInk !== light.brand)
    fixes.push(`文字颜色已调深，对比度 ${ratio(light.brandInk, light.brandWeak)}`)
  if (nearDanger) fixes.push('品牌色接近警示红，退回和被拒的提示会一直带图标')
  return fixes
}

/**
 * Everything a brand's one colour changes. Promise: text on every fill ≥ 4.5, brand text ≥ 5 on paper,
 * card and weak fill, dark buttons ≥ 7, for any seed.
 */
export function retheme(seedColour: string): Retheme {
  const seed = seedColour.toUpperCase()
  const colour = oklchOf(seed)
  const light = lightRoles(seed, colour)
  const dark = darkRoles(colour)
  const nearDanger = colour.c > 0.04 && hueDistance(colour.h, oklchOf(LIGHT.danger).h) <= 25
  return { light, dark, faces: facesOf(colour), nearDanger, fixes: fixesOf(seed, light, nearDanger) }
}
