/** sRGB as three channels 0–1, and OKLCH: lightness 0–1, chroma, hue in degrees (Björn Ottosson's OKLab). */
type Rgb = readonly [number, number, number]
export interface Oklch {
  l: number
  c: number
  h: number
}

export const isHexColour = (text: string) => /^#[0-9a-fA-F]{6}$/.test(text)

function rgbOf(hex: string): Rgb {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return [channel(1), channel(3), channel(5)]
}

function hexOf(rgb: Rgb): string {
  const channel = (value: number) =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, '0')
  return `#${rgb.map(channel).join('')}`.toUpperCase()
}

const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const gamma = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055)

/** WCAG 2 contrast of two hex colours, 1–21. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, blue] = rgbOf(hex)
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(blue)
  }
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** `share` of a over b, by sRGB channel as a translucent layer mixes. */
export function mix(a: string, b: string, share: number): string {
  const [over, under] = [rgbOf(a), rgbOf(b)]
  return hexOf([0, 1, 2].map(i => (over[i] ?? 0) * share + (under[i] ?? 0) * (1 - share)) as unknown as Rgb)
}

export function oklchOf(hex: string): Oklch {
  const [r, g, b] = rgbOf(hex).map(linear) as unknown as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  const hue = (Math.atan2(bb, a) * 180) / Math.PI
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, bb),
    h: (hue + 360) % 360,
  }
}

function linearRgbOf({ l, c, h }: Oklch): Rgb {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

/** The hex of an OKLCH colour; outside sRGB its chroma shrinks, never its lightness or hue. */
export function hexOfOklch(colour: Oklch): string {
  const l = Math.min(1, Math.max(0, colour.l))
  const inside = (c: number) => linearRgbOf({ ...colour, l, c }).every(v => v >= -0.0005 && v <= 1.0005)
  let c = colour.c
  for (let low = 0, high = c, i = 0; i < 20 && !inside(colour.c); i++) {
    c = (low + high) / 2
    if (inside(c)) low = c
    else high = c
    c = low
  }
  return hexOf(linearRgbOf({ ...colour, l, c }).map(v => gamma(Math.max(0, v))) as unknown as Rgb)
}

/** Difference of two hues, 0–180 degrees. */
export const hueDistance = (a: number, b: number) => Math.abs(((a - b + 540) % 360) - 180)
