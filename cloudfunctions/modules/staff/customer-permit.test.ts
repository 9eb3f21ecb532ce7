import { issueCustomerPermit, readCustomerPermit } from './customer-permit'

const LIFE_MS = 300_000
const at = 1_790_000_000_000
const serving = { customerId: 'shanze:openid-lin', staffId: 'shanze:openid-chen', storeId: 'shanze:yunqi' }

beforeAll(() => {
  process.env.HUIYUAN_SEAL_KEY = Buffer.alloc(32, 7).toString('base64')
})

test.each(['scanned', 'paying', 'typed'] as const)(
  'a permit says that the customer was found as %s, and when',
  how => {
    const permit = issueCustomerPermit(serving, how, at)
    expect(permit.length).toBeLessThanOrEqual(128)
    const read = readCustomerPermit(permit, serving, at + LIFE_MS - 1)
    expect(read).toEqual({ id: expect.stringMatching(/^\w{11}$/), how, foundAt: at, expired: false })
    expect(readCustomerPermit(permit, serving, at + LIFE_MS)).toEqual({ ...read, expired: true })
  },
)

test('two permits of one clerk for one customer have ids of their own', () => {
  const ids = [1, 2].map(
    () => readCustomerPermit(issueCustomerPermit(serving, 'scanned', at), serving, at)?.id,
  )
  expect(ids[0]).not.toBe(ids[1])
})

test.each([
  ['another customer', { customerId: 'shanze:openid-gu' }],
  ['another clerk', { staffId: 'shanze:openid-shen' }],
  ['another store', { storeId: 'shanze:hubin' }],
])('a permit is worth nothing for %s', (_whose, other) => {
  const permit = issueCustomerPermit(serving, 'scanned', at)
  expect(readCustomerPermit(permit, { ...serving, ...other }, at)).toBeNull()
})

test('a typed card does not become a scanned one, and what is no proof of ours is no permit', () => {
  const permit = issueCustomerPermit(serving, 'typed', at)
  expect(readCustomerPermit(permit.replace('typed', 'scanned'), serving, at)).toBeNull()
  const odd = issueCustomerPermit(serving, 'guessed' as 'typed', at)
  expect(readCustomerPermit(odd, serving, at)).toBeNull()
})
