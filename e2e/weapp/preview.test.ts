import { phoneWith } from './phone'
import { coupon, customer, NOW, store, use } from './samples'

const previewAnswer = {
  kind: 'coupon',
  coupon,
  customer,
  reason: null,
  first: null,
  permit: 'permit-1',
  others: [],
}
let verdict: Record<string, unknown> = { verdict: 'usable' }
let network = true

const phone = phoneWith(
  {
    'redemption.preview': () => ({ ...previewAnswer, ...verdict }),
    'redemption.redeem': () =>
      network ? { use: { ...use, mine: true }, repeated: false, todayCount: 7 } : undefined,
  },
  NOW,
)
const openPreview = () => phone.open('clerk/preview/index', { storeId: store.id, code: 'C.482109375.77' })
const redeemIds = () =>
  phone.requests.filter(({ action }) => action === 'redemption.redeem').map(({ input }) => input.commandId)

test('a usable coupon says so, shows whose it is, and is redeemed by one tap', async () => {
  const page = await openPreview()
  for (const words of ['可以用', '秋茶礼赞满减券', '林 *', '请看一眼小票：要满 50 元', '折扣券、礼盒类商品'])
    expect(page.text()).toContain(words)
  await page.tap('#confirm-redeem')
  expect(phone.requests.at(-1)).toMatchObject({
    action: 'redemption.redeem',
    brand: 'shanze',
    input: { storeId: store.id, couponId: coupon.id, permit: 'permit-1' },
  })
  expect(phone.navigations.at(-1)).toMatch(/^redirectTo \/clerk\/result\/index/)
})

test('a redemption whose answer is lost is asked about before anything new: the same one, which counts once', async () => {
  network = false
  const before = redeemIds().length
  const page = await openPreview()
  await page.tap('#confirm-redeem')
  expect(page.text()).toContain('还没送到')
  network = true
  const again = await openPreview()
  expect(again.text()).toContain('上一笔还没有回音')
  expect(again.has('#confirm-redeem')).toBe(false)
  const lost = redeemIds()[before]
  await again.tap(`#ask-${lost}`)
  expect(redeemIds().slice(before)).toEqual([lost, lost])
  expect(phone.navigations.at(-1)).toMatch(/^redirectTo \/clerk\/result\/index/)
})

test('a coupon that is not usable here and now says why and offers no confirm', async () => {
  verdict = {
    verdict: 'not-usable',
    permit: '',
    reason: { code: 'COUPON_WRONG_TIME', message: '今天是周日，周一 14:00 起可用' },
  }
  const page = await openPreview()
  expect(page.text()).toContain('今天是周日，周一 14:00 起可用')
  expect(page.has('#confirm-redeem')).toBe(false)
})

test('the second scan shows the first: who, when, where, and that nothing was taken twice', async () => {
  verdict = { verdict: 'used', permit: '', first: use }
  const page = await openPreview()
  for (const words of ['已经用过了', '陈一', '云栖路店']) expect(page.text()).toContain(words)
  expect(page.has('#confirm-redeem')).toBe(false)
})
