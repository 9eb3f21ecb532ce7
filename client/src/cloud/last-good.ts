import { currentBrand } from './brand-id'
import { keep, recall } from './storage'

interface Kept<T> {
  at: number
  data: T
}

const place = (action: string, input: string) => `answer:${currentBrand()}:${action}:${input}`

/** Keeps the newest good answer of a question, for the next start without network. */
export function rememberGood(action: string, input: string, data: unknown): void {
  keep(place(action, input), { at: Date.now(), data })
}

export const lastGood = <T>(action: string, input: string): Kept<T> | undefined =>
  recall<Kept<T>>(place(action, input))

/** The fact of the banner over old data: 没有网络，显示的是 10:20 的数据. */
export function offlineFact(at: number | undefined): string {
  if (at === undefined) return '没有网络'
  const time = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `没有网络，显示的是 ${two(time.getHours())}:${two(time.getMinutes())} 的数据`
}
