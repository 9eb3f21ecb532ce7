import { newShards } from '../stock/split'
import { brand, LIN, member, NOW } from '../test-brand'
import { auditBatch, auditBatchShard } from './audit'
import { batchStock, processClaim } from './batch-stock'
import { chooseSlot, mayClaim, readDuplicate } from './claim'
import { batch, coupon, pack, rule, use } from './test-batch'
import type { CouponRule } from './types'

const reservation = (over = {}) => ({ token: 't1', takenFor: 'c1', memberId: LIN, at: NOW, ...over })

describe('who may claim', () => {
  const ask = (over = {}, who: ReturnType<typeof member> | null = member()) =>
    mayClaim(batch(over), [batch(over).rule], who, brand, NOW)
  test.each([
    ['an open batch', {}, null],
    ['a paused batch', { state: 'paused' }, 'BATCH_CLOSED'],
    ['before it begins', { claimFromAt: NOW + 1 }, 'BATCH_CLOSED'],
    ['when it has ended', { claimToAt: NOW }, 'BATCH_CLOSED'],
    ['a draft', { state: 'draft' }, 'BATCH_NOT_FOUND'],
    ['a gift batch', { channel: 'gift' }, 'BATCH_NOT_FOUND'],
    ['the own tier', { needTier: 'xinya' }, null],
    ['a higher tier', { needTier: 'zhiwei' }, 'TIER_REQUIRED'],
  ])('%s', (_, over, refusal) => expect(ask(over)).toBe(refusal))

  test('C12: a coupon that would be over when taken is not claimed, alone or in a pack', () => {
    const over = rule({ validity: { mode: 'period', fromDay: '2026-11-01', toDay: '2026-11-21' } })
    const lastDay = rule({ validity: { mode: 'period', fromDay: '2026-11-01', toDay: '2026-11-22' } })
    const asked = (rules: CouponRule[]) => mayClaim(pack(), rules, member(), brand, NOW)
    expect([asked([over]), asked([lastDay]), asked([lastDay, over])]).toEqual([
      'BATCH_OVER',
      null,
      'BATCH_OVER',
    ])
  })

  test('only a batch for a tier asks who claims', () => {
    expect(ask({}, null)).toBeNull()
    expect(ask({ needTier: 'xinya' }, null)).toBe('NOT_MEMBER')
    expect(ask({ needTier: 'zhiwei' }, member({ tier: 'cangshan' }))).toBeNull()
  })
})

describe('slots', () => {
  const mine = (n: number, commandId: string) => coupon({ _id: `shanze:autumn:${LIN}:${n}`, commandId })
  test('the command’s own coupon, the free slots, or the limit', () => {
    expect(chooseSlot(batch(), LIN, [mine(1, 'c1')], 'c1')).toMatchObject({
      kind: 'already',
      coupon: { commandId: 'c1' },
    })
    expect(chooseSlot(batch(), LIN, [mine(1, 'c0')], 'c1')).toEqual({
      kind: 'free',
      ids: [`shanze:autumn:${LIN}:2`],
    })
    expect(chooseSlot(batch(), LIN, [mine(2, 'c0')], 'c1')).toEqual({
      kind: 'free',
      ids: [`shanze:autumn:${LIN}:1`],
    })
    expect(chooseSlot(batch(), LIN, [mine(1, 'a'), mine(2, 'b')], 'c1')).toEqual({ kind: 'limit' })
  })

  test('what a duplicate means', () => {
    expect(readDuplicate(coupon(), reservation())).toMatchObject({ kind: 'answer', giveBack: false })
    expect(readDuplicate(coupon(), reservation({ token: 't2' }))).toMatchObject({
      kind: 'answer',
      giveBack: true,
    })
    expect(readDuplicate(coupon(), reservation({ takenFor: 'c2' }))).toEqual({ kind: 'taken' })
  })
})

