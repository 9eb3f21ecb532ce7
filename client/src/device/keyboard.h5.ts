import { useEffect } from 'react'

/** A keyboard beside the screen: digits, the point, Backspace and Enter. */
export function useKeyboard(onKey: (key: string) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // Typing into a field beside the keypad is not typing an amount.
      if (event.target instanceof HTMLInputElement) return
      if (/^[\d.]$|^Backspace$|^Enter$/.test(event.key)) onKey(event.key)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}
