import { MINUTE_MS } from '@shared/domain/calendar/units'
import { readLinkCode } from '@shared/domain/link/code'
import { call } from '@/cloud/call'
import { entryParam } from '@/device/entry'
import { launchedBy } from '@/device/launch'

/** The page that asks by itself where its code leads. */
const LINK_PAGE = 'pages/link/index'
/** Openings within it are one visit to the server too. */
const AGAIN_AFTER_MS = 30 * MINUTE_MS

let noted = { code: '', at: 0 }

/**
 * Reports an arrival by a path whose code stands in the address of another page, as in a shared card. Silent:
 * the page that was opened does not wait for it.
 */
export function noteArrival(): void {
  const code = readLinkCode(entryParam('l'))
  const { path, scene } = launchedBy()
  if (!code || path === LINK_PAGE) return
  const now = Date.now()
  if (noted.code === code && now - noted.at < AGAIN_AFTER_MS) return
  noted = { code, at: now }
  void call('link.resolve', { code, scene })
}
