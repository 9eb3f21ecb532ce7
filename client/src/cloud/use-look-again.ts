import { useEffect, useRef } from 'react'

/** While `wanted`, looks again every `everyMs`: what others change appears by itself. */
export function useLookAgain(wanted: boolean, look: () => Promise<void>, everyMs: number): void {
  const looking = useRef(look)
  looking.current = look
  useEffect(() => {
    if (!wanted) return
    const timer = setInterval(() => void looking.current(), everyMs)
    return () => clearInterval(timer)
  }, [wanted, everyMs])
}
