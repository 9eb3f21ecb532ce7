import type { MemberDoc } from '@shared/domain/account/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import type { Shop } from '../../../cloudfunctions/testing/shop'
import { checkInvariants, type Dump } from '../../../local/invariants'

/** The points a member can spend. */
export const activePoints = (shop: Shop, memberId: string): number =>
  shop.one<MemberDoc>('members', memberId).lots.reduce((sum, { points }) => sum + points, 0)

/** Every entry once, wherever it is stored. */
export function entriesOf(shop: Shop): LedgerEntry[] {
  const journals = shop.all<MemberDoc>('members').flatMap(({ journal }) => journal)
  return [
    ...new Map([...shop.all<LedgerEntry>('ledger'), ...journals].map(each => [each._id, each])).values(),
  ]
}

/** The invariants that do not hold at this moment. */
export const broken = (shop: Shop) => checkInvariants(shop.database.dump() as Dump).broken

/** A payment or refund whose notice has not arrived; what is returned delivers it. */
export async function unnoticed<T>(shop: Shop, act: () => Promise<T>): Promise<[T, () => Promise<unknown>]> {
  const { notices } = shop.payments
  const before = new Set(notices.list().map(({ id }) => id))
  shop.payments.nextNotice('lost', 1)
  const done = await act()
  const [lost] = notices.list().filter(({ id }) => !before.has(id))
  if (!lost) throw new Error('there was no notice to lose')
  return [done, () => notices.redeliver(lost.id)]
}
