import { gcj02Of } from '@shared/domain/store/gcj02'
import type { AskPlace, MayKnowPlace } from './types'

/** Longest wait for the browser to find the person, ms. */
const PATIENCE_MS = 8_000

/** Browsers speak WGS-84; stores are kept as Chinese maps show them. */
export const askPlace: AskPlace = () =>
  new Promise(resolve => {
    const { geolocation } = navigator
    if (!geolocation) {
      resolve('failed')
      return
    }
    geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => resolve(gcj02Of({ longitude, latitude })),
      ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'refused' : 'failed'),
      { timeout: PATIENCE_MS, maximumAge: 60_000 },
    )
  })

export const mayKnowPlace: MayKnowPlace = async () => {
  const permission = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => null)
  return permission?.state === 'granted'
}
