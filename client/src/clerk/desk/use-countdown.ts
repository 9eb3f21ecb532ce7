import { useEffect, useState } from 'react'
import { serverNow } from '../../cloud/server-clock'

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
