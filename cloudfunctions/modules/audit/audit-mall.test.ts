import type { LedgerEntry } from '@shared/domain/points/types'
import { givenMember } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { auditExchanges } from './audit-mall'
import { asking, exchange } from './testing/audited'

const shop = testShop()
const { lin, gu } = PEOPLE
const LIN = 'shanze:openid-lin'
const FAR = '2027-11-30'
const broken = async () => (await auditExchanges(asking(shop))).broken

/** The entries by which 40 points were held and spent for an exchange. */
const spent = (ref: string, over: Partial<LedgerEntry> = {}): LedgerEntry[] =>
  [
    {
      _id: `${ref}:hold`,
      kind: 'hold',
      postings: [{ from: 'member.active', to: 'member.held', points: 40 }],
    },
    { _id: `${ref}:post`, kind: 'post', postings: [{ from: 'member.held', to: 'brand.spent', points: 40 }] },
  ].map(entry => ({ ref, memberId: LIN, brandId: 'shanze', seq: 1, ...entry, ...over }) as LedgerEntry)
/** An exchange in order, with its owner and entries. */
const sound = (id = 'e1', over = {}) => {
  givenMember(shop, lin)
  shop.given({ exchanges: [exchange(id, over)], ledger: spent(id) })
}

test('what customers really exchange breaks nothing', async () => {
  givenMember(shop, lin, { lots: [{ day: FAR, points: 200 }] })
  for (const [code, points] of [
    ['cup', 30],
    ['tin', 40],
    ['cake', 20],
  ] as const) {
    await shop.must(lin, 'mall.exchange', { commandId: shop.command(), goodsId: `shanze:${code}`, points })
  }
  expect(await auditExchanges(asking(shop))).toMatchObject({ broken: [], looked: 3, next: '' })
  await shop.sweep()
  expect(await broken()).toEqual([])
})

test('an exchange whose entries are in the ledger and one whose are in the journal are in order', async () => {
  sound()
  expect(await broken()).toEqual([])
  givenMember(shop, lin, { journal: spent('e1') })
  expect(await broken()).toEqual([])
})

test('an entry booked since the member was read counts for nothing yet', async () => {
  sound()
  shop.given({ ledger: spent('e1', { seq: 2 }) })
  expect(await broken()).toEqual(['e1: ready, 0 spent and 0 held of 40'])
})

test('an exchange that was paid twice, and one that was not paid, are named', async () => {
  sound('e1', { points: 30 })
  expect(await broken()).toEqual(expect.arrayContaining([expect.stringContaining('e1: ready, 40 spent')]))
  shop.given({ exchanges: [exchange('e2', { period: '2026-11-23' })] })
  expect(await broken()).toEqual(expect.arrayContaining([expect.stringContaining('e2: ready, 0 spent')]))
})

test('an exchange that is still open is owed and not broken', async () => {
  givenMember(shop, lin)
  shop.given({ exchanges: [exchange('e1', { state: 'open' })], ledger: spent('e1') })
  expect(await broken()).toEqual([])
})

test('points of an open hold belong to the exchange, on the card of today', async () => {
  const card = givenMember(shop, lin, { mergedInto: shop.memberId(gu) })
  givenMember(shop, gu, { holds: [{ exchangeId: 'e1', until: 1, lots: [] }], journal: [] })
  const [held] = spent('e1')
  shop.given({ exchanges: [exchange('e1', { memberId: card._id })], ledger: held ? [held] : [] })
  expect(await broken()).toEqual([])
  givenMember(shop, gu)
  expect(await broken()).toEqual(['e1: 40 held, but no hold'])
})

test('one command that was paid for twice is named once', async () => {
  sound()
  const again = exchange('e2', { commandId: 'command-of-e1', period: '2026-11-23' })
  shop.given({ exchanges: [again], ledger: spent('e2') })
  expect(await broken()).toEqual(['e1: its command has 2 exchanges'])
  shop.given({ exchanges: [{ ...again, memberId: shop.memberId(gu) }] })
  givenMember(shop, gu)
  expect(await broken()).toEqual([])
})

describe('the limit of one person and period', () => {
  const slots = (ids: string[], over = {}) => {
    givenMember(shop, lin)
    shop.given({ exchanges: ids.map(id => exchange(id, over)), ledger: ids.flatMap(id => spent(id)) })
  }

  test('that is passed is named', async () => {
    slots(['s1', 's2', 's3'])
    expect(await broken()).toEqual([`shanze:tin:${LIN}:2026-11-22: more than 1`])
  })

  test('is counted over the end of a page', async () => {
    slots(['s2'])
    const carry = { key: `shanze:tin:${LIN}:2026-11-22`, count: 1 }
    expect((await auditExchanges(asking(shop, 's1', carry))).broken).toHaveLength(1)
  })

  test.each([
    ['void exchanges', { state: 'void' as const }],
    ['goods without a limit', { goodsId: 'shanze:cup' }],
    ['goods that are gone', { goodsId: 'shanze:gone' }],
  ])('does not count %s', async (_what, over) => {
    slots(['s1', 's2'], over)
    expect((await broken()).filter(words => words.includes('more than'))).toEqual([])
  })

  test('is that of each period', async () => {
    slots(['s1'])
    slots(['s2'], { period: '2026-11-23' })
    expect(await broken()).toEqual([])
  })
})

test('exchanges of another brand are none of this audit', async () => {
  shop.given({ exchanges: [exchange('e1', { brandId: 'lanxi' })] })
  expect(await auditExchanges(asking(shop))).toMatchObject({ broken: [], looked: 0 })
})

test('exchanges are compared in groups that fit into memory', async () => {
  shop.given({ exchanges: Array.from({ length: 201 }, (_none, i) => exchange(`s${i}`)) })
  await broken()
  const groups = shop.trips.flatMap(({ what }) =>
    what.startsWith('ledger.find') ? [what.match(/"s\d+"/g)?.length] : [],
  )
  expect(groups).toEqual([100, 100, 1])
})
