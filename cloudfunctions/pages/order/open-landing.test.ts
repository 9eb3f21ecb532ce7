import { MCHID, placed } from '../../modules/order/testing/orders'
import { PEOPLE, testShop } from '../../testing/shop'

const shop = testShop()
const { lin } = PEOPLE
const landing = (outTradeNo: string) =>
  shop.when(lin, 'order.landing', { order: { mchid: MCHID, outTradeNo } })

describe('what comes after a payment', () => {
  test('is nothing while it is not verified', async () => {
    const { outTradeNo } = await placed(shop)
    expect(await landing(outTradeNo)).toMatchObject({
      data: { state: 'unpaid', blocks: [], nextGift: null, best: null },
    })
  })

  test('is the gift that the next payment can reach, where this one brought none', async () => {
    shop.change('campaigns', 'shanze:gift', { thresholdFen: 9_000 })
    const { outTradeNo, pay } = await placed(shop)
    await pay()
    const answer = await landing(outTradeNo)
    expect(answer).toMatchObject({ ok: true, data: { state: 'verified', gifts: [] } })
    expect(answer).toMatchObject({ data: { nextGift: { thresholdFen: 9_000 } } })
    const blocks = answer.ok ? answer.data.blocks : []
    expect(blocks).toContain('next-gift')
    expect(blocks).not.toContain('gifts')
  })

  test('follows the arrangement of the brand', async () => {
    shop.change('campaigns', 'shanze:gift', { thresholdFen: 9_000 })
    shop.change('brands', 'shanze', { landing: ['joining', 'next-gift'] })
    const { outTradeNo, pay } = await placed(shop)
    await pay()
    expect(await landing(outTradeNo)).toMatchObject({
      data: { blocks: ['joining', 'next-gift'] },
    })
  })
})
