import { NEVER } from '@shared/domain/due'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { batchDesk } from './testing/batches'
import { couponFields } from './testing/coupon-fields'

const shop = testShop()
const { he, shen, chen, lin } = PEOPLE
const desk = batchDesk(shop)
const dear = couponFields({ total: 4167 })
beforeEach(() => shop.change('staff', shop.memberId(shen), { role: 'manager', stores: ['*'] }))

describe('A batch that is saved', () => {
  test('is a draft that only staff see: nothing is handed out, no terms are written', async () => {
    const { batchId, version, state, worstFen, summary } = await desk.saved()
    expect({ version, state, worstFen }).toEqual({ version: 1, state: 'draft', worstFen: 120_000 })
    expect(summary).toBe('满 50 元减 12 元，共 100 张，每人最多 2 张，领到后 14 天内在全部 2 家门店可用')
    expect([desk.shards(batchId), desk.terms(batchId)]).toEqual([[], []])
    expect(await shop.when(lin, 'coupon.claim', { commandId: shop.command(), batchId })).toMatchObject({
      code: 'BATCH_NOT_FOUND',
    })
  })

  test('is written down with who made it and what it says', async () => {
    const { batchId } = await desk.saved()
    expect(desk.operations(batchId)).toMatchObject([
      {
        version: 1,
        action: 'coupon.saveBatch',
        staffId: shop.memberId(he),
        origin: 'phone',
        words: '新建了草稿「冬茶满减券」',
        changes: expect.arrayContaining([{ what: '优惠', before: '', after: '减 12 元' }]),
        dueAt: NEVER,
      },
    ])
  })

  test('and published is handed out at once, with its stock on its shards', async () => {
    const { batchId, version } = await desk.saved()
    const input = { batchId, version, publish: true, batch: couponFields({ total: 1500 }) }
    expect(await desk.saved(input)).toMatchObject({ version: 2, state: 'open' })
    expect(desk.shards(batchId)).toMatchObject([
      { open: true, left: 750, total: 750, ownerVersion: 2 },
      { open: true, left: 750, total: 750, ownerVersion: 2 },
    ])
    expect(desk.terms(batchId)).toMatchObject([{ version: 1, name: '冬茶满减券' }])
    await shop.joined(lin)
    expect(await shop.when(lin, 'coupon.claim', { commandId: shop.command(), batchId })).toMatchObject({
      ok: true,
    })
  })

  test('again takes five trips', async () => {
    await desk.saved()
    const { batchId, version } = await desk.saved()
    shop.trips = []
    await desk.saved({ batchId, version, batch: couponFields({ name: '冬茶礼' }) })
    const trips = shop.trips.map(({ what }) => what.split(' ')[0]).filter(what => what !== 'wake.update')
    expect(trips.slice().sort()).toEqual([
      'batches.get',
      'batches.update',
      'operations.add',
      'operations.find',
      'operations.update',
      'staff.get',
    ])
  })

  test('a repeat finds the batch of the first run, with another input it is refused', async () => {
    const commandId = shop.command()
    const first = await desk.saved({ commandId })
    expect(await unchanged(shop, () => desk.saved({ commandId }))).toEqual(first)
    expect(await desk.save({ commandId, publish: true })).toMatchObject({ code: 'CONFLICT' })
    expect(await desk.save({ commandId }, shen)).toMatchObject({ code: 'CONFLICT' })
    expect(desk.batches()).toHaveLength(1)
  })

  test('that says what it said before writes nothing', async () => {
    const { batchId, version } = await desk.saved()
    expect(await unchanged(shop, () => desk.saved({ batchId, version }))).toMatchObject({ version: 1 })
  })

  test.each([
    [
      'more off than the bill must reach',
      { benefit: { kind: 'reduction' as const, offFen: 6000 } },
      'benefit',
    ],
    [
      'a period that is over',
      { validity: { mode: 'period' as const, fromDay: '2026-10-01', toDay: '2026-10-31' } },
      'validity',
    ],
    ["another brand's store", { stores: ['lanxi:yunqi'] }, 'stores'],
    ['a time without length', { times: [{ weekdays: [1], fromMinute: 600, toMinute: 600 }] }, 'times'],
  ])('with %s stays a draft and is not published', async (_case, rule, field) => {
    const batch = couponFields({ rule: { ...couponFields().rule, ...rule } })
    const answer = await unchanged(shop, () => desk.save({ publish: true, batch }))
    expect(answer).toMatchObject({ code: 'SUBJECT_UNSOUND', data: { fields: [field] } })
    expect(await desk.save({ batch })).toMatchObject({ ok: true })
  })

  test.each([
    ['an unknown tier', { needTier: 'nothing' }, 'needTier'],
    ['an end that has passed', { claimToAt: 1 }, 'claimToAt'],
    ['too little for face-to-face issuing', { placements: ['face-to-face' as const] }, 'total'],
  ])('with %s is not published', async (_case, over, field) => {
    const answer = await desk.save({ publish: true, batch: couponFields(over) })
    expect(answer).toMatchObject({ code: 'SUBJECT_UNSOUND', data: { fields: [field] } })
  })
})

