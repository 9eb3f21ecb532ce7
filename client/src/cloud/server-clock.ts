import { getItem, setItem } from './storage'

const KEY = 'clock-offset'
let offsetMs: number | undefined

/** Phones are minutes off; codes and deadlines follow the server's clock. Kept for starts without network. */
export function setServerTime(serverAt: number): void {
  offsetMs = serverAt - Date.now()
  setItem(KEY, offsetMs)
}

/** The server's time as far as this phone knows, epoch ms. */
export function serverNow(): number {
  offsetMs ??= getItem<number>(KEY) ?? 0
  return Date.now() + offsetMs
}
