import type { GoodsView } from '@shared/contract'
import { View } from '@tarojs/components'
import { type ArtName, artLayers } from './art-layers'
import './goods-art.scss'

type Kind = GoodsView['kind']

const BY_KIND: Record<Kind, ArtName> = { item: 'box', coupon: 'ticket' }

export interface GoodsArtProps {
  /** The drawing that the brand chose; '' or unknown = the one of its kind. */
  art: string
  kind: Kind
  /** A thumbnail in a list. */
  small?: boolean
  className?: string
}

const isDrawn = (art: string): art is ArtName => Object.keys(artLayers).includes(art)

/** Goods as a flat drawing in the brand's tones on a tinted tile; decorative. */
export function GoodsArt({ art, kind, small = false, className = '' }: GoodsArtProps) {
  const name = isDrawn(art) ? art : BY_KIND[kind]
  return (
    <View className={`art art-tile-${kind} art-${name} ${small ? 'art-small' : ''} ${className}`} aria-hidden>
      {artLayers[name].map(layer => (
        <View key={layer} className={`art-layer art-layer-${layer}`} />
      ))}
    </View>
  )
}
