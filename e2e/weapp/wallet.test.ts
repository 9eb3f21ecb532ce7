import { phoneWith } from './phone'
import { brand, coupon, midnightIn, NOW, store } from './samples'

const discount = {
  ...coupon,
  id: 'discount',
  validToAt: midnightIn(15),
  terms: {
    ...coupon.terms,
    name: '山泽会员周折扣券',
    benefit: { kind: 'percentage', payPermille: 850, maxOffFen: 2000 },
    thresholdFen: 0,
  },
}
const elsewhere = {
  ...coupon,
  id: 'elsewhere',
  terms: { ...coupon.terms, name: '湖滨店开业券' },
  notUsable: { code: 'COUPON_WRONG_STORE', message: '这家店不参加，湖滨店能用' },
}
const used = {
  ...coupon,
  id: 'used',
  state: 'USED',
  usesLeft: 0,
  lastUse: { at: coupon.validFromAt, storeName: '云栖路店' },
}
const wallet = { brand, next: null, usableCount: 2, offers: 2, store, stores: [store] }
let empty = false

const phone = phoneWith(
  {
    'coupon.wallet': ({ tab }) => ({
      ...wallet,
      coupons: empty ? [] : tab === 'usable' ? [coupon, discount, elsewhere] : [used],
    }),
  },
  NOW,
)

test('what works here stands first, what does not says why in words', async () => {
  const page = await phone.open('pages/wallet/index')
  const text = page.text()
  for (const words of ['¥12', '满 50 元可用', '8.5折', '最多减 20 元', '在云栖路店，现在能用', '去使用'])
    expect(text).toContain(words)
  expect(text.indexOf('还不能用')).toBeLessThan(text.indexOf('这家店不参加，湖滨店能用'))
  expect(text).toContain('领券中心还有 2 张可以领')
})

test('used coupons carry their stamp, when and where', async () => {
  const page = await phone.open('pages/wallet/index')
  await page.tap('#tab-used')
  expect(phone.requests.at(-1)?.input).toMatchObject({ tab: 'used' })
  expect(page.text()).toContain('已用')
  expect(page.text()).toContain('云栖路店')
})

test('an empty wallet says how to get a coupon', async () => {
  empty = true
  const page = await phone.open('pages/wallet/index')
  expect(page.text()).toContain('现在没有能用的券')
  expect(page.text()).toContain('领券中心里也有 2 张在等你')
})

test('the tab bar leads to the card', async () => {
  const page = await phone.open('pages/wallet/index')
  await page.tap('#go-card')
  expect(phone.navigations).toContain('switchTab /pages/card/index')
})
