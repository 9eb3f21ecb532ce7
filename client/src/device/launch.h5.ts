import type { LaunchedBy } from './types'

/** Browsers know no way in. */
export const launchedBy: LaunchedBy = () => ({
  path: window.location.hash.replace(/^#?\/?/, '').split('?')[0] ?? '',
  scene: 0,
})