describe('A published batch', () => {
  const published = () => desk.saved({ publish: true })

  test('gets better under new terms, and never worse', async () => {
    const { batchId, version } = await published()
    const rule = { ...couponFields().rule, thresholdFen: 3000 }
    const better = { batchId, version, batch: couponFields({ rule, limitPerMember: 3 }) }
    expect(await desk.saved(better)).toMatchObject({ version: 2 })
    expect(desk.terms(batchId).map(each => each.rule.thresholdFen)).toEqual([5000, 3000])
    expect(desk.batch(batchId)).toMatchObject({ ruleVersion: 2, limitPerMember: 3 })
    expect(desk.operations(batchId).at(-1)?.changes).toEqual([
      { what: '条件', before: '满 50 元可用', after: '满 30 元可用' },
      { what: '每人', before: '最多 2 张', after: '最多 3 张' },
    ])
  })

  test.each([
    ['stock', { total: 50 }, 'total'],
    ['fewer per person', { limitPerMember: 1 }, 'limitPerMember'],
    ['an earlier end', { claimToAt: 2_000_000_000_000 }, 'claimToAt'],
    ['another way of handing out', { channel: 'gift' as const }, 'channel'],
    ['a higher threshold', { rule: { ...couponFields().rule, thresholdFen: 9000 } }, 'thresholdFen'],
    [
      'less off',
      { rule: { ...couponFields().rule, benefit: { kind: 'reduction' as const, offFen: 1 } } },
      'benefit',
    ],
    ['fewer stores', { rule: { ...couponFields().rule, stores: ['shanze:yunqi'] } }, 'stores'],
  ])('is not saved with %s', async (_case, over, field) => {
    const { batchId, version } = await published()
    const answer = await unchanged(shop, () => desk.save({ batchId, version, batch: couponFields(over) }))
    expect(answer).toMatchObject({ code: 'SUBJECT_FIXED', data: { fields: [field] } })
  })

  test('saved by two at once keeps the first, and the second is shown what changed', async () => {
    const { batchId, version } = await published()
    const named = (name: string) => ({ batchId, version, batch: couponFields({ name }) })
    shop.between(/^operations\.add/, () => desk.save(named('冬茶一'), shen))
    expect(await desk.save(named('冬茶二'))).toMatchObject({
      code: 'SUBJECT_CHANGED',
      data: {
        since: [
          {
            words: '改了「冬茶一」',
            changes: [{ what: '名称', before: '冬茶满减券', after: '冬茶一' }],
            role: 'manager',
          },
        ],
      },
    })
    expect(desk.batch(batchId)).toMatchObject({ name: '冬茶一', version: 2 })
  })

  test('is another version for a later save than the one that was seen', async () => {
    const { batchId, version } = await published()
    await desk.saved({ batchId, version, batch: couponFields({ name: '冬茶一' }) })
    const late = await desk.save({ batchId, version, batch: couponFields({ name: '冬茶二' }) })
    expect(late).toMatchObject({ code: 'SUBJECT_CHANGED' })
  })
})

describe('A writer that dies after the operation is written', () => {
  test('leaves a change that the sweeper carries out, with its row', async () => {
    shop.between(/^stockShards\.update/, () => {
      throw new Error('the function dies')
    })
    jest.spyOn(console, 'error').mockReturnValue()
    expect(await desk.save({ publish: true })).toMatchObject({ code: 'INTERNAL' })
    expect(desk.batches()).toEqual([])
    await shop.sweep()
    const [batch] = desk.batches()
    expect(batch).toMatchObject({ state: 'open', version: 1 })
    expect(desk.shards(batch?._id ?? '')).toMatchObject([{ left: 100, total: 100 }])
    expect(desk.operations(batch?._id ?? '')).toMatchObject([{ dueAt: NEVER }])
  })
})

