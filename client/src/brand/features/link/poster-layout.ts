import { contrast } from '@shared/domain/theme/colour'

/** Colours of a poster by their names; a layout names no other. */
export interface Palette {
  from: string
  to: string
  ink: string
  plate: string
}

export type PosterItem =
  /** The whole ground, with rings of the brand's map around a point. */
  | { kind: 'field'; rings: { x: number; y: number; radius: number; count: number } }
  | {
      kind: 'text'
      text: string
      /** Left edge, and the top of the first line. */
      x: number
      y: number
      width: number
      /** Height of the letters; they shrink to `smallest` until the text has at most `lines` lines. */
      size: number
      smallest: number
      lines: number
      weight: 400 | 600
    }
  /** A white plate with the code in it; `quiet` is the white around the code. */
  | { kind: 'code'; x: number; y: number; size: number; quiet: number }

/** A poster as data, in pixels of the picture. */
export interface PosterLayout {
  width: number
  height: number
  items: PosterItem[]
}

export interface PosterContent {
  wordmark: string
  headline: string
  /** Beside the code: the store, or nothing. */
  note: string
}

export const POSTER_SHAPES = ['tall', 'card'] as const
export type PosterShape = (typeof POSTER_SHAPES)[number]

/** iOS draws no larger canvas; a code smaller than this is hard to scan from a screen. */
export const POSTER_LIMITS = { side: 4096, code: 200, quiet: 0.1 } as const

const TALL = { width: 750, height: 1334 }
const CARD = { width: 900, height: 1200 }

/** The two posters to choose from. */
export function posterLayout(shape: PosterShape, content: PosterContent): PosterLayout {
  const { width, height } = shape === 'tall' ? TALL : CARD
  const edge = Math.round(width * 0.085)
  const code = Math.round(width * 0.36)
  const quiet = Math.round(code * POSTER_LIMITS.quiet)
  const plate = code + 2 * quiet
  const codeTop = height - edge - plate
  const text = { x: edge, width: width - 2 * edge, weight: 600 as const }
  const size = Math.round(width * 0.112)
  const noteSize = Math.round(width * 0.042)
  return {
    width,
    height,
    items: [
      { kind: 'field', rings: { x: width * 0.78, y: height * 0.2, radius: width * 0.09, count: 9 } },
      {
        ...text,
        kind: 'text',
        text: content.wordmark,
        y: edge,
        size: Math.round(width * 0.05),
        smallest: Math.round(width * 0.036),
        lines: 1,
      },
      {
        ...text,
        kind: 'text',
        text: content.headline,
        y: Math.round(height * 0.24),
        size,
        smallest: Math.round(size / 2),
        lines: 3,
      },
      { kind: 'code', x: edge + quiet, y: codeTop + quiet, size: code, quiet },
      {
        ...text,
        kind: 'text',
        text: content.note,
        x: edge + plate + Math.round(edge / 2),
        y: height - edge - 2 * noteSize,
        width: width - 2 * edge - plate - Math.round(edge / 2),
        size: noteSize,
        smallest: Math.round(noteSize * 0.7),
        lines: 2,
        weight: 400,
      },
    ],
  }
}

const ENOUGH = 4.5

/** The brand's face as a poster; an ink that cannot be read on all of it gives way to white or black. */
export function paletteOf(face: { from: string; to: string; ink: string }): Palette {
  const worst = (ink: string) => Math.min(contrast(ink, face.from), contrast(ink, face.to))
  const plain = worst('#FFFFFF') >= worst('#101413') ? '#FFFFFF' : '#101413'
  const ink = worst(face.ink) >= ENOUGH ? face.ink : plain
  return { from: face.from, to: face.to, ink, plate: '#FFFFFF' }
}
