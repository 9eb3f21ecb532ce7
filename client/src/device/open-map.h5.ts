import type { OpenMap } from './types'

/** A browser has no map of its own: the address of one that takes the same degrees. */
export const openMap: OpenMap = ({ place: { longitude, latitude }, name }) => {
  const query = new URLSearchParams({ position: `${longitude},${latitude}`, name, coordinate: 'gaode' })
  window.open(`https://uri.amap.com/marker?${query.toString()}`, '_blank', 'noopener')
}
