import { checkInvariants } from '../../local/invariants'
import { becomeIn, describeInBrowser, seeIn, tapIn, type Visit, visitStage } from './stage-in-browser'

const MINUTE_MS = 60_000

describeInBrowser('goods for points, played on the stage', () => {
  let visit: Visit

  beforeAll(async () => {
    visit = await visitStage()
  }, MINUTE_MS)
  afterAll(() => visit?.leave())

  const seen = (text: string | RegExp) => seeIn(visit.customer, text)
  const atDesk = (text: string | RegExp) => seeIn(visit.clerk, text)
  const tap = (id: string) => tapIn(visit.customer, id)

  /** One test, because each step depends on the one before. */
  test(
    'PT-01 PT-02 PT-06 PT-09: earn → 兑换 → goods → confirm → code → the clerk hands over',
    async () => {
      await earn()
      await chooseGoods()
      await exchange()
      await fetchIt()
      const handed = { goodsId: 'shanze:gaiwan', state: 'handed' }
      expect(visit.stack.cloud.data.find('exchanges', handed)).toHaveLength(1)
      expect(checkInvariants(visit.stack.cloud.data.dump()).broken).toEqual([])
      expect(visit.complaints).toEqual([])
    },
    3 * MINUTE_MS,
  )

  test(
    'PT-03 PT-05: points and money → paid at the cashier → cancelled, and both come back',
    async () => {
      await chooseWithMoney()
      await payIt()
      await takeItBack()
      const given = { goodsId: 'shanze:cold-brew-cup', state: 'cancelled' }
      expect(visit.stack.cloud.data.find('exchanges', given)).toHaveLength(1)
      expect(checkInvariants(visit.stack.cloud.data.dump()).broken).toEqual([])
      expect(visit.complaints).toEqual([])
    },
    3 * MINUTE_MS,
  )

  async function chooseWithMoney() {
    await becomeIn(visit, '周舟')
    await becomeIn(visit, '林青')
    await tap('go-mall')
    await seen('积分可用')
    await tap('choose-all')
    await seen('或 500 积分 + ¥39')
    await visit.customer.getByText('随行冷泡杯').filter({ visible: true }).first().click()
    await seen('用 500 积分 + ¥39 兑换')
    await visit.picture('goods-with-money')
    await tap('pay-points')
    await seen(/还差 433 分/)
    await tap('pay-money')
    await tap('exchange')
    await seen('余额 1,067 → 567')
    await visit.picture('confirm-with-money')
    await tap('confirm-exchange')
  }

  async function payIt() {
    const cashier = visit.customer.frameLocator('iframe[title="微信支付"]')
    await cashier.locator('#pay').click()
    await cashier.locator('#finish').click()
    await seen('给店员扫一下，当面取货')
  }

  async function takeItBack() {
    await tap('cancel-exchange')
    await seen(/¥39.00 由微信支付原路退回/)
    await tap('confirm-cancel')
    await seen(/500 积分已退回，¥39.00 原路退回/)
    await visit.picture('cancelled-with-money')
  }

  async function earn() {
    await visit.page.locator('#people button', { hasText: '林青' }).click()
    await seen('1,286')
    await visit.page.click('#take')
    await seen('付款已核实')
    await tap('go-card')
    await seen('1,367')
  }

  async function chooseGoods() {
    await tap('go-mall')
    await seen('积分可用')
    await visit.picture('mall')
    await tap('choose-all')
    await seen('升到「藏山」就能换这件')
    await visit.customer.getByText('山形盖碗').filter({ visible: true }).first().click()
    await seen('「藏山」会员 270 积分')
    await visit.picture('goods')
  }

  async function exchange() {
    await tap('exchange')
    await seen('余额 1,367 → 1,067')
    await visit.picture('confirm')
    await tap('confirm-exchange')
    await seen('给店员扫一下，当面取货')
    await visit.picture('code')
  }

  async function fetchIt() {
    await visit.clerk.locator('#by-camera').click()
    await atDesk('可以取货')
    await visit.clerk.locator('#confirm-hand-over').click()
    await atDesk('已交货')
  }
})
