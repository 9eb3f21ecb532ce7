import { useEffect, useRef } from 'react'

/** A redemption at the counter shows up on the customer's phone within this time. */
const LOOK_MS = 8_000

/** While a code is on screen, looks whether it has been used; the page then says so by itself. */
export function useUseSeen(codeShown: boolean, look: () => Promise<void>): void {
  const asking = useRef(look)
  asking.current = look
  useEffect(() => {
    if (!codeShown) return
    const timer = setInterval(() => void asking.current(), LOOK_MS)
    return () => clearInterval(timer)
  }, [codeShown])
}
