import { issueMergePermit, readMergePermit, showsCard } from './merge-permit'

const NOW = Date.parse('2026-11-22T10:24:00+08:00')
const LIN = 'shanze:o-lin'
const OLD = 'shanze:o-lin-of-before'
const IDENTITY = 'ph:shanze:mark-of-a-number'

beforeAll(() => {
  process.env.HUIYUAN_SEAL_KEY = Buffer.alloc(32, 7).toString('base64')
})

describe('a permit for making two cards one', () => {
  const permit = () => issueMergePermit({ callerId: LIN, identityId: IDENTITY, otherId: OLD }, NOW)

  test('says for ten minutes whose identity was proven', () => {
    expect(readMergePermit(permit(), LIN, NOW + 599_999)).toMatchObject({
      identityId: IDENTITY,
      expired: false,
    })
    expect(readMergePermit(permit(), LIN, NOW + 600_000)).toMatchObject({
      identityId: IDENTITY,
      expired: true,
    })
  })

  test('names the card that was shown, and no openid', () => {
    const seen = readMergePermit(permit(), LIN, NOW)
    if (!seen) throw new Error('a permit just issued is read')
    expect([showsCard(seen, OLD), showsCard(seen, 'shanze:o-another')]).toEqual([true, false])
    expect(permit()).not.toContain('o-lin')
  })

  test.each([
    ['another caller', () => permit(), 'shanze:o-zhou'],
    ['another identity', () => permit().replace('mark', 'bark'), LIN],
    ['a later end', () => permit().replace(/^[^~]+/, 'zzzzzzzzz'), LIN],
    ['nothing', () => '', LIN],
  ])('is worth nothing for %s', (_case, made, who) => {
    expect(readMergePermit(made(), who, NOW)).toBeNull()
  })
})