describe('A batch above what one person may decide', () => {
  test('waits for a second person, and the first one cannot agree', async () => {
    const { batchId, version, state, request } = await desk.saved({ publish: true, batch: dear })
    expect([state, request]).toMatchObject(['draft', { what: 'publish', mayApprove: false }])
    expect(desk.shards(batchId)).toEqual([])
    const decide = (by: typeof he, approve: boolean) =>
      shop.when(by, 'coupon.decideBatch', { commandId: shop.command(), batchId, version, approve })
    expect(await unchanged(shop, () => decide(he, true))).toMatchObject({ code: 'REQUEST_OWN' })
    expect(await decide(shen, true)).toMatchObject({ ok: true, data: { batch: { state: 'open' } } })
    expect(desk.shards(batchId)).toHaveLength(5)
    expect(desk.operations(batchId).map(({ words }) => words)).toEqual([
      '「冬茶满减券」要发布，等另一位同事点头',
      '同意了「冬茶满减券」发布',
    ])
  })

  test('that is changed meanwhile is not what the second person saw', async () => {
    const { batchId, version } = await desk.saved({ publish: true, batch: dear })
    await desk.saved({ batchId, version, batch: { ...dear, total: 9000 }, publish: true })
    const stale = { commandId: shop.command(), batchId, version, approve: true }
    expect(await shop.when(shen, 'coupon.decideBatch', stale)).toMatchObject({ code: 'SUBJECT_CHANGED' })
    expect(desk.batch(batchId)).toMatchObject({ state: 'draft' })
  })

  test('may be taken back by who asked', async () => {
    const { batchId, version } = await desk.saved({ publish: true, batch: dear })
    const back = { commandId: shop.command(), batchId, version, approve: false }
    expect(await shop.when(he, 'coupon.decideBatch', back)).toMatchObject({
      ok: true,
      data: { batch: { state: 'draft', request: null } },
    })
  })

  test.each([
    ['at the limit is published alone', { total: 4166 }, 'open'],
    [
      'with a discount without a cap always waits',
      {
        total: 1,
        rule: {
          ...couponFields().rule,
          benefit: { kind: 'percentage' as const, payPermille: 900, maxOffFen: 0 },
        },
      },
      'draft',
    ],
  ])('%s', async (_case, over, state) => {
    expect(await desk.saved({ publish: true, batch: couponFields(over) })).toMatchObject({ state })
  })
})

describe('A pack', () => {
  const pack = (contents: string[]) =>
    ({ ...couponFields({ name: '冬茶礼包' }), rule: undefined, kind: 'pack', contents }) as never

  test('holds published coupons of the brand and costs what they cost', async () => {
    const contents = ['shanze:autumn', 'shanze:afternoon']
    const { rule: _rule, ...fields } = couponFields({ name: '冬茶礼包' })
    const batch = { ...fields, kind: 'pack' as const, contents }
    expect(await desk.saved({ publish: true, batch })).toMatchObject({
      state: 'open',
      worstFen: 100 * (1200 + 600),
      summary: '一包：秋茶礼赞满减券、午后米糕立减券，共 100 张，每人最多 2 张',
    })
    for (const wrong of [
      ['shanze:autumn'],
      ['shanze:autumn', 'lanxi:autumn'],
      ['shanze:autumn', 'shanze:no'],
    ])
      expect(await desk.save({ publish: true, batch: { ...batch, contents: wrong } })).toMatchObject({
        data: { fields: ['contents'] },
      })
    expect(await desk.save({ batch: pack(contents) })).toMatchObject({ code: 'BAD_INPUT' })
  })
})

test('a clerk, a manager of one store and a customer change no batches', async () => {
  shop.change('staff', shop.memberId(shen), { role: 'manager', stores: ['shanze:yunqi'] })
  for (const [by, code] of [
    [chen, 'NEEDS_MANAGER'],
    [shen, 'NEEDS_MANAGER'],
    [lin, 'NOT_STAFF'],
  ] as const) {
    expect(await unchanged(shop, () => desk.save({}, by))).toMatchObject({ code })
    expect(await shop.when(by, 'coupon.batches', {})).toMatchObject({ code })
    expect(await shop.when(by, 'operation.list', {})).toMatchObject({ code })
  }
})

test("another brand's batch is not found", async () => {
  const input = { batchId: 'lanxi:autumn', version: 1, batch: couponFields() }
  expect(await unchanged(shop, () => desk.save(input))).toMatchObject({ code: 'BATCH_NOT_FOUND' })
})
