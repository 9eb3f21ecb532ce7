import type { MemberDoc } from '@shared/domain/account/types'
import { NEVER } from '@shared/domain/due'
import type { AuditCheckDoc, BillCheckDoc, CheckDoc } from '@shared/domain/reconciliation/types'
import { logged } from '../../testing/messages'
import { givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { auditLateSince } from './newest-audit'
import { nextOpeningAt, openDay } from './open-day'
import { checkOf, givenAudit, givenBill, MCHID } from './testing/books'

const HOURS = 3_600_000
/** Nine in Shanghai, an hour before its day is planned; 17:00 of the day before in Los Angeles. */
const BEFORE_TEN = Date.parse('2026-11-22T01:00:00Z')
const TEN = Date.parse('2026-11-22T02:00:00Z')
const shop = testShop(undefined, BEFORE_TEN)
const { lin } = PEOPLE

const at = (time: string) => shop.clock.moveTo(Date.parse(time))
const open = (deadlineAt = shop.now() + 1000) => openDay(shop.now(), deadlineAt)
const ids = (brandId = 'shanze') =>
  shop
    .all<CheckDoc>('checks')
    .filter(check => check.brandId === brandId)
    .map(({ _id }) => _id)
const dies = () => {
  throw new Error('the function dies')
}

describe('a brand’s day is planned', () => {
  test('after ten of its own clock: the bill of yesterday and the audit of today', async () => {
    await open()
    expect(ids()).toEqual([])
    expect(ids('lanxi')).toEqual(['bill:1900000207:2026-11-20', 'audit:lanxi:2026-11-21'])
    shop.pass(HOURS)
    expect(await open()).toEqual({ processed: 1, failed: 0, more: false })
    expect(ids()).toEqual([`bill:${MCHID}:2026-11-21`, 'audit:shanze:2026-11-22'])
    const planned = {
      brandId: 'shanze',
      state: 'due',
      at: shop.now(),
      tries: 0,
      turn: null,
      dueAt: shop.now(),
      progress: null,
    }
    expect(checkOf<BillCheckDoc>(shop, { _id: `bill:${MCHID}:2026-11-21` })).toMatchObject({
      ...planned,
      kind: 'bill',
      day: '2026-11-21',
      mchid: MCHID,
      payments: 0,
      paidFen: 0,
      refunds: 0,
      refundedFen: 0,
      differences: 0,
    })
    expect(checkOf<AuditCheckDoc>(shop, { _id: 'audit:shanze:2026-11-22' })).toMatchObject({
      ...planned,
      kind: 'audit',
      day: '2026-11-22',
      broken: [],
      liability: null,
    })
  })

  test('once: another run finds it done', async () => {
    shop.pass(HOURS)
    expect(await open()).toMatchObject({ processed: 2 })
    const before = JSON.stringify(shop.all('checks'))
    expect(await open()).toEqual({ processed: 0, failed: 0, more: false })
    expect(JSON.stringify(shop.all('checks'))).toBe(before)
  })

  test.each([
    ['2026-11-21', ['2026-11-21']],
    ['2026-11-20', ['2026-11-20', '2026-11-21']],
    [
      '2026-11-14',
      ['2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'],
    ],
    [
      '2026-10-31',
      ['2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'],
    ],
  ])('with the bills since the newest one, a week back at most: after %s', async (newest, days) => {
    shop.pass(HOURS)
    givenBill(shop, { day: newest, state: 'done', dueAt: NEVER })
    givenBill(shop, { day: '2026-10-01', state: 'done', dueAt: NEVER })
    await open()
    const planned = shop
      .all<BillCheckDoc>('checks')
      .filter(
        ({ kind, mchid, day }) =>
          kind === 'bill' && mchid === MCHID && day > '2026-11-01' && day !== '2026-11-14',
      )
    expect(planned.map(({ day }) => day).sort()).toEqual(days)
  })

  test.each([
    ['that never collected for it', { periods: [] }, []],
    ['that begins today', { periods: [{ fromAt: Date.parse('2026-11-21T16:00:00Z'), toAt: NEVER }] }, []],
    [
      'that began in the last moment of yesterday',
      { periods: [{ fromAt: Date.parse('2026-11-21T15:59:59.999Z'), toAt: NEVER }] },
      ['bill'],
    ],
    ['that has left lately', { periods: [{ fromAt: 1, toAt: BEFORE_TEN - 30 * 24 * HOURS }] }, ['bill']],
    ['that has left long ago', { periods: [{ fromAt: 1, toAt: BEFORE_TEN - 400 * 24 * HOURS }] }, []],
  ])('with the bill of a merchant number %s as long as it matters', async (_what, over, kinds) => {
    shop.change('merchants', MCHID, over)
    shop.pass(HOURS)
    await open()
    expect(ids().map(id => id.split(':')[0])).toEqual([...kinds, 'audit'])
  })

  test('and its members that no run would visit are woken', async () => {
    givenMember(shop, lin, { calendarDueAt: NEVER })
    shop.pass(HOURS)
    await open()
    expect(memberOf(shop, lin).calendarDueAt).toBe(shop.now())
  })

  test('over several turns when its members are many: the audit is written last', async () => {
    shop.pass(HOURS)
    const card = givenMember(shop, lin, { calendarDueAt: NEVER })
    const members = Array.from({ length: 500 }, (_none, i) => ({
      ...card,
      _id: `shanze:s-${i}`,
      cardNo: `c-${i}`,
    }))
    shop.given({ members: members satisfies MemberDoc[] })
    expect(await open(shop.now())).toEqual({ processed: 1, failed: 0, more: true })
    expect(ids()).toEqual([`bill:${MCHID}:2026-11-21`])
    expect(await open()).toEqual({ processed: 1, failed: 0, more: false })
    expect(ids()).toContain('audit:shanze:2026-11-22')
  })
})

describe('the next opening', () => {
  test('is ten o’clock of the brand whose time comes first', async () => {
    await open()
    expect(await nextOpeningAt(shop.now())).toBe(TEN)
  })

  test('is now past while a brand is not planned, and tomorrow once it is', async () => {
    shop.pass(HOURS)
    expect(await nextOpeningAt(shop.now())).toBeLessThanOrEqual(TEN)
    await open()
    expect(await nextOpeningAt(shop.now())).toBe(Date.parse('2026-11-22T18:00:00Z'))
    at('2026-11-22T18:00:00Z')
    await open()
    expect(await nextOpeningAt(shop.now())).toBe(TEN + 24 * HOURS)
  })
})

describe('a brand that fails', () => {
  test('is put off alone, ever longer, and neither stops nor wakes the others', async () => {
    shop.pass(HOURS)
    shop.between(/^checks.find .*1900000207/, dies)
    expect(await open()).toEqual({ processed: 1, failed: 1, more: false })
    expect(ids()).toHaveLength(2)
    expect(ids('lanxi')).toEqual([])
    expect(logged('error')).toEqual(['day.not-planned'])
    expect(await nextOpeningAt(shop.now())).toBe(shop.now() + 15_000)
    expect(await open()).toEqual({ processed: 0, failed: 0, more: false })
    shop.pass(14_999)
    expect(await open()).toMatchObject({ processed: 0, failed: 0 })
    shop.pass(1)
    shop.between(/^checks.find .*1900000207/, dies)
    expect(await open()).toMatchObject({ failed: 1 })
    expect(await nextOpeningAt(shop.now())).toBe(shop.now() + 30_000)
    shop.pass(30_000)
    expect(await open()).toMatchObject({ processed: 1, failed: 0 })
    shop.database.load({})
    expect(ids('lanxi')).toHaveLength(2)
  })

  test('and was planned since begins its pauses anew', async () => {
    shop.pass(HOURS)
    shop.between(/^checks.find .*1900000207/, dies)
    await open()
    expect(await nextOpeningAt(shop.now())).toBe(shop.now() + 15_000)
    shop.pass(15_000)
    expect(await open()).toMatchObject({ processed: 1 })
  })

  test('for its clock cannot be read is an alarm once per pause and left out', async () => {
    shop.change('brands', 'lanxi', { timeZone: 'Nowhere/None' })
    shop.pass(HOURS)
    expect(await open()).toEqual({ processed: 1, failed: 0, more: false })
    await open()
    expect(logged('error')).toEqual(['day.not-planned'])
    expect(await nextOpeningAt(shop.now())).toBe(TEN + 24 * HOURS)
    shop.pass(15_000)
    await open()
    expect(logged('error')).toHaveLength(2)
    shop.change('brands', 'lanxi', { timeZone: 'America/Los_Angeles' })
    shop.pass(60_000)
    expect(await open()).toMatchObject({ processed: 1 })
  })
})

describe('an audit that is late', () => {
  const late = () => auditLateSince('shanze', '2026-11-22')
  const done = { state: 'done' as const, dueAt: NEVER }

  test.each([
    ['2026-11-21', ''],
    ['2026-11-20', '2026-11-20'],
    ['2026-11-10', '2026-11-10'],
  ])('the last finished was of %s: late since "%s"', async (day, since) => {
    givenAudit(shop, { day: '2026-11-01', ...done })
    givenAudit(shop, { day, ...done })
    givenAudit(shop, { day: '2026-11-22', state: 'given-up' })
    expect(await late()).toBe(since)
  })

  test('before the first is finished it counts from the first that was planned', async () => {
    givenAudit(shop, { day: '2026-11-20' })
    givenAudit(shop, { day: '2026-11-21' })
    expect(await late()).toBe('2026-11-20')
  })

  test('is none before the first is planned, whatever bills and other brands did', async () => {
    givenBill(shop, { day: '2026-11-01', ...done })
    givenAudit(shop, { day: '2026-11-01', brandId: 'lanxi', ...done })
    expect(await late()).toBe('')
  })

  test.each([
    ['2026-11-20', ['audit.late']],
    ['2026-11-21', []],
  ])('is an alarm with the planning of the day: %s', async (day, events) => {
    givenAudit(shop, { day, ...done })
    shop.pass(HOURS)
    await open()
    expect(logged('error')).toEqual(events)
  })
})
