import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { LIMITS } from '@shared/domain/limits'
import { holdOf, holdPoints } from '@shared/domain/mall/hold-points'
import type { VoidReason } from '@shared/domain/mall/types'
import type { Lot } from '@shared/domain/points/types'
import { archiveJournal } from '../account/archive-journal'
import { write } from '../account/book-on-member'
import { type Begun, resume } from './begin-exchange'

export type HeldPoints =
  | { ok: true; member: MemberDoc; lots: Lot[] }
  /** Nothing is held by this run; another run may have decided the exchange. */
  | { ok: false; reason: VoidReason; missing: number }

/**
 * Puts the price aside on the member in hand, once per exchange. One trip; a lost race reads the member and
 * then the exchange again, and stops when the exchange has been decided meanwhile.
 */
export async function holdForExchange(begun: Begun, brand: BrandDoc, now: number): Promise<HeldPoints> {
  let { member, exchange } = begun
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const decision = holdPoints({ member, brand, exchange, now })
    switch (decision.kind) {
      case 'held':
        return { ok: true, member, lots: decision.hold.lots }
      case 'booked':
        if (await write(member, decision.next)) {
          return { ok: true, member: decision.next, lots: holdOf(decision.next, exchange._id)?.lots ?? [] }
        }
        break
      case 'archive-first':
        await archiveJournal(member, brand, now)
        break
      default:
        return { ok: false, reason: decision.kind, missing: 'missing' in decision ? decision.missing : 0 }
    }
    ;({ member, exchange } = await resume(exchange._id, exchange.memberId))
    if (exchange.state !== 'open') return { ok: false, reason: 'busy', missing: 0 }
  }
  return { ok: false, reason: 'busy', missing: 0 }
}
