import type { OrderDoc } from '@shared/domain/order/types'
import { checkInvariants } from '../../local/invariants'
import { becomeIn, describeInBrowser, seeIn, tapIn, type Visit, visitStage } from './stage-in-browser'

const MINUTE_MS = 60_000

describeInBrowser('an order of the mini-program, played on the stage', () => {
  let visit: Visit

  beforeAll(async () => {
    visit = await visitStage()
  }, MINUTE_MS)
  afterAll(() => visit?.leave())

  type Phone = 'customer' | 'clerk'
  const see = (phone: Phone, text: string | RegExp) => seeIn(visit[phone], text)
  const tap = (phone: Phone, id: string) => tapIn(visit[phone], id)
  const become = (name: string) => becomeIn(visit, name)
  const ordered = () =>
    (visit.stack.cloud.data.find('orders', {}) as unknown as OrderDoc[]).find(
      ({ pickUp, memberId }) => pickUp && memberId.endsWith('openid-gushan'),
    )

  /** One test, because each step depends on the one before. */
  test(
    'goods → checkout → paid → number → made and called out → taken → refunded, with what came back',
    async () => {
      await payForTea()
      await makeIt()
      await fetchIt()
      await giveItBack()
      await lookAtTheList()
      expect(visit.complaints).toEqual([])
      expect(checkInvariants(visit.stack.cloud.data.dump()).broken).toEqual([])
    },
    3 * MINUTE_MS,
  )

  async function payForTea() {
    const { customer } = visit
    await become('顾山')
    await tap('customer', 'go-pay')
    await see('customer', '营业中，今天开到 21:00')
    await tap('customer', 'add-0')
    await tap('customer', 'add-0')
    await tap('customer', 'to-checkout')
    await see('customer', '确认订单')
    await visit.picture('1-checkout')
    await tap('customer', 'pay')
    const cashier = customer.frameLocator('iframe[title="微信支付"]')
    await cashier.locator('#pay').click()
    await cashier.locator('#finish').click()
    await see('customer', '付款已核实')
    await tap('customer', 'see-order')
    await customer.locator('#pick-up-number').getByText('1', { exact: true }).waitFor()
    await see('customer', '等门店接单')
    await visit.picture('2-number')
  }

  async function makeIt() {
    await tap('clerk', 'to-make')
    await see('clerk', '高山白茶 · 热')
    await tap('clerk', 'step-1')
    await see('clerk', '做好了，叫号')
    await see('customer', '正在做')
    await visit.picture('3-making')
    await tap('clerk', 'step-1')
    await see('customer', '到吧台报 1')
    await visit.picture('4-ready')
  }

  async function fetchIt() {
    await tap('clerk', 'tab-fetch')
    await tap('clerk', 'step-1')
    await see('clerk', '没有等着取的单')
    await see('customer', /已取走/)
    await visit.picture('5-taken')
  }

  async function giveItBack() {
    const order = ordered()
    if (!order) throw new Error('no order has a number')
    const { mchid, outTradeNo } = order
    const { stack, customer } = visit
    const { pay } = stack
    await pay.sim().refund({ mchid, outTradeNo, refundFen: 5600, by: 'platform', outcome: 'SUCCESS' })
    await pay.quiet()
    // The phones of the stage share one history, so the way back is that of the phone that moved last.
    await become('林青')
    await see('customer', '1,286')
    await become('顾山')
    await see('customer', /，顾山/)
    await tap('customer', 'go-me')
    await tap('customer', 'see-orders')
    await see('customer', '已退款')
    await customer.getByText('高山白茶 · 热等 2 件').filter({ visible: true }).first().click()
    await see('customer', '这一单全部退给你')
    await see('customer', '微信原路退回')
    await see('customer', '−84')
    await visit.picture('6-refunded')
  }

  async function lookAtTheList() {
    await become('林青')
    await see('customer', '1,286')
    await tap('customer', 'go-me')
    await tap('customer', 'see-orders')
    await see('customer', '还没付')
    await see('customer', '高山白茶 · 热等 3 件')
    await visit.picture('7-list')
    await tap('customer', 'go-back')
    await tap('customer', 'see-stores')
    await see('customer', '今天休息，明天 10:00 开门')
    await visit.picture('8-stores')
  }
})
