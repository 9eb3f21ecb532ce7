import type { InputOf } from '@shared/contract'
import type { StaffActionName } from '@shared/contract/permissions'
import { STAFF_ROLES, type StaffRole } from '@shared/domain/staff/types'
import { PEOPLE, type Shop, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { giftFields } from '../campaign/testing/campaign-fields'
import { couponFields } from '../coupon/testing/coupon-fields'
import { goodsFields } from '../mall/testing/goods-fields'

const shop = testShop()
const { chen, lin } = PEOPLE

/** What a person has: all stores of the brand, the one that the input names, another one, or none. */
const PLACES = { all: ['*'], own: ['shanze:yunqi'], foreign: ['shanze:hubin'], none: [] } as const
type Place = keyof typeof PLACES

/** In which of their places a role may call. The owner is in every store, whatever is written. */
const WHERE = {
  everywhere: ['all'],
  'own store': ['all', 'own'],
  anywhere: ['all', 'own', 'foreign', 'none'],
} as const satisfies Record<string, readonly Place[]>
type Where = keyof typeof WHERE

interface Row {
  may: Partial<Record<Exclude<StaffRole, 'owner'>, Where>>
  /** What everyone else is refused with; a store of others is always STAFF_WRONG_STORE. */
  code: string
}

const desk: Row = { may: { clerk: 'own store', manager: 'own store' }, code: 'NO_PERMISSION' }
/** Members and paths. */
const paths: Row = { may: { manager: 'everywhere', marketing: 'everywhere' }, code: 'NEEDS_MANAGER' }
const books: Row = { may: { manager: 'everywhere', finance: 'everywhere' }, code: 'NEEDS_MANAGER' }
const reports: Row = {
  may: { ...paths.may, finance: 'everywhere', viewer: 'everywhere' },
  code: 'NEEDS_MANAGER',
}
/** Roles that work at a computer, about their own computers only. */
const computer: Row = {
  may: { manager: 'anywhere', marketing: 'anywhere', finance: 'anywhere', viewer: 'anywhere' },
  code: 'NO_PERMISSION',
}
/** A manager's clerks, an owner's everyone: the handler compares. */
const colleagues: Row = { may: { manager: 'anywhere' }, code: 'NO_PERMISSION' }
/** The store stands in a document that the handler reads. */
const ofDocument: Row = { may: { clerk: 'anywhere', manager: 'anywhere' }, code: 'NO_PERMISSION' }

/** The matrix of the page 权限, written down a second time: the table of the contract must agree. */
const MATRIX: Record<StaffActionName, Row> = {
  'staff.open': ofDocument,
  'staff.list': colleagues,
  'staff.invite': colleagues,
  'staff.change': colleagues,
  'staff.remove': colleagues,
  'login.confirm': computer,
  'login.refuse': computer,
  'login.sessions': computer,
  'login.end': computer,
  'login.session': computer,
  'redemption.preview': desk,
  'redemption.redeem': desk,
  'redemption.undo': ofDocument,
  'redemption.today': desk,
  'mall.handOver': desk,
  'order.toMake': desk,
  'order.step': desk,
  'receipt.void': desk,
  'receipt.credit': desk,
  'receipt.credits': desk,
  'storedValue.topUp': desk,
  'storedValue.spend': desk,
  'storedValue.voidSpend': ofDocument,
  'storedValue.refund': { may: { manager: 'own store' }, code: 'STORED_MANAGER_ONLY' },
  'storedValue.day': desk,
  'adjustment.adjust': { may: { manager: 'anywhere', marketing: 'anywhere' }, code: 'NOT_MANAGER' },
  'adjustment.proposals': { may: { manager: 'anywhere', marketing: 'anywhere' }, code: 'NOT_MANAGER' },
  'adjustment.decide': { may: { manager: 'anywhere' }, code: 'NOT_MANAGER' },
  'member.list': paths,
  'member.search': paths,
  'member.timeline': paths,
  'link.list': reports,
  'link.report': reports,
  'link.save': paths,
  'link.archive': paths,
  'link.code': paths,
  'coupon.batches': reports,
  'coupon.saveBatch': paths,
  'coupon.stepBatch': paths,
  'coupon.addStock': paths,
  'coupon.decideBatch': { may: { manager: 'everywhere' }, code: 'NEEDS_MANAGER' },
  'campaign.list': reports,
  'campaign.save': paths,
  'campaign.step': paths,
  'campaign.rehearse': reports,
  'mall.catalog': reports,
  'mall.saveGoods': paths,
  'mall.stepGoods': paths,
  'mall.addStock': paths,
  'store.manage': { may: { manager: 'everywhere', viewer: 'everywhere' }, code: 'NEEDS_MANAGER' },
  'store.save': { may: { manager: 'everywhere' }, code: 'NEEDS_MANAGER' },
  'operation.list': reports,
  'reconciliation.open': { may: { ...books.may, viewer: 'everywhere' }, code: 'NEEDS_MANAGER' },
  'reconciliation.replay': books,
  'reconciliation.recheck': books,
  'reconciliation.decideInbox': books,
}

const storeId = 'shanze:yunqi'
/** One well-formed input of every staff action; what it names need not exist. */
const INPUTS: { [N in StaffActionName]: (of: Shop) => InputOf<N> } = {
  'staff.open': () => ({}),
  'staff.list': () => ({}),
  'staff.invite': of => ({ ...command(of), role: 'clerk', stores: [storeId], minutes: 10 }),
  'staff.change': of => ({
    ...command(of),
    staffId: colleague(of),
    version: 0,
    role: 'clerk',
    stores: [storeId],
  }),
  'staff.remove': of => ({ ...command(of), staffId: colleague(of), version: 0 }),
  'login.confirm': () => ({ ticket: 'a'.repeat(22), number: '52' }),
  'login.refuse': () => ({ ticket: 'a'.repeat(22) }),
  'login.sessions': () => ({}),
  'login.end': () => ({ sessionId: 'none' }),
  'login.session': () => ({}),
  'redemption.preview': () => ({ storeId, code: '123456789' }),
  'redemption.redeem': of => ({ ...command(of), storeId, couponId: coupon(of), permit: 'p' }),
  'redemption.undo': of => ({ ...command(of), couponId: coupon(of), useIndex: 0 }),
  'redemption.today': () => ({ storeId }),
  'mall.handOver': of => ({ ...command(of), storeId, exchangeId: coupon(of), permit: 'p' }),
  'order.toMake': () => ({ storeId }),
  'order.step': of => ({ ...command(of), storeId, orderId: 'o', from: 'waiting', to: 'ready' }),
  'receipt.void': of => ({ ...command(of), storeId, receiptNo: 'R1', reason: '顾客退货' }),
  'receipt.credit': of => ({ ...customer(of), amountFen: 100 }),
  'receipt.credits': () => ({ storeId }),
  'storedValue.topUp': of => ({ ...customer(of), amountFen: 100 }),
  'storedValue.spend': of => ({ ...customer(of), amountFen: 100 }),
  'storedValue.voidSpend': of => ({
    ...command(of),
    customerId: of.handle(of.memberId(lin)),
    entryId: of.handle('spend:1'),
  }),
  'storedValue.refund': of => ({ ...customer(of), amountFen: 100, reason: '不想要了' }),
  'storedValue.day': () => ({ storeId }),
  'adjustment.adjust': of => ({ ...command(of), cardNo: '1234567897', points: 5, reason: '补一单' }),
  'adjustment.proposals': () => ({}),
  'adjustment.decide': of => ({ ...command(of), proposalId: 'shanze:none', approve: true }),
  'member.list': () => ({ joinedDays: 0 }),
  'member.search': () => ({ digits: '6688' }),
  'member.timeline': of => ({ customerId: of.handle(of.memberId(lin)) }),
  'link.list': () => ({}),
  'link.report': () => ({ days: 7 }),
  'link.save': of => ({
    ...command(of),
    name: '门口海报',
    place: 'poster',
    target: { page: 'card', params: {} },
  }),
  'link.archive': of => ({ ...command(of), linkId: 'shanze:none', version: 1, archived: true }),
  'link.code': () => ({ linkId: 'shanze:none', form: 'code' }),
  'coupon.batches': () => ({}),
  'coupon.saveBatch': of => ({ ...command(of), publish: false, batch: couponFields() }),
  'coupon.stepBatch': of => ({ ...command(of), ...batch, step: 'pause' }),
  'coupon.addStock': of => ({ ...command(of), ...batch, units: 1 }),
  'coupon.decideBatch': of => ({ ...command(of), ...batch, approve: true }),
  'campaign.list': () => ({}),
  'campaign.save': of => ({ ...command(of), campaign: giftFields() }),
  'campaign.step': of => ({ ...command(of), campaignId: 'shanze:none', version: 1, step: 'pause' }),
  'campaign.rehearse': () => ({
    campaignId: 'shanze:none',
    order: { amountFen: 1, storeId, tierId: 'zhiwei', isTopUp: false, timesBefore: 0 },
  }),
  'mall.catalog': () => ({}),
  'mall.saveGoods': of => ({ ...command(of), goods: goodsFields() }),
  'mall.stepGoods': of => ({ ...command(of), goodsId: 'shanze:none', version: 1, step: 'hide' }),
  'mall.addStock': of => ({ ...command(of), goodsId: 'shanze:none', version: 1, units: 1 }),
  'store.manage': () => ({}),
  'store.save': of => ({
    ...command(of),
    store: { name: '店', address: '', phone: '', location: null, hours: null, active: true, rank: 0 },
  }),
  'operation.list': () => ({}),
  'reconciliation.open': () => ({ month: '2026-11' }),
  'reconciliation.replay': () => ({ differenceId: 'none' }),
  'reconciliation.recheck': () => ({ mchid: '1900000109', day: '2026-11-01' }),
  'reconciliation.decideInbox': () => ({ inboxId: 'none', decision: 'ask-again' }),
}

const batch = { batchId: 'shanze:none', version: 1 }
const command = (of: Shop) => ({ commandId: of.command() })
const colleague = (of: Shop) => of.handle('shanze:openid-nobody')
const coupon = (of: Shop) => of.handle('shanze:autumn:shanze:openid-lin:1')
const customer = (of: Shop) => ({
  ...command(of),
  storeId,
  customerId: of.handle(of.memberId(lin)),
  permit: 'p',
})

/** The code of the refusal that the table demands, null where the handler decides. */
function expected(action: StaffActionName, role: StaffRole, place: Place): string | null {
  if (role === 'owner') return null
  const { may, code } = MATRIX[action]
  const where = may[role]
  if (where === undefined) return code
  if ((WHERE[where] as readonly Place[]).includes(place)) return null
  return where === 'own store' ? 'STAFF_WRONG_STORE' : code
}

const call = (action: StaffActionName) =>
  shop.when(chen, action, INPUTS[action](shop) as InputOf<typeof action>)

const cases = (Object.keys(MATRIX) as StaffActionName[]).flatMap(action =>
  STAFF_ROLES.map(role => [action, role] as const),
)

describe('every staff action by every role', () => {
  test.each(cases)('%s by the role %s in all, own, foreign and no stores', async (action, role) => {
    for (const place of Object.keys(PLACES) as Place[]) {
      shop.change('staff', 'shanze:openid-chen', { role, stores: [...PLACES[place]] })
      const code = expected(action, role, place)
      const answer = code === null ? await call(action) : await unchanged(shop, () => call(action))
      const refusal = answer.ok ? null : answer.code
      expect(['INTERNAL', 'BAD_INPUT']).not.toContain(refusal)
      if (code !== null) expect([place, refusal]).toEqual([place, code])
      else expect([place, 'NO_PERMISSION', 'NEEDS_MANAGER', 'NOT_MANAGER']).not.toContain(refusal)
    }
  })

  test('a former member of the staff is refused before the table is asked', async () => {
    shop.change('staff', 'shanze:openid-chen', { role: 'owner', active: false })
    for (const action of Object.keys(MATRIX) as StaffActionName[]) {
      expect(await unchanged(shop, () => call(action))).toMatchObject({ code: 'NOT_STAFF' })
    }
  })
})
