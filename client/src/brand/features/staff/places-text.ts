import { hasAllStores } from '@shared/domain/staff/giving'
import { roleName, staffText } from '@shared/text/staff'
import type { Listed, Standing } from './standing-fields'

/** 店员 · 云栖路店、湖滨店 */
export function standingWords({ role, stores }: Standing, listed: Listed): string {
  const nameOf = (id: string) => listed.stores.find(store => store.id === id)?.name ?? ''
  const places = hasAllStores(role) ? ['全部门店'] : staffText.places(stores, nameOf)
  return [roleName(role), places.join('、')].filter(Boolean).join(' · ')
}
