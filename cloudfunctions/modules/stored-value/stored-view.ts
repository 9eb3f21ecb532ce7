import type { StoredEntryView, StoredView } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { isAtCounter } from '@shared/domain/points/entry-kinds'
import type { LedgerEntry } from '@shared/domain/points/types'
import { moneyOf, movementOf } from '@shared/domain/stored-value/audit'

/** A member's balance, in fen. */
export function storedView({ stored }: Pick<MemberDoc, 'stored'>): StoredView {
  const { principalFen, bonusFen } = stored
  return { totalFen: principalFen + bonusFen, principalFen, bonusFen }
}

/** One movement of stored value, signed. */
export function storedEntryView(entry: LedgerEntry, storeName: (storeId: string) => string): StoredEntryView {
  const principalFen = moneyOf([entry], 'member.principal')
  const bonusFen = moneyOf([entry], 'member.bonus')
  const after = movementOf(entry)?.balance ?? { principalFen: 0, bonusFen: 0 }
  return {
    id: entry._id,
    at: entry.at,
    kind: kindOf(entry, principalFen),
    fen: principalFen + bonusFen,
    principalFen,
    bonusFen,
    afterFen: after.principalFen + after.bonusFen,
    storeName: isAtCounter(entry) ? storeName(entry.counter.storeId) : '',
    reason: 'note' in entry ? entry.note : '',
  }
}

function kindOf(entry: LedgerEntry, principalFen: number): StoredEntryView['kind'] {
  if (entry.kind === 'spend' || entry.kind === 'void-spend' || entry.kind === 'refund-principal')
    return entry.kind
  return principalFen < 0 ? 'refund-principal' : 'top-up'
}
