import type { LedgerEntry } from '@shared/domain/points/types'
import { storedEntryView, storedView } from './stored-view'

const entry = (over: object): LedgerEntry => ({ _id: 'e1', at: 5, kind: 'spend', ...over }) as never
const money = (...postings: [from: string, to: string, fen: number][]) => ({
  postings: postings.map(([from, to, fen]) => ({ from, to, fen })),
  balance: { principalFen: 700, bonusFen: 30 },
})
const counter = { storeId: 'shanze:yunqi', staffId: 'shanze:o' }
const view = (over: object) => storedEntryView(entry(over), id => `name of ${id}`)

test('a balance is principal and bonus together', () => {
  expect(storedView({ stored: { principalFen: 700, bonusFen: 30 } })).toEqual({
    totalFen: 730,
    principalFen: 700,
    bonusFen: 30,
  })
})

test('a movement is signed, with the balance after it, its store and its reason', () => {
  const spent = money(['member.principal', 'brand.spent', 90], ['member.bonus', 'brand.spent', 10])
  expect(view({ money: spent, counter, note: '退单' })).toEqual({
    id: 'e1',
    at: 5,
    kind: 'spend',
    fen: -100,
    principalFen: -90,
    bonusFen: -10,
    afterFen: 730,
    storeName: 'name of shanze:yunqi',
    reason: '退单',
  })
})

const paidIn = money(['brand.received', 'member.principal', 90])
const paidOut = money(['member.principal', 'brand.received', 90])

test.each([
  ['void-spend', paidIn, 'void-spend'],
  ['refund-principal', paidOut, 'refund-principal'],
  ['counter-top-up', paidIn, 'top-up'],
  ['top-up', paidIn, 'top-up'],
  ['top-up', paidOut, 'refund-principal'],
  ['top-up', money(), 'top-up'],
])('an entry of the kind %s with %j is shown as %s', (kind, moved, shown) => {
  expect(view({ kind, money: moved, counter })).toMatchObject({ kind: shown })
})

test('an entry of an order has no store, no reason and, without money, no balance', () => {
  expect(view({ kind: 'order', money: null })).toMatchObject({
    fen: 0,
    afterFen: 0,
    storeName: '',
    reason: '',
  })
})
