import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import { checkInvariants } from '../../local/invariants'
import { describeInBrowser, seeIn as see, tapIn as tap, type Visit, visitStage } from './stage-in-browser'

const MINUTE_MS = 60_000
const PHONE = { width: 375, height: 812 }

/** The code on the poster that is shown, read by another library than the one that drew it. */
async function readOnPoster(page: Page): Promise<string | undefined> {
  const source = await page.locator('#poster img').getAttribute('src')
  const { side, pixels } = await page.evaluate(async address => {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 400 })
    const brush = canvas.getContext('2d') as CanvasRenderingContext2D
    // The lower left corner, where both posters have it.
    const edge = image.width * 0.6
    brush.drawImage(image, 0, image.height - edge, edge, edge, 0, 0, 400, 400)
    return { side: 400, pixels: Array.from(brush.getImageData(0, 0, 400, 400).data) }
  }, source ?? '')
  return jsQR(new Uint8ClampedArray(pixels), side, side)?.data
}

describeInBrowser('LP-08: a path, from the manager who makes it to what it brought', () => {
  let visit: Visit
  let manager: Page
  let customer: Page

  beforeAll(async () => {
    visit = await visitStage()
    manager = await visit.page.context().newPage()
    customer = await visit.page.context().newPage()
    for (const page of [manager, customer]) await page.setViewportSize(PHONE)
  }, MINUTE_MS)
  afterAll(() => visit?.leave())

  const open = (page: Page, person: string, path: string) =>
    page.goto(`${visit.stack.url}/app/?as=${person}&theme=light#${path}`)
  const choose = (label: string) => manager.locator('.path-choice', { hasText: label }).click()

  test(
    'a manager makes it, a customer opens it, joins and pays; the report adds to the whole',
    async () => {
      await open(manager, 'shenhe', '/pages/me/index')
      await tap(manager, 'open-paths')
      await see(manager, '云栖路店台卡')
      await tap(manager, 'new-path')
      await manager.locator('#path-name input').fill('门口立牌')
      await tap(manager, 'set-place')
      await choose('海报和立牌')
      await tap(manager, 'set-target')
      await choose('会员卡')
      await tap(manager, 'save-path')
      await tap(manager, 'make-code')
      await manager.locator('#path-picture').waitFor()

      await visit.picture('path')
      await tap(manager, 'make-poster')
      await manager.locator('#poster').waitFor()

      const made = visit.stack.cloud.data.find('links', { name: '门口立牌' })[0] as { _id: string }
      const code = made._id.split(':')[1]
      expect(await readOnPoster(manager)).toBe(`l=${code}&brand=shanze`)
      await open(
        customer,
        'zhouzhou',
        `/pages/link/index?scene=${encodeURIComponent(`l=${code}&brand=shanze`)}`,
      )
      await see(customer, /山泽茶事/)
      await customer.waitForURL(/pages\/card\/index/)
      await visit.stack.clock.advance(1_000)
      await tap(customer, 'join')
      await tap(customer, 'agree-without-phone')
      await see(customer, '会员码')
      await visit.page.click('#take')
      await see(visit.page, '已付 · 已核实')

      await open(manager, 'shenhe', '/brand/paths/index')
      await see(manager, '1 人来过 1 次，入会 1')
      await see(manager, /付款 1 单，¥68/)
      await see(manager, '自己来的')
      const report = (await visit.stack.cloud.data.find('visits', { linkId: made._id })) as object[]
      expect(report).toHaveLength(1)
      expect(checkInvariants(visit.stack.cloud.data.dump()).broken).toEqual([])
      expect(visit.complaints).toEqual([])
    },
    3 * MINUTE_MS,
  )

  test(
    'a code that has ended, and one that was never given, lead to a page that says so',
    async () => {
      await open(customer, 'linqing', '/pages/link/index?l=autumn8')
      await see(customer, '这个活动结束了')
      await open(customer, 'linqing', '/pages/link/index?l=nothing')
      await customer.reload()
      await see(customer, '没认出这个码，可能印错了')
      await tap(customer, 'see-card')
      await see(customer, '会员码')
    },
    MINUTE_MS,
  )
})
