import { useEffect } from 'react'

/** Keys of the whole console. A control that answers to a key of its own carries `data-hotkey`. */
export const KEYS = [
  { keys: '/', what: '开始找' },
  { keys: '1–7', what: '去左边第几个地方' },
  { keys: '[ ]', what: '上一个、下一个时间段' },
  { keys: '↑ ↓ Enter', what: '在表里移动、打开' },
  { keys: '?', what: '看这张表' },
] as const

interface KeyActions {
  /** The n-th place of the navigation, from 0. */
  place: (index: number) => void
  help: () => void
}

/** Listens while the shell is shown; what is typed into a field stays there. */
export function useKeys({ place, help }: KeyActions): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '?') return help()
      if (/^[1-7]$/.test(event.key)) return place(Number(event.key) - 1)
      const control = [...document.querySelectorAll<HTMLElement>('[data-hotkey]')].find(
        ({ dataset }) => dataset.hotkey === event.key,
      )
      if (!control) return
      event.preventDefault()
      if (control instanceof HTMLInputElement) control.focus()
      else control.click()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [place, help])
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable)
