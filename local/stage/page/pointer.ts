import { byId } from './dom'

/** A control of the stage itself, or of the page on one of the phones. */
export interface Target {
  phone: 'customer' | 'clerk' | null
  id: string
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Room between a control and the ring around it, CSS px. */
const AROUND_PX = 4
const pointer = byId('pointer')

/** Rings the control where it is on screen; false when it cannot be seen. null takes the ring away. */
export function pointAt(target: Target | null): boolean {
  const box = target && (target.phone ? boxOnPhone(target.phone, target.id) : boxOf(byId(target.id)))
  pointer.hidden = !box
  if (!target || !box) return false
  pointer.dataset.at = target.phone ? `${target.phone} ${target.id}` : target.id
  pointer.style.left = `${box.left - AROUND_PX + scrollX}px`
  pointer.style.top = `${box.top - AROUND_PX + scrollY}px`
  pointer.style.width = `${box.right - box.left + 2 * AROUND_PX}px`
  pointer.style.height = `${box.bottom - box.top + 2 * AROUND_PX}px`
  return true
}

function boxOf(element: HTMLElement): Box | null {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  const usable = !(element instanceof HTMLButtonElement && element.disabled)
  return usable && width > 0 && height > 0 ? { left, top, right, bottom } : null
}

/** The control on the page inside a phone; the last one of that id is of the page on top. */
function boxOnPhone(phone: 'customer' | 'clerk', id: string): Box | null {
  const frame = byId<HTMLIFrameElement>(phone)
  const inside = frame.contentDocument
  const shown = [...(inside?.querySelectorAll<HTMLElement>(`[id="${id}"]`) ?? [])].filter(
    element => element.offsetParent !== null || element.getClientRects().length > 0,
  )
  const box = shown.length > 0 ? boxOf(shown.at(-1) as HTMLElement) : null
  if (!box) return null
  const screen = frame.getBoundingClientRect()
  const scale = screen.width / frame.offsetWidth
  const top = screen.top + Math.max(0, box.top) * scale
  const bottom = Math.min(screen.bottom, screen.top + box.bottom * scale)
  if (bottom - top < 1) return null
  return { left: screen.left + box.left * scale, right: screen.left + box.right * scale, top, bottom }
}
