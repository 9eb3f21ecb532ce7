import { checkInvariants } from '../../local/invariants'
import { describeInBrowser, seeIn as see, type Visit, visitStage } from './stage-in-browser'

const MINUTE_MS = 60_000

describeInBrowser('the main job, played on the stage', () => {
  let visit: Visit

  beforeAll(async () => {
    visit = await visitStage()
  }, MINUTE_MS)
  afterAll(() => visit?.leave())

  const stepDone = (step: number) =>
    visit.page
      .locator('#tour .done')
      .nth(step - 1)
      .waitFor()

  /** One test, because each step depends on the one before. */
  test(
    'pay → verified → join with the gift → redeem → second scan → refund',
    async () => {
      await payAtTheTill()
      await joinWithTheGift()
      await redeemTheCoupon()
      await scanItAgain()
      await refundTheOrder()
      await see(visit.page, '都在预算内')
      expect(visit.complaints).toEqual([])
    },
    3 * MINUTE_MS,
  )

  async function payAtTheTill() {
    const { page, customer } = visit
    await page.click('#take')
    await see(customer, '付款已核实')
    await customer.locator('#landing-points').getByText('68').waitFor()
    await see(page, '已付 · 已核实')
    await stepDone(1)
    await visit.picture('1-paid')
  }

  async function joinWithTheGift() {
    const { customer } = visit
    await customer.locator('#join-with-phone').click()
    await customer.locator('#agree').click()
    await customer.locator('#allow-phone').click()
    await customer.locator('#use-gift-0').waitFor()
    await stepDone(2)
    await visit.picture('2-joined')
  }

  async function redeemTheCoupon() {
    const { customer, clerk } = visit
    await customer.locator('#use-gift-0').click()
    await customer.locator('#short-number').waitFor()
    await clerk.locator('#by-camera').click()
    await see(clerk, '可以用')
    await clerk.locator('#confirm-redeem').hover()
    await visit.picture('3-preview')
    await clerk.locator('#confirm-redeem').click()
    await see(clerk, '已核销')
    await stepDone(3)
    await visit.picture('3-redeemed')
  }

  async function scanItAgain() {
    const { clerk, customer } = visit
    await see(customer, '已经减过了，不会多减。')
    await clerk.locator('#scan-next').click()
    await clerk.locator('#by-camera').click()
    await see(clerk, '已经用过了')
    await see(clerk, '云栖路店')
    await stepDone(4)
    await visit.picture('4-second-scan')
  }

  async function refundTheOrder() {
    const { page, stack } = visit
    await page.click('#refund-all')
    await see(page, '已全部退款')
    await stepDone(5)
    await see(page, /\d 条不变量都成立/)
    await visit.picture('5-refunded')
    expect(checkInvariants(stack.cloud.data.dump()).broken).toEqual([])
  }
})
