import { checkInvariants } from '../../local/invariants'
import { becomeIn, describeInBrowser, seeIn, tapIn, type Visit, visitStage } from './stage-in-browser'

const MINUTE_MS = 60_000

describeInBrowser("a member's calendar and a printed receipt, played on the stage", () => {
  let visit: Visit

  beforeAll(async () => {
    visit = await visitStage()
  }, MINUTE_MS)
  afterAll(() => visit?.leave())

  const seen = (text: string | RegExp) => seeIn(visit.customer, text)
  const onStage = (text: string | RegExp) => seeIn(visit.page, text)
  const tap = (id: string) => tapIn(visit.customer, id)
  const become = (name: string) => becomeIn(visit, name)

  test(
    'points → calendar → the reminder is agreed to',
    async () => {
      await become('林青')
      await seen('1,286')
      await tap('see-points')
      await tap('see-expiring')
      await seen('12 月 31 日 24 点到期')
      await tap('remind-me')
      await tap('allow-notice')
      await seen('到期前 7 天，微信提醒你一次。')
      await visit.picture('calendar')
      expect(visit.stack.cloud.data.find('consents', {})).toMatchObject([{ left: 1, answer: 'accept' }])
    },
    MINUTE_MS,
  )

  test(
    'cash → slip → who scans it first joins and has the points; the next one is told',
    async () => {
      const { page } = visit
      await page.click('#print')
      await onStage('现金 · 小票还没领')
      await become('周舟')
      await seen('还没入会')
      await page.click('#scan-slip')
      await seen('这张小票，能给你')
      await tap('join-without-phone')
      await tap('agree')
      await seen('领到了')
      await seen('已到账，你现在有 68 积分')
      await onStage('现金 · 积分已领')
      await visit.picture('receipt-claimed')

      await become('林青')
      await seen('1,286')
      await page.click('#scan-slip')
      await seen('这张小票已经领过了')
      await visit.picture('receipt-taken')
    },
    2 * MINUTE_MS,
  )

  test(
    'scanned from 我的, the slip on the counter is what the camera sees',
    async () => {
      const { page } = visit
      await page.click('#take')
      await page.click('#print')
      await onStage('现金 · 小票还没领')
      await tap('go-card')
      await visit.customer.locator('#go-me').filter({ visible: true }).first().click()
      await tap('scan-receipt')
      await seen('这张小票，能给你')
      await tap('claim')
      await seen('领到了')
      await onStage('现金 · 积分已领')
      expect(checkInvariants(visit.stack.cloud.data.dump()).broken).toEqual([])
      expect(visit.complaints).toEqual([])
    },
    2 * MINUTE_MS,
  )
})
