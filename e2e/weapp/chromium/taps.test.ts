/** @jest-environment node */
import type { Browser } from 'playwright-core'
import { checkInvariants } from '../../../local/invariants'
import { launchBrowser, openTestStage } from '../../browser/open-stage'
import { describeInBrowser } from '../../browser/stage-in-browser'
import { codeOfCoupon, landingOf, memberWithGift, type Shop, shopOf } from '../../screens/shop'
import { mountPackage, openWechat, type WechatPhone } from './wechat-phone'

const MINUTE_MS = 60_000

describeInBrowser('the package in WeChat’s component framework, by touch', () => {
  let stage: Awaited<ReturnType<typeof openTestStage>>
  let browser: Browser
  let shop: Shop
  let phone: WechatPhone

  beforeAll(async () => {
    stage = await openTestStage()
    mountPackage(stage.stack)
    shop = shopOf(stage.stack)
    browser = await launchBrowser()
  }, MINUTE_MS)
  afterEach(async () => {
    expect(phone.complaints).toEqual([])
    await phone.close()
    expect(checkInvariants(stage.stack.cloud.data.dump()).broken).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.leave()
  })

  const open = async (as: string, path: string) => {
    phone = await openWechat(stage.stack, browser, { as, path })
  }
  const went = async () =>
    (await phone.seen()).deeds.filter(({ name }) => /To|Tab|Back/.test(name)).map(({ name }) => name)

  test(
    'the card opens its code in a sheet, brightens the screen, and closes again',
    async () => {
      await open('linqing', '/pages/card/index')
      await phone.tap('open-code')
      await phone.see(/秒后自动换新/)
      await phone.see('请店员扫这个码')
      const codes = phone.page.locator('wx-image:visible')
      expect(await codes.count()).toBeGreaterThanOrEqual(2)
      await phone.tap('close-sheet')
      await phone.page.locator('.sheet').waitFor({ state: 'detached' })
      const bright = (await phone.seen()).deeds.filter(({ name }) => name === 'setScreenBrightness')
      expect(bright.map(({ what }) => (what as { value: number }).value)).toEqual([1, 0.4])
    },
    MINUTE_MS,
  )

  test(
    'wallet → coupon → back: the page below is as it was left',
    async () => {
      const { persona } = await memberWithGift(shop)
      await open(persona, '/pages/wallet/index')
      await phone.see('山野冷泡立减券')
      await phone.page.getByText('去使用').filter({ visible: true }).first().tap()
      await phone.page.locator('#short-number').waitFor()
      await phone.tap('go-back')
      await phone.see('山野冷泡立减券')
      expect(await went()).toEqual(['navigateTo', 'navigateBack'])
    },
    MINUTE_MS,
  )

  test(
    'a coupon on offer is claimed into the wallet',
    async () => {
      await open('gushan', '/pages/wallet/index')
      await phone.tap('open-offers')
      const held = () => stage.stack.cloud.data.find('coupons', { memberId: 'shanze:openid-gushan' }).length
      const before = held()
      await phone.page.locator('[id^="claim-"]').first().tap()
      await phone.see('已收进券包')
      expect(held()).toBe(before + 1)
    },
    MINUTE_MS,
  )

  test(
    'after a payment the landing page counts the points, and WeChat’s own button joins with the gift',
    async () => {
      const persona = shop.stranger()
      await open(persona, landingOf(await shop.pay(persona)))
      await phone.see('付款已核实')
      await phone.page.locator('#landing-points', { hasText: '68' }).waitFor()
      // Beside the words, which are links to the texts.
      await phone.page.locator('#consent').tap({ position: { x: 12, y: 12 } })
      await phone.tap('join-with-phone')
      await phone.page.getByRole('button', { name: '允许', exact: true }).click()
      await phone.page.locator('#use-gift-0').waitFor()
      await phone.tap('use-gift-0')
      await phone.page.locator('#short-number').waitFor()
    },
    MINUTE_MS,
  )

  test(
    'a clerk’s camera sees a coupon, and one touch redeems it; going back is ready for the next',
    async () => {
      const { persona, couponId } = await memberWithGift(shop)
      await open('chenyi', '/clerk/scan/index')
      await phone.see('网络正常')
      await phone.pointCameraAt(await codeOfCoupon(shop, persona, couponId))
      await phone.tap('by-camera')
      await phone.see('可以用')
      await phone.tap('confirm-redeem')
      await phone.see('已核销')
      await phone.tap('scan-next')
      await phone.see('网络正常')
      expect(await went()).toEqual(['navigateTo', 'redirectTo', 'navigateBack'])
      expect(stage.stack.cloud.data.get('coupons', couponId)).toMatchObject({ state: 'USED' })
    },
    MINUTE_MS,
  )

  test(
    'a number typed by hand reaches the page as it is typed',
    async () => {
      await open('chenyi', '/clerk/scan/index')
      await phone.tap('by-number')
      await phone.page.locator('wx-input input').fill('6208041571')
      await phone.tap('confirm-number')
      await phone.see('会员')
    },
    MINUTE_MS,
  )
})
