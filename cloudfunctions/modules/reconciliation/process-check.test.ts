import { auditBegun } from '@shared/domain/audit/progress'
import { NEVER } from '@shared/domain/due'
import type { AuditCheckDoc, CheckDoc } from '@shared/domain/reconciliation/types'
import { BROKEN_OFF } from '../../platform/sweep'
import { logged } from '../../testing/messages'
import { givenMember } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { processCheck } from './process-check'
import { checkOf, DAY, givenAudit, givenBill, nextMorning, paidUnnoticed, silence } from './testing/books'

const shop = testShop()
const { lin } = PEOPLE
const TURN = 120_000
const run = (check: CheckDoc, deadlineAt = shop.now() + 1000) => processCheck(check, shop.now(), deadlineAt)
beforeEach(() => nextMorning(shop))

test('a bill that was compared is done, with its sums and nothing due', async () => {
  const check = givenBill(shop, { day: '2026-11-22', tries: 3 })
  expect(await run(check)).toBeUndefined()
  expect(checkOf(shop, check)).toEqual({ ...check, state: 'done', tries: 4, dueAt: NEVER })
  expect(logged('warn')).toEqual([])
})

test('a bill with differences is done and a warning', async () => {
  await paidUnnoticed(shop, lin, 6800)
  nextMorning(shop)
  const check = givenBill(shop, { day: '2026-11-23' })
  await run(check)
  expect(checkOf(shop, check)).toMatchObject({
    state: 'done',
    payments: 1,
    paidFen: 6800,
    differences: 1,
    progress: null,
  })
  expect(logged('warn')).toContain('reconciliation.differs')
})

test.each([
  [0, TURN],
  [2, TURN],
  [3, TURN],
  [4, 240_000],
  [20, 3_600_000],
])('a bill that is not there after %i tries is tried again in %i ms', async (tries, ms) => {
  silence(shop)
  const check = givenBill(shop, { tries })
  expect(await run(check)).toBeUndefined()
  expect(checkOf(shop, check)).toEqual({ ...check, tries: tries + 1, dueAt: shop.now() + ms })
})

test.each([
  [23, 'due'],
  [24, 'given-up'],
])('after %i tries in vain a check is %s', async (tries, state) => {
  silence(shop)
  const check = givenBill(shop, { tries })
  await run(check)
  expect(checkOf(shop, check).state).toBe(state)
  expect(logged('error').includes('check.given-up')).toBe(state === 'given-up')
  if (state === 'given-up')
    expect(checkOf(shop, check)).toMatchObject({ tries: 24, dueAt: NEVER, turn: null })
})

test('a check that is done meanwhile is not given up', async () => {
  const check = givenBill(shop, { tries: 24 })
  shop.change('checks', check._id, { state: 'done' })
  await run(check)
  expect(checkOf(shop, check).state).toBe('done')
})

test.each([
  ['another run has taken it', { dueAt: 7 }],
  ['it is done', { state: 'done' as const }],
])('a turn is not taken when %s', async (_what, over) => {
  const check = givenBill(shop)
  shop.change('checks', check._id, over)
  await run(check)
  expect(checkOf(shop, check)).toEqual({ ...check, ...over })
})

test('the try is counted before the work: a function that dies has counted it', async () => {
  const check = givenBill(shop)
  shop.between(/^orders.find/, () => {
    throw new Error('the function dies')
  })
  await expect(run(check)).rejects.toThrow('the function dies')
  expect(checkOf(shop, check)).toMatchObject({
    tries: 1,
    turn: { beganAt: shop.now(), until: shop.now() + TURN },
    dueAt: shop.now() + TURN,
    state: 'due',
  })
})

