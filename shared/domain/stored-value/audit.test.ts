import type { LedgerEntry } from '../points/types'
import { LIN, member } from '../test-brand'
import { auditStored, auditTopUp, moneyOf, moneyPostingsOf } from './audit'
import { Books, held, yuan } from './test-books'
import type { MoneyAccount } from './types'

const moved = (from: MoneyAccount, to: MoneyAccount, fen: number) =>
  ({ money: { postings: [{ from, to, fen }], balance: held(0, 0) } }) as unknown as LedgerEntry
const paidIn = moved('brand.received', 'member.principal', 5_000)
const granted = moved('brand.granted', 'member.bonus', 300)
const spent = moved('member.principal', 'brand.spent', 2_000)
const points = { kind: 'adjust', postings: [] } as unknown as LedgerEntry

describe('stored value of a member', () => {
  const audit = (principalFen: number, bonusFen: number, entries: LedgerEntry[]) =>
    auditStored(member({ stored: held(principalFen, bonusFen) }), entries)

  test('is the sum of what came in and went out, principal and bonus apart', () => {
    const entries = [paidIn, granted, spent, points]
    expect([moneyOf(entries, 'member.principal'), moneyOf(entries, 'member.bonus')]).toEqual([3_000, 300])
    expect(moneyPostingsOf(entries)).toHaveLength(3)
    expect(audit(3_000, 300, entries)).toEqual([])
  })

  test('that says something else than its entries is named, each part by itself', () => {
    expect(audit(3_001, 300, [paidIn, granted, spent])).toEqual([
      `${LIN}: member.principal is 3001, its entries say 3000`,
    ])
    expect(audit(3_000, 299, [paidIn, granted, spent])).toEqual([
      `${LIN}: member.bonus is 299, its entries say 300`,
    ])
  })

  test('below nothing is named though its entries agree', () => {
    expect(audit(-2_000, 0, [spent])).toEqual([`${LIN}: member.principal is -2000`])
    expect(audit(0, 0, [])).toEqual([])
  })

  test.each([0, -5, 0.5])('a posting of %d fen is none', fen => {
    const [unsound] = audit(0, 0, [moved('brand.received', 'brand.lost', fen)])
    expect(unsound).toBe(`${LIN}: a posting is not a positive integer`)
  })
})

describe('a top-up order', () => {
  const audited = (over: object = {}) => {
    const books = new Books().pay(yuan(500))
    return auditTopUp({ ...books.order, ...over }, [...books.entries.values()])
  }

  test('is worth what was paid and granted for it', () => {
    expect(audited()).toEqual([])
  })

  test('whose refund was not taken off is named', () => {
    const refunds = [{ no: 'r', state: 'success', fen: 10_000, payerFen: 10_000, at: 1 }]
    expect(audited({ refunds })).toEqual([expect.stringMatching(/: booked 50000 \+ 5000, worth 40000 \+ /)])
  })

  test('whose bonus was not granted is named', () => {
    expect(audited({ topUp: { bonusFen: 6_000, ruleVersion: 1 } })).toHaveLength(1)
  })

  test('is not asked for while it is unpaid, nobody’s, or no top-up', () => {
    const none = { topUp: { bonusFen: 6_000, ruleVersion: 1 } }
    expect(audited({ ...none, paid: null })).toEqual([])
    expect(audited({ ...none, memberId: '' })).toEqual([])
    expect(audited({ topUp: undefined })).toEqual([])
  })
})
