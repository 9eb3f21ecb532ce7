import type { Contours } from '@shared/domain/theme/contours'
import { Image } from '@tarojs/components'
import { useMemo } from 'react'
import { contourImage } from './contour-image'
import './index.scss'

export { faceContours, heroContours } from './drawings'

export interface ContourProps {
  drawing: Contours
  /** Hex colour of the lines: the ink or the foil of what lies below. */
  colour: string
  /** 0–1; .26 on dark faces, .34 on light ones, .42 as foil, .2 behind a hero. */
  opacity: number
}

/** The brand's map lines, decorative, filling their parent. */
export function Contour({ drawing, colour, opacity }: ContourProps) {
  const src = useMemo(() => contourImage(drawing, colour), [drawing, colour])
  return <Image className="contour" style={{ opacity }} src={src} mode="aspectFill" aria-hidden />
}
