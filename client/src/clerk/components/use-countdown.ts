import { useEffect, useState } from 'react'
import { serverNow } from '@/cloud/server-clock'

/** Milliseconds until `endAt` by the server's clock, once a second; 0 when over or when there is no end. */
export function useCountdown(endAt: number | null): number {
  const left = () => (endAt === null ? 0 : Math.max(0, endAt - serverNow()))
  const [ms, setMs] = useState(left)
  useEffect(() => {
    const look = () => setMs(endAt === null ? 0 : Math.max(0, endAt - serverNow()))
    look()
    if (endAt === null) return
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [endAt])
  return ms
}

/** A running clock of minutes and seconds: 7:46. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
