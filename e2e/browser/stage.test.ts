import { describeInBrowser, type Visit, visitStage } from './stage-in-browser'

const MINUTE_MS = 60_000

describeInBrowser('the stage', () => {
  let visit: Visit

  beforeAll(async () => {
    visit = await visitStage()
  }, MINUTE_MS)
  afterAll(() => visit?.leave())
  beforeEach(async () => {
    const { page, customer } = visit
    const done = page.waitForResponse('**/stage/reset')
    await page.click('#reset')
    await done
    await page.getByText('还没收款').waitFor()
    await customer.locator('#join').first().waitFor()
  }, MINUTE_MS)

  const appears = (text: string | RegExp) =>
    visit.page.getByText(text).filter({ visible: true }).first().waitFor()
  const customerSees = (text: string | RegExp) =>
    visit.customer.getByText(text).filter({ visible: true }).first().waitFor()

  test(
    'choosing another person shows another phone',
    async () => {
      await visit.page.getByRole('button', { name: '林青 · 知味' }).click()
      await customerSees('1,286')
      await customerSees(/林青/)
    },
    MINUTE_MS,
  )

  test(
    'the dark theme is dark in the phones too',
    async () => {
      const { page, customer } = visit
      await page.click('[data-theme-choice=dark]')
      await customer.locator('.theme-dark').first().waitFor()
      const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      expect(paper).toBe('rgb(16, 20, 19)')
      await page.click('[data-theme-choice=light]')
      await customer.locator('.theme-light').first().waitFor()
    },
    MINUTE_MS,
  )

  test(
    'the stage’s clock jumps for both phones and the till',
    async () => {
      const { page, stack } = visit
      const before = stack.clock.now()
      await page.click('[data-clock=day]')
      await appears(/11 月 23 日/)
      // Timers fire on the way, so the page shows the new day before the jump has ended.
      for (let waits = 0; waits < 300 && stack.clock.now() - before < 86_400_000; waits += 1)
        await page.waitForTimeout(100)
      expect(stack.clock.now() - before).toBeGreaterThanOrEqual(86_400_000)
    },
    MINUTE_MS,
  )

  test(
    'a notice that never comes: the landing page asks WeChat Pay itself',
    async () => {
      const { page } = visit
      await page.click('[data-notice=lost]')
      await page.click('#take')
      await customerSees('付款已核实')
      await appears('已付 · 已核实')
      expect(await page.locator('.kind[data-kind=http]').count()).toBe(0)
    },
    MINUTE_MS,
  )

  test(
    'a forged notice is refused in plain sight',
    async () => {
      const { page } = visit
      await page.click('[data-notice=forged]')
      await page.click('#take')
      await appears('拒绝 401')
      await appears('来路不明 · 什么都没改')
      await customerSees('付款已核实')
    },
    MINUTE_MS,
  )

  test.each(['before', 'after'])(
    'a write that breaks once (%s) is made good',
    async fault => {
      const { page } = visit
      await page.click(`[data-fault=${fault}]`)
      await page.click('#take')
      await page.locator('[data-fault=none][aria-pressed=true]').waitFor()
      await page.click('[data-clock=hour]')
      await appears('已付 · 已核实')
      await appears(/\d 条不变量都成立/)
    },
    MINUTE_MS,
  )
})
