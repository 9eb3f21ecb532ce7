import type { Page } from 'playwright-core'
import { computerAt } from '../../local/computer'
import { BRAND_ID } from '../../local/demo'
import { describeInBrowser, seeIn as see, tapIn as tap, type Visit, visitStage } from './stage-in-browser'

const MINUTE_MS = 60_000
const PHONE = { width: 375, height: 812 }

describeInBrowser('CT-08: a computer is logged in by the phone of a manager', () => {
  let visit: Visit
  let phone: Page

  beforeAll(async () => {
    visit = await visitStage()
    phone = await visit.page.context().newPage()
    await phone.setViewportSize(PHONE)
  }, MINUTE_MS)
  afterAll(() => visit?.leave())

  const computer = () => computerAt(visit.stack.url, BRAND_ID)
  const open = async (person: string, path: string) => {
    await phone.goto(`${visit.stack.url}/app/?as=${person}&theme=light#${path}`)
    await phone.reload()
  }
  const scan = (ticket: string, person = 'shenhe') => open(person, `/clerk/login/index?scene=${ticket}`)

  test(
    'the number on its screen logs it in; the phone lists it and ends it',
    async () => {
      const desktop = computer()
      const { ticket, match } = await desktop.ask()
      await scan(ticket)
      await see(phone, '电脑上写的是几？')
      await see(phone, 'Windows · Chrome 浏览器')
      expect(await desktop.poll(ticket)).toBe('opened')
      await tap(phone, `number-${match}`)
      await tap(phone, 'confirm-login')
      await see(phone, '已登录')
      expect(await desktop.poll(ticket)).toBe('confirmed')
      expect(await desktop.session()).toMatchObject({ status: 200, body: { ok: true } })

      await open('shenhe', '/pages/me/index')
      await tap(phone, 'open-computers')
      await see(phone, 'Windows · Chrome 浏览器')
      await phone.getByText('结束登录').filter({ visible: true }).click()
      await see(phone, '没有登着的电脑')
      expect((await desktop.session()).status).toBe(401)
    },
    2 * MINUTE_MS,
  )

  test(
    'a wrong number, 不是我, a code that is over and a customer’s phone log nobody in',
    async () => {
      const [wrong, notMine, late, foreign] = [computer(), computer(), computer(), computer()]
      const first = await wrong.ask()
      await scan(first.ticket)
      await see(phone, '电脑上写的是几？')
      await phone.locator(`.login-number:not(#number-${first.match})`).first().click()
      await tap(phone, 'confirm-login')
      await see(phone, '数不对')
      expect(await wrong.poll(first.ticket)).toBe('refused')

      const second = await notMine.ask()
      await scan(second.ticket)
      await tap(phone, 'refuse-login')
      await see(phone, '已拦下')
      expect(await notMine.poll(second.ticket)).toBe('refused')

      const third = await late.ask()
      await visit.stack.clock.advance(2 * MINUTE_MS)
      await scan(third.ticket)
      await see(phone, '码失效了')
      expect(await late.poll(third.ticket)).toBe('expired')

      const fourth = await foreign.ask()
      await scan(fourth.ticket, 'linqing')
      await see(phone, '不能登录')
      expect(await foreign.poll(fourth.ticket)).toBe('not-staff')
      for (const each of [wrong, notMine, late, foreign]) expect((await each.session()).status).toBe(401)
      expect(visit.complaints).toEqual([])
    },
    2 * MINUTE_MS,
  )

  test(
    'the phone of the stage reads the code that a computer shows',
    async () => {
      await visit.page.locator('#staff button', { hasText: '沈禾' }).click()
      await see(visit.clerk, '账目')
      await computer().ask()
      await tap(visit.clerk, 'computers')
      await tap(visit.clerk, 'scan-login')
      await see(visit.clerk, '电脑上写的是几？')
    },
    2 * MINUTE_MS,
  )
})
