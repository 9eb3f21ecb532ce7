import { describeInBrowser, seeIn, type Visit, visitStage } from './stage-in-browser'

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

  const appears = (text: string | RegExp) => seeIn(visit.page, text)
  const inDrawer = async (selector: string) => {
    await visit.page.click('#open-drawer')
    await visit.page.click(selector)
    await visit.page.click('#close-drawer')
  }
  const pointsAt = (control: string) => visit.page.locator(`#pointer[data-at="${control}"]:visible`).waitFor()
  const customerSees = (text: string | RegExp) => seeIn(visit.customer, text)

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
    'the manager’s phone is a choice beside the clerk’s, and shows what only managers do',
    async () => {
      const { page, clerk } = visit
      await page.getByRole('button', { name: '沈禾 · 店长' }).click()
      await clerk.locator('#finance').filter({ visible: true }).first().waitFor()
      await page.getByRole('button', { name: '陈一 · 云栖路店' }).click()
      // Its own name, for the camera stands on the manager's phone too.
      await clerk.getByText(/陈一/).filter({ visible: true }).first().waitFor()
      await expect(clerk.locator('#finance').count()).resolves.toBe(0)
    },
    MINUTE_MS,
  )

  test.each([
    [1280, 800],
    [1440, 900],
  ])('at %d × %d both phones are readable, and all a visitor needs is on screen', async (width, height) => {
    const { page } = visit
    await page.setViewportSize({ width, height })
    for (const phone of ['customer', 'clerk']) {
      const { scale, bottom, right } = await page.locator(`#${phone}`).evaluate(frame => {
        const box = frame.getBoundingClientRect()
        const { offsetWidth } = frame as HTMLElement
        return { scale: box.width / offsetWidth, bottom: box.bottom, right: box.right }
      })
      expect(scale).toBeGreaterThanOrEqual(0.85)
      expect(bottom).toBeLessThanOrEqual(height)
      expect(right).toBeLessThanOrEqual(width)
    }
    for (const part of ['#tour', '#take', '#print', '#checks']) {
      const box = await page.locator(part).boundingBox()
      expect([part, (box?.y ?? Infinity) + (box?.height ?? 0) <= height]).toEqual([part, true])
      expect([part, (box?.x ?? Infinity) + (box?.width ?? 0) <= width]).toEqual([part, true])
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('faults, notices and the list of calls wait in the developers’ drawer', async () => {
    const { page } = visit
    for (const part of ['[data-fault=none]', '[data-notice=normal]', '#calls']) {
      await expect(page.locator(part).isVisible()).resolves.toBe(false)
    }
    await page.click('#open-drawer')
    await appears('云函数调用')
    await page.locator('#calls .call').first().click()
    await page.locator('#calls .trips').first().waitFor()
    await page.locator('#close-drawer').press('Escape')
    await page.locator('#drawer').waitFor({ state: 'hidden' })
  })

  test(
    'the tour points at the control it means, on the till first, then on the phones',
    async () => {
      const { page, customer, clerk } = visit
      await pointsAt('take')
      await page.click('#take')
      await pointsAt('customer join-with-phone')
      await expect(page.locator('#tour .done').count()).resolves.toBe(1)
      await customer.locator('#join-with-phone').click()
      await pointsAt('customer agree')
      await customer.locator('#agree').click()
      await pointsAt('customer allow-phone')
      await customer.locator('#allow-phone').click()
      await pointsAt('customer use-gift-0')
      await customer.locator('#use-gift-0').click()
      await pointsAt('clerk by-camera')
      await clerk.locator('#by-camera').click()
      await pointsAt('clerk confirm-redeem')
      await visit.picture('tour-points')
    },
    2 * MINUTE_MS,
  )

  test(
    'a scan of nothing is answered beside the phone that scanned',
    async () => {
      const { page, clerk } = visit
      await clerk.locator('#by-camera').click()
      await page.locator('#clerk-remark', { hasText: '还没有打开券码或会员码' }).waitFor()
      await clerk.locator('#refuse-scan, .sheet-close, .sheet-scrim').first().click()
    },
    MINUTE_MS,
  )

  test(
    'a refund opens the points of who paid, and only then the tour’s last step counts its refund',
    async () => {
      const { page } = visit
      await page.getByRole('button', { name: '林青 · 知味' }).click()
      await customerSees('1,286')
      await page.click('#take')
      await customerSees('付款已核实')
      await page.click('#refund-all')
      await appears('已全部退款')
      await customerSees('积分明细')
      await customerSees('−81')
    },
    2 * MINUTE_MS,
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
      await inDrawer('[data-notice=lost]')
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
      await inDrawer('[data-notice=forged]')
      await page.click('#take')
      await page.click('#open-drawer')
      await appears('拒绝 401')
      await appears('来路不明 · 什么都没改')
      await customerSees('付款已核实')
      await page.click('#close-drawer')
    },
    MINUTE_MS,
  )

  test.each(['before', 'after'])(
    'a write that breaks once (%s) is made good',
    async fault => {
      const { page } = visit
      await inDrawer(`[data-fault=${fault}]`)
      await page.click('#take')
      await page.locator('[data-fault=none][aria-pressed=true]').waitFor({ state: 'attached' })
      await page.click('[data-clock=hour]')
      await appears('已付 · 已核实')
      await appears(/\d 条不变量都成立/)
    },
    MINUTE_MS,
  )
})
