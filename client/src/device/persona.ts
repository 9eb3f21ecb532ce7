import { entryParam } from './entry'

/** Used when the preview is opened without `?as=`. */
const FIRST_PERSONA = 'zhouzhou'
const KEY = 'huiyuan-persona'

/**
 * Whom the H5 preview plays. The address decides; a lone tab remembers it. Never read on weapp,
 * where the platform knows who calls.
 */
export function persona(): string {
  const asked = entryParam('as')
  // Phones of one stage share the tab's session, so only a page of its own may remember.
  if (window.parent !== window) return asked || FIRST_PERSONA
  if (asked) window.sessionStorage.setItem(KEY, asked)
  return asked || window.sessionStorage.getItem(KEY) || FIRST_PERSONA
}
