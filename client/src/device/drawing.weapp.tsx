import { Canvas } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { OpenDrawing } from './types'

const ID = 'drawing'

/** The canvas to draw on: it must stand in the page, and does so out of sight. */
export function DrawingPlace() {
  return (
    <Canvas type="2d" id={ID} style={{ position: 'fixed', left: '-9999px', width: '1px', height: '1px' }} />
  )
}

interface CanvasNode {
  width: number
  height: number
  getContext(kind: '2d'): CanvasRenderingContext2D
  createImage(): HTMLImageElement
  toDataURL(type: string): string
}

/** The node is there only after the page has been drawn; null when it never comes. */
const nodeOf = () =>
  new Promise<CanvasNode | null>(resolve => {
    Taro.createSelectorQuery()
      .select(`#${ID}`)
      .fields({ node: true }, found => resolve((found as { node?: CanvasNode } | null)?.node ?? null))
      .exec()
  })

export const openDrawing: OpenDrawing = async ({ width, height }) => {
  const node = await nodeOf()
  if (!node) return null
  Object.assign(node, { width, height })
  return {
    brush: node.getContext('2d'),
    picture: source =>
      new Promise((resolve, reject) => {
        const image = node.createImage()
        image.onload = () => resolve(image)
        image.onerror = () => reject(new Error('the picture could not be read'))
        image.src = source
      }),
    finished: () => node.toDataURL('image/png'),
  }
}
