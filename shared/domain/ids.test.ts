import fc from 'fast-check'
import { retryAt } from './back-off'
import { NEVER } from './due'
import * as ids from './ids'

describe('ids', () => {
  test('each kind has its own shape', () => {
    const member = ids.memberIdOf('shanze', 'oA_1-x')
    const order = ids.orderIdOf('1900000109', 'T1')
    expect([member, order]).toEqual(['shanze:oA_1-x', '1900000109:T1'])
    expect(ids.claimedCouponIdOf('shanze:autumn', member, 2)).toBe('shanze:autumn:shanze:oA_1-x:2')
    expect(ids.packedCouponIdOf(ids.giftCouponIdOf(order, 0), 1)).toBe('gift:1900000109:T1:0:1')
    expect([
      ids.stockShardIdOf('batch', ids.batchIdOf('shanze', 'autumn'), 3),
      ids.stockShardIdOf('goods', ids.goodsIdOf('shanze', 'autumn'), 3),
    ]).toEqual(['shanze:autumn:batch:3', 'shanze:autumn:goods:3'])
    expect(ids.phoneIdentityIdOf('shanze', 'ab')).toBe('ph:shanze:ab')
    expect(ids.inboxIdOf('statement', 'n1')).toBe('statement:n1')
    expect([ids.orderCause(order, 2), ids.adjustCause('shanze:o-lin', 'c1')]).toEqual([
      '1900000109:T1:v2',
      'adj:shanze:o-lin:c1',
    ])
    expect([ids.joinCause(member, 1), ids.rollCause(member, 2)]).toEqual([
      'join:shanze:oA_1-x:1',
      'roll:shanze:oA_1-x:2',
    ])
    expect([ids.isGiftCouponId('gift:a:0'), ids.isGiftCouponId('c1')]).toEqual([true, false])
    expect([ids.storeIdOf('shanze', 'yunqi'), ids.campaignIdOf('shanze', 'x')]).toEqual([
      'shanze:yunqi',
      'shanze:x',
    ])
  })

  test('the openid is found again', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9-]{1,20}$/),
        fc.stringMatching(/^[\w-]{1,40}$/),
        (brand, openid) => {
          expect(ids.openidOfId(ids.staffIdOf(brand, openid))).toBe(openid)
        },
      ),
    )
  })
})

describe('trying again', () => {
  test.each([
    [0, 15_000],
    [1, 30_000],
    [7, 1_920_000],
    [8, 3_600_000],
    [1e6, 3_600_000],
  ])('after %i failures in %i ms', (tries, ms) => expect(retryAt(1000, tries)).toBe(1000 + ms))

  test('never is a moment no clock reaches', () => expect(new Date(NEVER).getTime()).toBe(NEVER))
})
