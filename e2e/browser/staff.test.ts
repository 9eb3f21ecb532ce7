import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import { checkInvariants } from '../../local/invariants'
import { describeInBrowser, seeIn as see, tapIn as tap, type Visit, visitStage } from './stage-in-browser'

const MINUTE_MS = 60_000
const PHONE = { width: 375, height: 812 }

/** What the picture on screen says, read by another library than the one that drew it. */
async function readCode(page: Page): Promise<string> {
  const source = await page.locator('#invitation-picture img').getAttribute('src')
  const { side, pixels } = await page.evaluate(async address => {
    const image = new Image()
    image.src = address
    await image.decode()
    const side = image.width
    const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side })
    const brush = canvas.getContext('2d') as CanvasRenderingContext2D
    brush.drawImage(image, 0, 0)
    return { side, pixels: Array.from(brush.getImageData(0, 0, side, side).data) }
  }, source ?? '')
  return jsQR(new Uint8ClampedArray(pixels), side, side)?.data ?? ''
}

describeInBrowser('MC-11, BR-06: a person joins the staff by a code, and leaves it', () => {
  let visit: Visit
  let manager: Page
  let guest: Page

  beforeAll(async () => {
    visit = await visitStage()
    manager = await visit.page.context().newPage()
    guest = await visit.page.context().newPage()
    for (const page of [manager, guest]) await page.setViewportSize(PHONE)
  }, MINUTE_MS)
  afterAll(() => visit?.leave())

  const open = async (page: Page, person: string, path: string) => {
    await page.goto(`${visit.stack.url}/app/?as=${person}&theme=light#${path}`)
    await page.reload()
  }

  test(
    'a manager invites, a customer scans and works at once, the owner removes them',
    async () => {
      await open(manager, 'shenhe', '/pages/me/index')
      await tap(manager, 'open-staff')
      await see(manager, '店员 · 云栖路店')
      await tap(manager, 'invite')
      await tap(manager, 'make-invitation')
      await manager.locator('#invitation-picture').waitFor()
      const scene = await readCode(manager)
      expect(scene).toMatch(/^i=\w{12}&brand=shanze$/)

      const join = `/clerk/join/index?scene=${encodeURIComponent(scene)}`
      await open(guest, 'linqing', join)
      await see(guest, '山泽茶事请你来做店员')
      await guest.locator('#staff-name input').fill('小林')
      await tap(guest, 'join-staff')
      await see(guest, '已加入')
      await see(manager, '小林 加入了。')

      await open(guest, 'gushan', join)
      await see(guest, '码失效了')
      await open(guest, 'linqing', '/clerk/scan/index')
      await see(guest, '待做的单')

      await open(manager, 'liangruogu', '/brand/staff/index')
      await tap(manager, 'person-小林')
      await tap(manager, 'remove-person')
      await tap(manager, 'confirm-remove')
      await see(manager, '小林 已移出')
      await open(guest, 'linqing', '/clerk/scan/index')
      await see(guest, '还不能核销')
      expect(checkInvariants(visit.stack.cloud.data.dump()).broken).toEqual([])
      expect(visit.complaints).toEqual([])
    },
    3 * MINUTE_MS,
  )
})
