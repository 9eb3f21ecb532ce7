import { useEffect } from 'react'

/** On the stage the clerk's phone is held before this one: it learns which code is on screen. */
export function useCodeForStage(text: string | null): void {
  useEffect(() => {
    if (text === null || window.parent === window) return
    window.parent.postMessage({ type: 'huiyuan-code-shown', text }, window.location.origin)
  }, [text])
  const shown = text !== null
  useEffect(() => {
    if (!shown || window.parent === window) return
    return () => window.parent.postMessage({ type: 'huiyuan-code-hidden' }, window.location.origin)
  }, [shown])
}
