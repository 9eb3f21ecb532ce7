import type { OpenDrawing } from './types'

/** A canvas of its own, in no page. */
export const DrawingPlace = (): null => null

export const openDrawing: OpenDrawing = async ({ width, height }) => {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const brush = canvas.getContext('2d')
  if (!brush) return null
  return {
    brush,
    picture: async source => {
      const image = new Image()
      image.src = source
      await image.decode()
      return image
    },
    finished: () => canvas.toDataURL('image/png'),
  }
}
