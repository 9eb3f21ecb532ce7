import type { MemberDoc } from '@shared/domain/account/types'
import { checkInvariants } from '../../local/invariants'
import { describeInBrowser, seeIn, tapIn, type Visit, visitStage } from './stage-in-browser'

const MINUTE_MS = 60_000
const LIN = 'shanze:openid-linqing'

describeInBrowser('the counter, played on the stage', () => {
  let visit: Visit

  beforeAll(async () => {
    visit = await visitStage()
  }, MINUTE_MS)
  afterAll(() => visit?.leave())

  const see = (text: string | RegExp) => seeIn(visit.clerk, text)
  const tap = async (...ids: string[]) => {
    for (const id of ids) await tapIn(visit.clerk, id)
  }
  const type = (amount: string) => tap(...[...amount].map(digit => `key-${digit}`), 'key-confirm')
  const say = (answer: string) =>
    visit.clerk.getByText(answer, { exact: true }).filter({ visible: true }).last().click()
  const lin = () => visit.stack.cloud.data.get('members', LIN) as unknown as MemberDoc
  const points = () => lin().lots.reduce((sum, lot) => sum + lot.points, 0)

  /** One test, because each step depends on the one before. */
  test(
    'top up → spend → void → cash sale → a lost answer is settled before a second spending',
    async () => {
      await scanTheMember()
      await topUp()
      await spendAndTakeBack()
      await creditCash()
      expect(visit.complaints).toEqual([])
      await loseAnAnswer()
      await settleItFirst()
      expect(lin().stored).toEqual({ principalFen: 47_272, bonusFen: 4_728 })
      expect(checkInvariants(visit.stack.cloud.data.dump()).broken).toEqual([])
    },
    3 * MINUTE_MS,
  )

  async function scanTheMember() {
    const { page, customer } = visit
    await page.getByRole('button', { name: '林青 · 知味' }).click()
    await customer.locator('#open-code').click()
    await customer.getByText(/秒后自动换新/).waitFor()
    await tap('by-camera')
    await see('会员')
    await see('1,286')
  }

  async function topUp() {
    await tap('open-top-up')
    await type('500')
    await say('收到了')
    await see('已充值')
    await visit.picture('1-topped-up')
    await tap('stored-done')
    await see('¥550.00')
  }

  async function spendAndTakeBack() {
    await tap('open-spend')
    await type('64')
    await see('已收款')
    await tap('void-spend')
    await say('撤销')
    await see('钱已回到顾客的余额，请换个方式收款。')
    await visit.picture('2-taken-back')
    await tap('stored-done')
    await see('¥550.00')
  }

  async function creditCash() {
    await tap('open-credit')
    await type('68')
    await see('已补记')
    await see('顾客现在有 1,367 积分')
    expect(points()).toBe(1367)
    await visit.picture('3-credited')
    await tap('credit-done')
    await see('1,367')
  }

  /** The spending arrives and is booked; its answer never does. */
  async function loseAnAnswer() {
    const { page } = visit
    await page.route('**/cloud/call*', async route => {
      if (!route.request().postData()?.includes('"storedValue.spend"')) return route.continue()
      await route.fetch()
      return route.abort()
    })
    await tap('open-spend')
    await type('30')
    await see('没有网络，还没送到')
    await page.unroute('**/cloud/call*')
    await visit.picture('4-lost')
    await tap('go-back')
  }

  async function settleItFirst() {
    await say('扫下一张')
    await tap('by-camera')
    await see(/上一笔还没有回音：¥30.00 用余额付/)
    await visit.picture('5-unanswered')
    await tap('open-spend')
    await say('再次确认结果')
    await see('这笔刚才已经送到，没有重复算。')
    await visit.picture('6-settled')
    await tap('stored-done')
    await see('¥520.00')
  }
})
