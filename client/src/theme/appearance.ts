import { getItem, setItem } from '@/cloud/storage'
import { entryParam } from '@/device/entry'
import { storeOf } from '@/store'

export type Scheme = 'system' | 'light' | 'dark'

export interface Appearance {
  scheme: Scheme
  /** Less movement, chosen in 我的→设置 on top of the system's own setting. */
  still: boolean
}

const KEY = 'appearance'
const schemeOf = (word: string): Scheme | undefined =>
  word === 'dark' || word === 'light' ? word : undefined

/** The stage forces a look through the address; otherwise what was chosen, otherwise the system's. */
function firstAppearance(): Appearance {
  const kept = getItem<Appearance>(KEY) ?? { scheme: 'system', still: false }
  return {
    scheme: schemeOf(entryParam('theme')) ?? kept.scheme,
    still: entryParam('motion') === 'still' || kept.still,
  }
}

let store: ReturnType<typeof storeOf<Appearance>> | undefined
const appearance = () => {
  store ??= storeOf(firstAppearance())
  return store
}

export const useAppearance = (): Appearance => appearance().use()
export const currentAppearance = (): Appearance => appearance().get()

export function chooseAppearance(choice: Partial<Appearance>): void {
  const next = { ...appearance().get(), ...choice }
  setItem(KEY, next)
  appearance().set(next)
}

/** Classes of the page root that carry the choice to every token. */
export const appearanceClass = ({ scheme, still }: Appearance): string =>
  [scheme === 'system' ? '' : `theme-${scheme}`, still ? 'still' : ''].filter(Boolean).join(' ')
