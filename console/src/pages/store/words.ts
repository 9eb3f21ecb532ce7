import type { OutputOf } from '@shared/contract'
import { type StoreFields, storeFieldsOf } from '@shared/domain/store/edit-store'
import { openState } from '@shared/domain/store/open-state'
import { openTag, openWords, weekWords } from '@shared/text/stores'

export type Stores = OutputOf<'store.manage'>
export type Store = Stores['stores'][number]
/** A store as an editor takes it. */
export interface EditedStore {
  id: string
  version: number
  fields: StoreFields
}

export const edited = (store: Store): EditedStore => ({
  id: store.id,
  version: store.version,
  fields: storeFieldsOf(store),
})

/** A new store: in business, at the end of the brand's list, its hours not entered. */
export const newStore = (stores: readonly Store[]): StoreFields => ({
  name: '',
  address: '',
  phone: '',
  location: null,
  hours: null,
  active: true,
  rank: Math.max(-1, ...stores.map(({ rank }) => rank)) + 1,
})

/** Open or not at this moment; a store out of business says so. */
export function nowOf({ active, hours }: Pick<Store, 'active' | 'hours'>, now: number, timeZone: string) {
  if (!active) return { word: '停用', tone: 'plain' as const, words: '' }
  const state = openState(hours, now, timeZone)
  const tag = openTag(state)
  return {
    word: tag?.word ?? '没写时间',
    tone: tag?.tone ?? ('warn' as const),
    words: openWords(state, now, timeZone),
  }
}

/** `云栖路店，每天 9:00–21:00`. */
export function storeWords({ name, hours, active }: StoreFields): string {
  const week = weekWords(hours) || '没写营业时间，什么时候都能下单'
  return `${name.trim() || '还没起店名'}，${active ? week : '停用，顾客看不到'}`
}
