import type { StoreView } from '@shared/contract'
import { type OpenState, openState } from '@shared/domain/store/open-state'
import { type OpenTag, openTag, openWords } from '@shared/text/stores'
import { useEffect, useState } from 'react'
import { serverNow } from '@/cloud/server-clock'

/** How often a page that says whether a store is open looks at the clock. */
const LOOK_MS = 20_000

/** The moment, again and again: what a page says of opening hours changes while it is open. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), LOOK_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}

export interface StoreOpen {
  state: OpenState
  tag: OpenTag
  /** `今天开到 22:30`; '' where nothing is known. */
  words: string
}

/** Whether a store is open at this moment, with its words. */
export function storeOpen({ hours }: Pick<StoreView, 'hours'>, now: number, timeZone: string): StoreOpen {
  const state = openState(hours, now, timeZone)
  return { state, tag: openTag(state), words: openWords(state, now, timeZone) }
}
