import { Image } from '@tarojs/components'
import { type ContourDrawing, contourImage } from './contour-image'
import './index.scss'

export type { ContourDrawing } from './contour-image'

export interface ContourProps {
  drawing: ContourDrawing
  /** Hex colour of the lines: the ink or the foil of what lies below. */
  colour: string
  /** 0–1; .26 on dark faces, .34 on light ones, .42 as foil, .2 behind a hero. */
  opacity: number
}

/** The brand's map lines, decorative, filling their parent. */
export function Contour({ drawing, colour, opacity }: ContourProps) {
  return (
    <Image
      className="contour"
      style={{ opacity }}
      src={contourImage(drawing, colour)}
      mode="aspectFill"
      aria-hidden
    />
  )
}
