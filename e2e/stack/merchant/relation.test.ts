import { APPID } from '../../../local/demo'
import { operator, twoNumbers } from './two-numbers'

const stack = twoNumbers()
const brand = operator(stack)

describe("a brand's second merchant number", () => {
  test('of another company waits for its administrator; each step is recorded', async () => {
    expect(await brand.invite()).toMatchObject({ ok: true, state: 'invited', repeated: false })
    expect(await brand.confirm()).toMatchObject({ ok: true, state: 'confirmed' })
    expect(await brand.leave()).toMatchObject({ ok: true, state: 'left' })
    expect(brand.number()).toMatchObject({ v: 3, periods: [{ fromAt: expect.any(Number) }] })
    expect(brand.number()?.steps.map(({ to, by }) => [to, by])).toEqual([
      ['invited', '何芸'],
      ['confirmed', '何芸'],
      ['left', '何芸'],
    ])
  })

  test('of the same company is confirmed at once', async () => {
    expect(await brand.invite({ entity: '山泽茶事(杭州)有限公司' })).toMatchObject({ state: 'confirmed' })
  })

  test('every step may be sent again and changes nothing more', async () => {
    await brand.invite()
    await brand.confirm()
    const before = brand.number()
    expect(await brand.invite()).toMatchObject({ state: 'confirmed', repeated: true })
    expect(await brand.confirm()).toMatchObject({ state: 'confirmed', repeated: true })
    expect(brand.number()).toEqual(before)
  })

  test('twenty confirmations and one leaving at the same moment: one of each at most, in some order', async () => {
    await brand.invite()
    const answers = await Promise.all([...Array.from({ length: 20 }, () => brand.confirm()), brand.leave()])
    const steps = brand.number()?.steps.map(({ to }) => to) ?? []
    expect([
      ['invited', 'confirmed', 'left'],
      ['invited', 'left'],
    ]).toContainEqual(steps)
    expect(answers.filter(({ ok, repeated }) => ok && repeated === false)).toHaveLength(steps.length - 1)
  })

  test.each([
    ['a store the brand does not have', { storeId: 'shanze:elsewhere' }, 'store-unknown'],
    ['no store, through a bank', { kind: 'indirect', storeId: '' }, 'indirect-needs-store'],
    ['keys of another number', { mchid: '1900000199' }, 'keys-unreadable'],
    ['a brand that does not exist', { brandId: 'other', storeId: '' }, 'brand-unknown'],
    ['no company', { entity: ' ' }, 'BAD_INPUT'],
    ['more than was asked', { admin: true }, 'BAD_INPUT'],
  ])('with %s is refused', async (_case, over, code) => {
    expect(await brand.invite(over)).toMatchObject({ ok: false, code })
    expect(brand.number()).toBeNull()
  })

  test('needs the key of the deployment, whoever calls, and soon', async () => {
    const { cloud, clock } = stack.stack
    const signed = brand.signed('invite', brand.invitation())
    const client = { openid: 'openid-shenhe', appid: APPID, source: 'wx_client' }
    const later = { ...signed, at: signed.at + 1 }
    const other = { ...signed, input: { ...signed.input, storeId: '' } }
    for (const event of [{ ...signed, mark: '' }, later, other]) {
      const outcome = await cloud.call('jobs', event, client)
      expect(outcome.ok && outcome.result).toMatchObject({ ok: false, code: 'NOT_PROVED' })
    }
    await clock.advance(901_000)
    const outcome = await cloud.call('jobs', signed, {})
    expect(outcome.ok && outcome.result).toMatchObject({ code: 'NOT_PROVED' })
    expect(brand.number()).toBeNull()
  })

  test('the main number does not leave', async () => {
    const answer = await stack.stack.cloud.call(
      'jobs',
      brand.signed('leave', { brandId: 'shanze', mchid: '1900000109', by: '沈禾' }),
      {},
    )
    expect(answer.ok && answer.result).toMatchObject({ ok: false, code: 'main-stays' })
    expect(brand.number('1900000109')?.state).toBe('confirmed')
  })
})
