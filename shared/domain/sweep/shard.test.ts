import { isOfShard, shardOf, WHOLE } from './shard'

test.each([
  ['sweep', WHOLE],
  ['sweep-1-of-1', WHOLE],
  ['sweep-2-of-4', { index: 1, of: 4 }],
  ['sweep-5-of-4', WHOLE],
  ['sweep-0-of-4', WHOLE],
  ['sweep-64-of-64', { index: 63, of: 64 }],
  ['sweep-1-of-65', WHOLE],
  [undefined, WHOLE],
])('the trigger %s does the share %j', (name, shard) => expect(shardOf(name)).toEqual(shard))

test('each document is exactly one share’s, and the shares are about equal', () => {
  const ids = Array.from({ length: 4_000 }, (_none, n) => `shanze:openid-${n}`)
  const shares = [0, 1, 2, 3].map(index => ids.filter(id => isOfShard(id, { index, of: 4 })))
  expect(shares.flat().sort()).toEqual([...ids].sort())
  for (const share of shares) expect(Math.abs(share.length - 1_000)).toBeLessThan(150)
})
