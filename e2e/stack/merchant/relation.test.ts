import { APPID } from '../../../local/demo'
import { signCommand } from '../../../local/operator/sign-command'
import { operator, SECOND, twoNumbers } from './two-numbers'

const stack = twoNumbers()
const brand = operator(stack)

describe("a brand's second merchant number", () => {
  test('a merchant number of another company waits for its administrator; each step is recorded', async () => {
    expect(await brand.invite()).toMatchObject({ ok: true, state: 'invited', repeated: false })
    expect(await brand.confirm()).toMatchObject({ ok: true, state: 'confirmed' })
    expect(await brand.leave()).toMatchObject({ ok: true, state: 'left' })
    expect(brand.number()).toMatchObject({ version: 3, periods: [{ fromAt: expect.any(Number) }] })
    expect(brand.number()?.steps.map(({ to, by }) => [to, by])).toEqual([
      ['invited', '何芸'],
      ['confirmed', '何芸'],
      ['left', '何芸'],
    ])
  })

  test('a merchant number of the same company is confirmed at once', async () => {
    expect(await brand.invite({ entity: '山泽茶事(杭州)有限公司' })).toMatchObject({ state: 'confirmed' })
  })

  test('every step of a merchant relation may be sent again and changes nothing more', async () => {
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
  ])('a merchant command with %s is refused', async (_case, over, code) => {
    expect(await brand.invite(over)).toMatchObject({ ok: false, code })
    expect(brand.number()).toBeNull()
  })

  test('a merchant command needs the key of the deployment, and soon', async () => {
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

  test('low 10: a command sent again within its 15 minutes is refused and does nothing', async () => {
    const { cloud } = stack.stack
    const send = async (event: object) => {
      const outcome = await cloud.call('jobs', event, {})
      return outcome.ok ? outcome.result : outcome
    }
    await brand.invite()
    const leave = brand.signed('leave', { brandId: 'shanze', mchid: SECOND, by: '何芸' })
    expect(await send(leave)).toMatchObject({ ok: true, state: 'left' })
    await brand.invite()
    const before = brand.number()
    expect(await send(leave)).toMatchObject({ ok: false, code: 'REPLAYED' })
    expect(brand.number()).toEqual(before)
  })

  test('low 10: a command held back behind a newer one is refused, one signed anew is not', async () => {
    const held = brand.signed('leave', { brandId: 'shanze', mchid: SECOND, by: '何芸' })
    await stack.stack.clock.advance(1_000)
    await brand.invite()
    const outcome = await stack.stack.cloud.call('jobs', held, {})
    expect(outcome.ok && outcome.result).toMatchObject({ ok: false, code: 'REPLAYED' })
    expect(await brand.leave()).toMatchObject({ ok: true, state: 'left' })
  })

  test('low 10: ten copies of one command at the same moment do its work once', async () => {
    await brand.invite()
    const confirm = brand.signed('confirm', { brandId: 'shanze', mchid: SECOND, by: '何芸' })
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => stack.stack.cloud.call('jobs', confirm, {})),
    )
    const answers = outcomes.map(outcome => outcome.ok && (outcome.result as { ok: boolean }).ok)
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(brand.number()?.state).toBe('confirmed')
  })

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'merchant.'])(
    'low 10: %s is no command, though every object has a property of that name or one like it',
    async name => {
      const { clock, cloud, sealKey } = stack.stack
      const before = JSON.stringify(stack.dump())
      const event = signCommand(name, { mchid: SECOND }, sealKey, clock.now())
      const outcome = await cloud.call('jobs', event, {})
      expect(outcome).toMatchObject({ ok: true, result: { ok: false, code: 'UNKNOWN_COMMAND' } })
      expect(JSON.stringify(stack.dump())).toBe(before)
    },
  )

  test('the main merchant number does not leave', async () => {
    const answer = await stack.stack.cloud.call(
      'jobs',
      brand.signed('leave', { brandId: 'shanze', mchid: '1900000109', by: '沈禾' }),
      {},
    )
    expect(answer.ok && answer.result).toMatchObject({ ok: false, code: 'main-stays' })
    expect(brand.number('1900000109')?.state).toBe('confirmed')
  })
})