describe('processing what a shard handed out', () => {
  const processed = (existing: ReturnType<typeof coupon>[], over = {}, k = 0) =>
    processClaim(reservation(over), k, batch(), existing)
  const other = (n: number) => coupon({ _id: `shanze:autumn:${LIN}:${n}`, commandId: `other${n}` })

  test('its coupon stands → the reservation is dropped', () =>
    expect(processed([coupon()])).toEqual({ do: 'drop' }))

  test('unit-of-a-second-attempt: the coupon carries another token or shard → the unit returns', () => {
    expect(processed([coupon({ token: 't9' })])).toEqual({ do: 'give-back' })
    expect(processed([coupon({ shardNumber: 3 })])).toEqual({ do: 'give-back' })
  })

  test('swept-while-slow: no coupon → the claim is finished, never given back by a clock', () => {
    expect(processed([])).toEqual({ do: 'insert', couponId: `shanze:autumn:${LIN}:1` })
    expect(processed([other(1)])).toEqual({ do: 'insert', couponId: `shanze:autumn:${LIN}:2` })
  })

  test.each([
    ['has named no row yet → it names this one', undefined, { do: 'name', couponId: 'gift:o1:0' }],
    ['has named this row → the unit returns', 't1', { do: 'give-back' }],
    ['has named another row → this one is dropped', 't2', { do: 'drop' }],
  ] as const)('C25: a unit on its way back, whose coupon %s', (_case, returnToken, decision) => {
    const withdrawn = coupon({
      _id: 'gift:o1:0',
      commandId: 'gift:o1:0',
      ...(returnToken && { returnToken }),
    })
    expect(processed([withdrawn], { takenFor: 'gift:o1:0', back: true })).toEqual(decision)
  })

  test('the first row of a unit that was brought back by another is dropped', () =>
    expect(processed([coupon({ returnToken: 'back' })])).toEqual({ do: 'drop' }))

  test('no slot left → the unit returns', () =>
    expect(processed([other(1), other(2)])).toEqual({ do: 'give-back' }))

  test('a gift has one place; a tombstone there sends the unit back', () => {
    const takenFor = 'gift:o1:0'
    expect(processed([], { takenFor })).toEqual({ do: 'insert', couponId: takenFor })
    expect(
      processed([coupon({ _id: takenFor, commandId: '', token: '', revoked: true })], { takenFor }),
    ).toEqual({
      do: 'give-back',
    })
  })
})

describe('the audit finds', () => {
  const [shard] = newShards(batchStock(batch({ total: 2 })))
  test('nothing of a unit on its way back: it is out until its coupon names a row, then that row keeps it', () => {
    const rows = [reservation({ token: 'b1', back: true }), reservation({ token: 'b2', back: true })]
    const audited = (over: object, left: number) =>
      shard && auditBatchShard({ ...shard, left, reservations: rows }, [coupon(over)])
    expect([audited({}, 1), audited({ returnToken: 'b1' }, 1)]).toEqual([[], []])
    expect(audited({ returnToken: 'gone' }, 2)).toEqual([])
  })

  test.each([
    ['a lost unit', { left: 0 }, []],
    ['an oversold unit', { left: 2 }, [coupon()]],
    ['stock below nothing', { left: -1, total: -1 }, []],
  ])('%s', (_, over, coupons) => {
    expect(shard && auditBatchShard({ ...shard, ...over }, coupons)).not.toEqual([])
  })

  test('claims beyond the limit, coupons beyond the stock, uses beyond the uses', () => {
    const many = Array.from({ length: 3 }, (_, i) => coupon({ _id: `shanze:autumn:${LIN}:${i + 1}` }))
    expect(auditBatch(batch(), many)).toEqual([`shanze:autumn: ${LIN} holds 3 of 2`])
    expect(auditBatch(batch({ total: 2, limitPerMember: 9 }), many)).toHaveLength(1)
    expect(auditBatch(batch(), [coupon({ uses: [use(), use({ commandId: 'r2' })] })])).toHaveLength(1)
    expect(auditBatch(batch(), [coupon({ state: 'USED' })])).toHaveLength(1)
    expect(auditBatch(pack(), [coupon({}, pack())])).toEqual([])
  })
})
