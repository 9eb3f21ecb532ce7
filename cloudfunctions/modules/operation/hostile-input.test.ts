import type { ActionName } from '@shared/contract'
import { main as api } from '../../api'
import { callAs } from '../../testing/sdk'
import { APPIDS, RULES, type Rules } from '../../testing/setting'
import { PEOPLE, testShop } from '../../testing/shop'
import { giftFields, pointsFields } from '../campaign/testing/campaign-fields'
import { couponFields } from '../coupon/testing/coupon-fields'
import { goodsFields } from '../mall/testing/goods-fields'

const shop = testShop()
const { he } = PEOPLE

/** What a field may be sent instead. */
const HOSTILE: readonly unknown[] = [
  null,
  undefined,
  '',
  'x'.repeat(100_000),
  '\u0000',
  '__proto__',
  { $gt: '' },
  { $ne: null },
  [],
  [[]],
  {},
  -1,
  0.5,
  1e308,
  Number.NaN,
  Number.MAX_SAFE_INTEGER + 2,
  8_640_000_000_000_000,
  8_639_999_999_999_999,
  9999,
  true,
]

const commandId = 'hostile-command-1'
const span = { fromMinute: 540, toMinute: 1260 }
const store = {
  name: '店',
  address: '',
  phone: '',
  location: { longitude: 120, latitude: 30 },
  hours: {
    weekly: [{ weekdays: [1], ...span }],
    special: [{ day: '2027-01-01', spans: [span] }],
    closures: [{ fromAt: 1, untilAt: 2, reason: '' }],
  },
  active: true,
  rank: 0,
}
const order = {
  at: 1,
  amountFen: 1,
  storeId: 'shanze:yunqi',
  tierId: 'zhiwei',
  isTopUp: false,
  timesBefore: 0,
}
const batchId = 'shanze:autumn'
const campaignId = 'shanze:gift'
const WHOLE: readonly [ActionName, object][] = [
  ['coupon.saveBatch', { commandId, batchId, version: 1, publish: true, batch: couponFields() }],
  ['coupon.stepBatch', { commandId, batchId, version: 1, step: 'end', reason: '到此为止' }],
  ['coupon.addStock', { commandId, batchId, version: 1, units: 1 }],
  ['coupon.decideBatch', { commandId, batchId, version: 1, approve: true }],
  ['coupon.batches', { after: '1 x' }],
  ['campaign.save', { commandId, campaignId, version: 1, campaign: giftFields() }],
  ['campaign.save', { commandId, campaign: pointsFields() }],
  ['campaign.step', { commandId, campaignId, version: 1, step: 'end', reason: '到此为止' }],
  ['campaign.rehearse', { campaignId, campaign: giftFields(), order }],
  ['store.save', { commandId, storeId: 'shanze:yunqi', version: 1, store }],
  [
    'mall.saveGoods',
    { commandId, goodsId: 'shanze:tin', version: 1, goods: goodsFields({ limit: { count: 1, per: 'day' } }) },
  ],
  ['mall.stepGoods', { commandId, goodsId: 'shanze:tin', version: 1, step: 'hide' }],
  ['mall.addStock', { commandId, goodsId: 'shanze:tin', version: 1, units: 1 }],
  ['operation.list', { kind: 'batch', subjectId: batchId, after: '1' }],
]

type Path = readonly (string | number)[]

/** Where a value can be exchanged: every field and every element, however deep. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([name, each]) =>
    pathsOf(each, [...path, Array.isArray(value) ? Number(name) : name]),
  )
  return [path, ...inner]
}

function exchanged(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  copy[first] = exchanged(copy[first], rest, by)
  return copy
}

async function sent(action: ActionName, input: unknown): Promise<{ ok: boolean; code?: string }> {
  callAs({ OPENID: he.openid, APPID: APPIDS.shanze, UNIONID: he.unionid, SOURCE: 'wx_client' })
  return (await api({ action, brand: 'shanze', input }, { request_id: 'test' })) as never
}

const WRITTEN = [
  'batches',
  'batchTerms',
  'campaigns',
  'stores',
  'stockShards',
  'operations',
  'staff',
] as const
const written = () => JSON.stringify(WRITTEN.map(collection => shop.all(collection)))

test.each(WHOLE)(
  '%s refuses whatever is sent in place of a field, and a refusal writes nothing',
  async (action, whole) => {
    let before = written()
    for (const path of pathsOf(whole)) {
      for (const by of HOSTILE) {
        const answer = await sent(action, exchanged(whole, path, by))
        expect([path, by, answer.code]).not.toEqual([path, by, 'INTERNAL'])
        if (!answer.ok) {
          expect([path, by, written() === before]).toEqual([path, by, true])
          continue
        }
        // What is allowed has its effect: the next one meets the setting as it was.
        shop.open(RULES[0] as Rules, shop.now())
        before = written()
      }
    }
    expect(await sent(action, { ...whole, openid: 'me' })).toMatchObject({ code: 'BAD_INPUT' })
  },
)