describe('of two checks of one brand at work', () => {
  const turn = (ms: number) => ({ beganAt: shop.now() + ms, until: shop.now() + ms + TURN })

  test.each([
    ['began before', -1, true],
    ['begins after', 1, false],
    ['is over', -TURN, false],
    ['ends at the next moment', -TURN + 1, true],
  ])('the other one %s: this one waits is %s', async (_what, ms, waits) => {
    givenAudit(shop, { turn: turn(ms), dueAt: NEVER })
    const check = givenBill(shop, { tries: 2 })
    await run(check)
    if (waits) expect(checkOf(shop, check)).toEqual({ ...check, turn: null, dueAt: shop.now() + TURN })
    else expect(checkOf(shop, check).state).toBe('done')
  })

  test('that begin at the same moment the first by its id goes on', async () => {
    givenAudit(shop, { turn: turn(0), dueAt: NEVER })
    const bill = givenBill(shop)
    await run(bill)
    expect(checkOf(shop, bill)).toMatchObject({ state: 'due', turn: null })
    const audit = givenAudit(shop)
    givenBill(shop, { turn: turn(0), dueAt: NEVER })
    await run(audit)
    expect(checkOf(shop, audit).state).toBe('done')
  })

  test.each([
    ['of another brand', { brandId: 'lanxi', _id: 'audit:lanxi' }],
    ['that is done', { state: 'done' as const }],
  ])('one %s is none', async (_what, over) => {
    givenAudit(shop, { turn: turn(-1), dueAt: NEVER, ...over })
    const check = givenBill(shop)
    await run(check)
    expect(checkOf(shop, check).state).toBe('done')
  })
})

describe('the audit', () => {
  const stored = (check: CheckDoc) => checkOf<AuditCheckDoc>(shop, check)

  test('is done with what the brand owes and no broken promise', async () => {
    await shop.paid(lin, 6800)
    await shop.sweep()
    const check = givenAudit(shop, { day: '2026-11-24' })
    expect(await run(check)).toBeUndefined()
    expect(stored(check)).toMatchObject({
      state: 'done',
      broken: [],
      liability: { points: 68, debt: 0, pointsFen: 68 },
      progress: null,
      dueAt: NEVER,
    })
    expect(logged('error')).toEqual([])
  })

  test('names every broken promise and alarms for each step', async () => {
    givenMember(shop, lin, { lots: [{ day: '2027-11-30', points: 5 }] })
    const check = givenAudit(shop)
    await run(check)
    expect(stored(check).broken).toEqual([expect.stringContaining('openid-lin')])
    expect(logged('error')).toEqual(['audit.broken'])
  })

  test('whose time is over goes on in the same run: its count of tries begins anew', async () => {
    const check = givenAudit(shop, { tries: 5 })
    expect(await run(check, shop.now())).toBe(BROKEN_OFF)
    expect(stored(check)).toMatchObject({
      state: 'due',
      tries: 0,
      turn: null,
      dueAt: shop.now(),
      progress: { step: 'orders', turns: 1 },
    })
    expect(await run(stored(check), shop.now())).toBe(BROKEN_OFF)
    expect(stored(check).progress).toMatchObject({ step: 'coupons', turns: 2 })
    expect(await run(stored(check))).toBeUndefined()
    expect(stored(check)).toMatchObject({ state: 'done', progress: null })
  })

  test('goes on where a function died', async () => {
    const progress = { ...auditBegun(), step: 'goodsShards' as const, turns: 4 }
    const check = givenAudit(shop, { progress })
    givenMember(shop, lin, { lots: [{ day: '2027-11-30', points: 5 }] })
    await run(check)
    expect(stored(check)).toMatchObject({ state: 'done', broken: [] })
  })

  test('of an unknown brand is not yet to be had', async () => {
    const check = givenAudit(shop, { brandId: 'none' })
    await run(check)
    expect(stored(check)).toMatchObject({ state: 'due', tries: 1, turn: null })
  })

  test('that took so long that another run has begun writes nothing over it', async () => {
    const check = givenAudit(shop)
    shop.between(/^members.find/, () => shop.change('checks', check._id, { turn: { beganAt: 5, until: 6 } }))
    await run(check)
    expect(stored(check)).toMatchObject({
      state: 'due',
      turn: { beganAt: 5 },
      progress: null,
      liability: null,
    })
  })
})

test('both are done by the sweeper, one after the other', async () => {
  const checks = [givenBill(shop), givenAudit(shop, { day: DAY })]
  await shop.sweep()
  expect(checks.map(each => checkOf(shop, each).state)).toEqual(['done', 'done'])
})
