import { clockWords } from '@shared/text/dates'
import { currentBrand } from './brand-id'
import { serverNow } from './server-clock'
import { getItem, setItem } from './storage'

interface Kept<T> {
  at: number
  data: T
}

const storageKey = (action: string, input: string) => `answer:${currentBrand()}:${action}:${input}`

/** Answers with more of a person than a phone that is left lying should keep. */
const NEVER_KEPT: readonly string[] = ['member.profile']

/** Keeps the newest good answer of a question, for the next start without network. */
export function rememberGood(action: string, input: string, data: unknown): void {
  if (NEVER_KEPT.includes(action)) return
  setItem(storageKey(action, input), { at: Date.now(), data })
}

export const lastGood = <T>(action: string, input: string): Kept<T> | undefined =>
  getItem<Kept<T>>(storageKey(action, input))

/**
 * When an answer arrived, on the brand's wall clock: 10:20. `at` is of this phone, whose clock may be off.
 */
export const arrivedText = (at: number, timeZone: string): string =>
  clockWords(at + serverNow() - Date.now(), timeZone)

/** The fact of the banner over old data: 没有网络，显示的是 10:20 的数据. */
export const offlineFact = (at: number | undefined, timeZone: string): string =>
  at === undefined ? '没有网络' : `没有网络，显示的是 ${arrivedText(at, timeZone)} 的数据`
