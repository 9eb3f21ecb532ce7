import { accept, type OutputOf } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { sumBills } from '@shared/domain/reconciliation/sum-bills'
import type { BillCheckDoc } from '@shared/domain/reconciliation/types'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import { checksOf, differencesOf } from '../../modules/reconciliation/books-of-month'
import { differenceView } from '../../modules/reconciliation/difference-view'
import { exportLink } from '../../modules/reconciliation/export-link'
import { inboxView } from '../../modules/reconciliation/inbox-view'
import { auditLateSince } from '../../modules/reconciliation/newest-audit'
import type { Handler } from '../../platform/context'
import { count, find } from '../../platform/database'
import { merchantsOf } from '../../platform/settings'
import { ordersWithUsedGifts, usedGiftViews } from './used-gifts'

type Opened = OutputOf<'reconciliation.open'>

const MOST_DIFFERENCES = 200
const MOST_INBOX = 50

/**
 * The brand's books of one month: bills, what they disagreed on, and what is owed to customers. 6 trips side
 * by side.
 */
export const openFinance: Handler<'reconciliation.open'> = async ({ brand, now }, { month }) => {
  const openRows = { brandId: brand._id, state: 'open' as const }
  const [{ bills, audits }, ofMonth, open, openInbox, inbox, withUsedGifts, lateSince] = await Promise.all([
    checksOf(brand._id, month),
    differencesOf(brand._id, month),
    find('reconDiffs', { brandId: brand._id, state: 'open' }, { limit: MOST_DIFFERENCES }),
    count('inbox', openRows),
    find('inbox', openRows, { orderBy: { at: 'asc' }, limit: MOST_INBOX }),
    ordersWithUsedGifts(brand._id, month),
    auditLateSince(brand._id, dayOf(now, brand.timeZone)),
    // Only so that a cold instance reads it beside the rest.
    merchantsOf(brand._id),
    storeNames(brand._id),
  ])
  const healed = ofMonth.filter(({ state }) => state === 'healed').reverse()
  const newest = audits.filter(({ liability }) => liability !== null).at(-1)
  const link = (name: 'bills' | 'differences' | 'liability') =>
    exportLink({ brandId: brand._id, month, name }, now)
  return accept({
    brand: brandView(brand),
    month,
    sums: await sumsView(brand._id, bills),
    bills: bills.map(billView).reverse(),
    differences: [...open, ...healed].slice(0, MOST_DIFFERENCES).map(differenceView),
    inbox: { open: openInbox, rows: inbox.map(inboxView) },
    usedGifts: await usedGiftViews(brand._id, withUsedGifts),
    audit: newest?.liability ? { day: newest.day, broken: newest.broken, liability: newest.liability } : null,
    auditLateSince: lateSince,
    exports: { bills: link('bills'), differences: link('differences'), liability: link('liability') },
  })
}

/** Brand view and merchant view (seed BR-07). */
async function sumsView(brandId: string, bills: readonly BillCheckDoc[]): Promise<Opened['sums']> {
  const [numbers, storeName] = await Promise.all([merchantsOf(brandId), storeNames(brandId)])
  const { brand, merchants } = sumBills(bills)
  const named = merchants.map(sums => {
    const number = numbers?.find(({ _id }) => _id === sums.mchid)
    const { entity = '', state = 'left', storeId = '' } = number ?? {}
    return { ...sums, entity, state, storeName: storeId === '' ? '' : storeName(storeId) }
  })
  return { brand, merchants: named }
}

function billView(check: BillCheckDoc): Opened['bills'][number] {
  const { mchid, day, state, payments, paidFen, refunds, refundedFen, differences } = check
  return { mchid, day, state, payments, paidFen, refunds, refundedFen, differences }
}
