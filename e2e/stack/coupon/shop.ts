import type { ActionName, InputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { CampaignDoc } from '@shared/domain/campaign/types'
import { batchStock } from '@shared/domain/coupon/batch-stock'
import { allTermsOf } from '@shared/domain/coupon/terms'
import type { BatchDoc, CouponBatch, CouponDoc, CouponRule } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { batchIdOf, memberIdOf, staffIdOf, storeIdOf } from '@shared/domain/ids'
import { createGuest } from '@shared/domain/member/create-guest'
import type { OrderDoc } from '@shared/domain/order/types'
import type { StaffDoc } from '@shared/domain/staff/types'
import { newShards } from '@shared/domain/stock/split'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { brand, stores } from '../../../local/demo/brand'
import { freshCodeOf } from '../../../local/demo/fresh-code'
import { withProfile } from '../../../local/demo/profiles'
import { testStack } from '../harness'

export const BRAND = 'shanze'
export const YUNQI = storeIdOf(BRAND, 'yunqi')
export const HUBIN = storeIdOf(BRAND, 'hubin')
/** A Monday morning at the counter. */
export const MONDAY_10 = Date.parse('2026-11-23T10:00:00+08:00')
export const MINUTE_MS = 60_000

const openidOf = (name: string) => `openid-${Buffer.from(name).toString('hex')}`
export const memberOf = (name: string) => memberIdOf(BRAND, openidOf(name))
export const batchId = (code: string) => batchIdOf(BRAND, code)
let commands = 0
export const newCommand = () => `command-${String(++commands).padStart(12, '0')}`

/** A batch of 12 off 50 in every store, 14 days from taking; `rule` and `batch` say what differs. */
export const batchOf = (
  code: string,
  rule: Partial<CouponRule> = {},
  batch: Partial<CouponBatch> = {},
): CouponBatch => ({
  _id: batchId(code),
  brandId: BRAND,
  version: 1,
  createdAt: MONDAY_10 - MINUTE_MS,
  kind: 'coupon',
  name: '秋茶礼赞满减券',
  ruleVersion: 1,
  state: 'open',
  total: 1000,
  channel: 'claim',
  limitPerMember: 1,
  needTier: '',
  claimFromAt: MONDAY_10 - MINUTE_MS,
  claimToAt: NEVER,
  ...batch,
  rule: {
    benefit: { kind: 'reduction', offFen: 1200 },
    thresholdFen: 5000,
    validity: { mode: 'after-taking', delayDays: 0, days: 14 },
    stores: ['*'],
    times: [],
    uses: 1,
    notWith: '',
    ...rule,
  },
})

export const staffOf = (name: string, more: Partial<StaffDoc> = {}): StaffDoc => ({
  _id: staffIdOf(BRAND, openidOf(name)),
  brandId: BRAND,
  name,
  role: 'clerk',
  stores: [YUNQI],
  active: true,
  createdAt: MONDAY_10,
  ...more,
})

export const joined = (name: string, tier: string, cardNo: string): MemberDoc => ({
  ...createGuest({ memberId: memberOf(name), brand, cardNo, now: MONDAY_10 }),
  seq: 1,
  state: 'member',
  joinedAt: MONDAY_10,
  nameInitial: name.slice(0, 1),
  phoneTail: '6688',
  tier,
})

/** A brand with its stores, batches and people instead of the demo's past; as new before every test. */
export function openShop(initial: {
  batches: BatchDoc[]
  campaigns?: CampaignDoc[]
  staff?: StaffDoc[]
  members?: MemberDoc[]
}) {
  const stack = testStack({ seed: 'none', now: MONDAY_10 })
  const data = () => stack.stack.cloud.data
  beforeEach(async () => {
    const { batches, campaigns = [], staff = [] } = initial
    const members = (initial.members ?? []).map(member =>
      withProfile(member, { name: member.nameInitial, address: '' }, stack.stack.sealKey),
    )
    const stockShards = batches.flatMap(batch => newShards(batchStock(batch)))
    const batchTerms = allTermsOf(batches)
    const documents = { brands: [brand], stores, batches, batchTerms, stockShards, campaigns, staff, members }
    for (const [collection, docs] of Object.entries(documents)) await data().insert(collection, docs)
  })

  /** One call of the mini-program, with what its answer cost. */
  async function call<N extends ActionName>(who: string, action: N, input: InputOf<N>) {
    const answer = await stack.as(openidOf(who)).call(action, input)
    return { answer, ...stack.trips('api') }
  }
  return {
    call,
    /** The answer alone. */
    ask: <N extends ActionName>(who: string, action: N, input: InputOf<N>) =>
      stack.as(openidOf(who)).call(action, input),
    /** What a call that must succeed gave. */
    get: <N extends ActionName>(who: string, action: N, input: InputOf<N>) =>
      stack.as(openidOf(who)).must(action, input),
    sweep: () => stack.runJobs(),
    invariants: stack.invariants,
    clock: {
      set: (at: number) => stack.stack.clock.set(at),
      advance: (ms: number) => stack.stack.clock.advance(ms),
    },
    /** Puts a document in place of the one with its id, as a notice that came meanwhile would. */
    put: async (collection: string, document: { _id: string }) => {
      const dump = stack.dump()
      const others = (dump[collection] ?? []).filter(({ _id }) => _id !== document._id)
      await data().load({ ...dump, [collection]: [...others, document] })
    },
    insert: (collection: string, document: object) => data().insert(collection, [document]),
    /**
     * What the customer's phone would show of this coupon now: the text of its QR, its number and the digits
     * beside it.
     */
    shown: (couponId: string) => {
      const coupon = data().get('coupons', couponId) as unknown as CouponDoc
      const { clock, sealKey } = stack.stack
      return { shortNo: coupon.shortNo, ...freshCodeOf(coupon, clock.now(), sealKey) }
    },
    handle: stack.handle,
    staff: (name: string) => data().get('staff', staffIdOf(BRAND, openidOf(name))) as unknown as StaffDoc,
    documents: (collection: string) => data().find(collection, {}),
    order: (id: string) => data().get('orders', id) as unknown as OrderDoc,
    coupons: (filter: object = {}) => data().find('coupons', filter) as unknown as CouponDoc[],
    shards: (filter: object = {}) => data().find('stockShards', filter) as unknown as StockShardDoc[],
  }
}
