import { accept, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { consentIdOf, memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { createGuest } from '@shared/domain/member/create-guest'
import { historyOf } from '@shared/domain/points/archive'
import type { LedgerEntry } from '@shared/domain/points/types'
import { moneyPostingsOf } from '@shared/domain/stored-value/audit'
import { loadMember } from '../../modules/account/load-member'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import { payCodesOf } from '../../modules/member/code-of-member'
import { noticeView } from '../../modules/reminder/notice-view'
import { storedEntryView, storedView } from '../../modules/stored-value/stored-view'
import type { Handler } from '../../platform/context'
import { _, find, read } from '../../platform/database'

const MONEY = ['top-up', 'counter-top-up', 'spend', 'void-spend', 'refund-principal'] as const

/** What the caller holds, what a top-up gives, and their history, 20 entries a page. 3 trips, 2 deep. */
export const openStored: Handler<'storedValue.open'> = async ({ brand, caller, now }, { after }) => {
  if (!brand.features.storedValue || !brand.storedValue) return refuse('STORED_OFF')
  const before = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after)
  if (!Number.isSafeInteger(before)) return refuse('BAD_INPUT', undefined, { field: 'input.after' })
  const memberId = memberIdOf(brand._id, caller.openid)
  const template = brand.notices.find(({ kind }) => kind === 'stored-spent')
  const [loaded, consent] = await Promise.all([
    loadMember(memberId),
    template ? read('consents', consentIdOf(memberId, template.kind)) : null,
  ])
  const member = loaded.member ?? createGuest({ memberId, brand, cardNo: '', now })
  const [entries, storeName] = await Promise.all([
    loaded.member ? movementsOf(member, before) : [],
    storeNames(brand._id),
  ])
  const { bonuses, leastFen, mostFen } = brand.storedValue
  const shown = entries.slice(0, LIMITS.rowsPerPage)
  return accept({
    brand: brandView(brand),
    stored: storedView(member),
    bonuses,
    payCodes: payCodesOf(loaded.member, now),
    notice: template ? noticeView(template.templateId, consent) : null,
    leastFen,
    mostFen,
    entries: shown.map(entry => storedEntryView(entry, storeName)),
    next: entries.length > LIMITS.rowsPerPage ? String(shown.at(-1)?.seq) : null,
  })
}

/**
 * Ledger ∪ journal, newest first, one more than a page; the member was read first, so what is archived
 * meanwhile is in one of the two.
 */
async function movementsOf(member: MemberDoc, before: number): Promise<LedgerEntry[]> {
  const wanted = { memberId: member._id, seq: _.lt(before), kind: _.in<unknown>(MONEY) as never }
  const ledger = await find('ledger', wanted, { orderBy: { seq: 'desc' }, limit: LIMITS.rowsPerPage + 1 })
  const journal = member.journal.filter(entry => entry.seq < before)
  return historyOf(journal, ledger)
    .filter(entry => moneyPostingsOf([entry]).length > 0)
    .slice(0, LIMITS.rowsPerPage + 1)
}
