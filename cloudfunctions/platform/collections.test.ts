import declared from '../collections.json'
import type { CollectionName } from './collections'

const known: Record<CollectionName, true> = {
  brands: true,
  stores: true,
  merchants: true,
  staff: true,
  invitations: true,
  identities: true,
  members: true,
  ledger: true,
  orders: true,
  inbox: true,
  batches: true,
  batchTerms: true,
  stockShards: true,
  coupons: true,
  couponNumbers: true,
  campaigns: true,
  products: true,
  consents: true,
  proposals: true,
  tills: true,
  checks: true,
  reconDiffs: true,
  goods: true,
  exchanges: true,
  perkWatches: true,
  wake: true,
  staffDays: true,
  operatorCommands: true,
  operations: true,
  pickUpDays: true,
  links: true,
  visits: true,
  codeImages: true,
  logins: true,
  loginRates: true,
  sessions: true,
}

test('every collection the code knows is declared once, and none besides', () => {
  expect(declared.map(collection => collection.name)).toEqual(Object.keys(known))
})

test('what sweepers look for is indexed', () => {
  const indexed = (name: CollectionName) =>
    declared.find(collection => collection.name === name)?.indexes.map(index => index.fields.join('+'))
  for (const name of ['orders', 'members', 'stockShards', 'exchanges', 'perkWatches'] as const)
    expect(indexed(name)).toContain('dueAt')
  expect(indexed('coupons')).toContain('state+dueAt')
  expect(indexed('members')).toContain('calendarDueAt')
})
