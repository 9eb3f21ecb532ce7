import { issueMergeTicket, readMergeTicket, showsCard } from './merge-ticket'

const NOW = Date.parse('2026-11-22T10:24:00+08:00')
const LIN = 'shanze:o-lin'
const OLD = 'shanze:o-lin-of-before'
const IDENTITY = 'ph:shanze:mark-of-a-number'

beforeAll(() => {
  process.env.HUIYUAN_SEAL_KEY = Buffer.alloc(32, 7).toString('base64')
})

describe('a ticket for making two cards one', () => {
  const ticket = () => issueMergeTicket({ callerId: LIN, identityId: IDENTITY, otherId: OLD }, NOW)

  test('says for ten minutes whose identity was proven', () => {
    expect(readMergeTicket(ticket(), LIN, NOW + 599_999)).toMatchObject({
      identityId: IDENTITY,
      expired: false,
    })
    expect(readMergeTicket(ticket(), LIN, NOW + 600_000)).toMatchObject({
      identityId: IDENTITY,
      expired: true,
    })
  })

  test('names the card that was shown, and no openid', () => {
    const seen = readMergeTicket(ticket(), LIN, NOW)
    if (!seen) throw new Error('a ticket just issued is read')
    expect([showsCard(seen, OLD), showsCard(seen, 'shanze:o-another')]).toEqual([true, false])
    expect(ticket()).not.toContain('o-lin')
  })

  test.each([
    ['another caller', () => ticket(), 'shanze:o-zhou'],
    ['another identity', () => ticket().replace('mark', 'bark'), LIN],
    ['a later end', () => ticket().replace(/^[^~]+/, 'zzzzzzzzz'), LIN],
    ['nothing', () => '', LIN],
  ])('is worth nothing for %s', (_case, made, who) => {
    expect(readMergeTicket(made(), who, NOW)).toBeNull()
  })
})
