import { join } from 'node:path'
import type { ActionName, InputOf, OutputOf, ResponseEnvelope } from '@shared/contract'
import type { CampaignDoc } from '@shared/domain/campaign/types'
import { newBuckets } from '@shared/domain/coupon/bucket'
import type { BatchDoc, BucketDoc, CouponBatch, CouponDoc, CouponRule } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { batchIdOf, memberIdOf, staffIdOf, storeIdOf } from '@shared/domain/ids'
import { createGuest } from '@shared/domain/member/create-guest'
import type { MemberDoc } from '@shared/domain/member/types'
import type { StaffDoc } from '@shared/domain/staff/types'
import collections from '../../../cloudfunctions/collections.json'
import { type Invocation, type LocalCloud, start } from '../../../local/cloud'
import { brand, stores } from '../../../local/demo/brand'

export const BRAND = 'shanze'
export const YUNQI = storeIdOf(BRAND, 'yunqi')
export const HUBIN = storeIdOf(BRAND, 'hubin')
/** A Monday morning at the counter. */
export const MONDAY_10 = Date.parse('2026-11-23T10:00:00+08:00')
export const MINUTE_MS = 60_000

export const openidOf = (name: string) => `openid-${Buffer.from(name).toString('hex')}`
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
  name,
  phoneTail: '6688',
  tier,
})

export type Shop = Awaited<ReturnType<typeof openShop>>

/** A brand with its stores, batches and people on a local cloud of its own; nothing else runs. */
export async function openShop(given: {
  batches: BatchDoc[]
  campaigns?: CampaignDoc[]
  staff?: StaffDoc[]
  members?: MemberDoc[]
}) {
  const cloud = await start({
    functionsDir: join(__dirname, '../../../cloudfunctions/dist'),
    collections,
    env: { HUIYUAN_SEAL_KEY: Buffer.alloc(32, 7).toString('base64') },
    timers: 'manual',
  })
  await cloud.clock.set(MONDAY_10)
  await cloud.data.insert('brands', [brand])
  await cloud.data.insert('stores', stores)
  await cloud.data.insert('batches', given.batches)
  await cloud.data.insert(
    'buckets',
    given.batches.flatMap(batch => newBuckets(batch, 'opening')),
  )
  await cloud.data.insert('campaigns', given.campaigns ?? [])
  await cloud.data.insert('staff', given.staff ?? [])
  await cloud.data.insert('members', given.members ?? [])
  return { cloud, ...counterOf(cloud), close: () => cloud.stop() }
}

function counterOf(cloud: LocalCloud) {
  /** One call of the mini-program, with the invocation that answered it. */
  async function call<N extends ActionName>(
    who: string,
    action: N,
    input: InputOf<N>,
  ): Promise<{ answer: ResponseEnvelope<OutputOf<N>>; invocation: Invocation }> {
    const caller = { openid: openidOf(who), appid: brand.appid, source: 'wx_client' }
    const outcome = await cloud.call('api', { action, brand: BRAND, input }, caller)
    if (!outcome.ok) throw new Error(outcome.error.errorMessage)
    return {
      answer: outcome.result as ResponseEnvelope<OutputOf<N>>,
      invocation: outcome.invocation,
    }
  }
  return {
    call,
    /** The answer alone. */
    ask: async <N extends ActionName>(who: string, action: N, input: InputOf<N>) =>
      (await call(who, action, input)).answer,
    /** What a call that must succeed gave. */
    get: async <N extends ActionName>(who: string, action: N, input: InputOf<N>): Promise<OutputOf<N>> => {
      const { answer } = await call(who, action, input)
      if (!answer.ok) throw new Error(`${action}: ${answer.code} ${answer.message}`)
      return answer.data
    },
    /** Puts a document in place of the one with its id, as a notice that came meanwhile would. */
    put: async (collection: string, document: { _id: string }) => {
      const dump = cloud.data.dump()
      const others = (dump[collection] ?? []).filter(({ _id }) => _id !== document._id)
      await cloud.data.load({ ...dump, [collection]: [...others, document] })
    },
    sweep: async () => {
      const outcome = await cloud.fireTimer('jobs')
      if (!outcome.ok) throw new Error(outcome.error.errorMessage)
    },
    coupons: (filter: object = {}) => cloud.data.find('coupons', filter) as unknown as CouponDoc[],
    buckets: (filter: object = {}) => cloud.data.find('buckets', filter) as unknown as BucketDoc[],
  }
}
