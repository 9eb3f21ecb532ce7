import { useEffect, useRef, useState } from 'react'
import { serverNow } from '@/cloud/server-clock'

/** Pauses between questions: the first answer usually comes within 3 seconds, a late one within minutes. */
const PAUSES_MS = [3_000, 3_000, 4_000, 6_000, 10_000, 15_000, 30_000] as const
const LONGEST_PAUSE_MS = 30_000

export interface Waiting {
  /** When the waiting began, epoch ms of the server. */
  since: number
  /** How long it has lasted, ms. */
  ms: number
}

/** While a payment is being checked: queries again, first soon, then more seldom, and counts the waiting. */
export function useWaiting(checking: boolean, ask: () => Promise<void>): Waiting {
  const [since, setSince] = useState(serverNow)
  const [ms, setMs] = useState(0)
  const asking = useRef(ask)
  asking.current = ask
  useEffect(() => {
    if (!checking) return
    const start = serverNow()
    setSince(start)
    const clock = setInterval(() => setMs(Math.max(0, serverNow() - start)), 1_000)
    let timer: ReturnType<typeof setTimeout>
    let over = false
    const askLater = (n: number) => {
      timer = setTimeout(async () => {
        await asking.current()
        if (!over) askLater(n + 1)
      }, PAUSES_MS[n] ?? LONGEST_PAUSE_MS)
    }
    askLater(0)
    return () => {
      over = true
      clearInterval(clock)
      clearTimeout(timer)
    }
  }, [checking])
  return { since, ms }
}
