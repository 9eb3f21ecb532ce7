import type { Doc } from '../harness'
import { newCommand, openPaymentShop } from '../payment/payment-shop'

const shop = openPaymentShop()
const DAY_MS = 86_400_000
const templateId = 'demo-points-ending'
const sent = () =>
  shop.stack.stack.cloud.openapi.calls().filter(({ apiName }) => apiName === 'subscribeMessage.send')
const consent = (answer: 'accept' | 'reject', commandId = newCommand()) =>
  shop.person('linqing').must('reminder.consent', { commandId, templateId, answer })
const existing = () => (shop.stack.dump().consents ?? [])[0] as Doc & { left: number; sentFor: string[] }
const calendar = () => shop.person('linqing').must('points.calendar', {})

/** 林青 has 120 points that end on 31 December; the message goes out a week before. */
async function decemberComes() {
  await shop.stack.stack.clock.advance(33 * DAY_MS)
  await shop.stack.runJobs()
}

describe('the message before points end', () => {
  test('the expiry message is suggested when something ends soon, and sent once to a member who agreed', async () => {
    const before = sent().length
    const unasked = { templateId, daysBefore: 7, agreed: false, declined: false, suggest: true }
    expect((await calendar()).notice).toEqual(unasked)
    const commandId = newCommand()
    expect(await consent('accept', commandId)).toEqual({ left: 1 })
    expect(await consent('accept', commandId)).toEqual({ left: 1 })
    expect((await calendar()).notice).toMatchObject({ agreed: true, suggest: false })
    await shop.stack.runJobs()
    expect(sent()).toHaveLength(before)
    for (let week = 0; week < 3; week += 1) {
      await shop.stack.stack.clock.advance(11 * DAY_MS)
      await shop.stack.runJobs()
    }
    await shop.stack.runJobs()
    expect(sent()).toHaveLength(before + 1)
    expect(sent().at(-1)?.data).toMatchObject({
      touser: 'openid-linqing',
      template_id: templateId,
      // 120, and the 300 of the exchange that lapsed meanwhile.
      data: { number1: { value: '420' }, thing2: { value: '12 月 31 日' } },
    })
    expect(existing()).toMatchObject({ left: 0, sentFor: ['2026-12-31'] })
  })

  test('the expiry message is not sent to a member who said no, nor asked for again at once', async () => {
    const before = sent().length
    await consent('reject')
    expect((await calendar()).notice).toMatchObject({ agreed: false, declined: true, suggest: false })
    await decemberComes()
    expect(sent()).toHaveLength(before)
  })

  test('the expiry message is given up when consent was withdrawn in WeChat meanwhile', async () => {
    const { openapi } = shop.stack.stack.cloud
    await consent('accept')
    openapi.answer('subscribeMessage.send', () => ({ errcode: 43101, errmsg: 'user refuse' }))
    await decemberComes()
    await shop.stack.runJobs()
    openapi.answer('subscribeMessage.send', () => ({ errcode: 0, errmsg: 'ok' }))
    expect(existing()).toMatchObject({ left: 0, sentFor: [] })
  })

  test('the expiry message is not sent to a member who closed the account meanwhile', async () => {
    const before = sent().length
    await consent('accept')
    await shop
      .person('linqing')
      .must('member.close', { commandId: newCommand(), confirm: 'close-my-account' })
    await decemberComes()
    expect(sent()).toHaveLength(before)
    expect(existing()?.left ?? 0).toBe(0)
  })

  test('consent to a message of a kind the brand does not have is refused', async () => {
    const input = { commandId: newCommand(), templateId: 'other', answer: 'accept' as const }
    expect(await shop.person('linqing').call('reminder.consent', input)).toMatchObject({
      code: 'NOTICE_NOT_FOUND',
    })
  })
})
