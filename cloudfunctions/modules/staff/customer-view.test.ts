import type { MemberDoc } from '@shared/domain/account/types'
import { testShop } from '../../testing/shop'
import { customerView, maskedName } from './customer-view'
import { contextOf } from './testing/context'

const shop = testShop()

test.each([
  ['林', '林 *'],
  ['𠮷', '𠮷 *'],
  ['', '微信顾客'],
])('a clerk sees the name that begins with %j as %j', (initial, masked) => {
  expect(maskedName(initial)).toBe(masked)
})

describe('What a clerk sees of a customer', () => {
  const brand = () => contextOf(shop).brand
  const member = (over: Partial<MemberDoc>) =>
    ({ state: 'member', nameInitial: '林', tier: 'zhiwei', phoneTail: '5690', ...over }) as MemberDoc

  test.each<[string, MemberDoc | null, object]>([
    ['a member', member({}), { maskedName: '林 *', tierName: '知味', phoneTail: '5690', isMember: true }],
    [
      'a guest',
      member({ state: 'guest', phoneTail: '' }),
      { maskedName: '林 *', tierName: '', phoneTail: '', isMember: false },
    ],
    [
      'a person without a card',
      null,
      { maskedName: '微信顾客', tierName: '', phoneTail: '', isMember: false },
    ],
  ])('%s', (_who, document, view) => {
    expect(customerView(document, brand())).toEqual(view)
  })
})
