import { testStack } from '../harness'
import { active, joinWithPhone, memberOf, newCommand } from './people'

const stack = testStack()
const ZHOU = 'openid-zhouzhou'
const close = (openid = ZHOU) =>
  stack.as(openid).call('member.close', { commandId: newCommand(), confirm: 'close-my-account' })

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe('closing an account', () => {
  test('erases name, phone and consent, and keeps the books', async () => {
    await joinWithPhone(stack)
    await stack.till.pay({ openid: ZHOU, fen: 10_000 })
    expect(await close()).toMatchObject({ ok: true })
    expect(memberOf(stack, ZHOU)).toMatchObject({
      state: 'closed',
      name: '',
      phoneTail: '',
      phoneId: '',
      rulesVersion: '',
      erasing: false,
      growth: 100,
    })
    expect(stack.dump().identities).toEqual([])
    expect(active(memberOf(stack, ZHOU))).toBe(100)
    expect(await stack.as(ZHOU).must('me.open', {})).toMatchObject({
      member: { state: 'guest', phoneMasked: '' },
    })
    expect(await close()).toMatchObject({ ok: true })
  })

  test('frees the number for another card', async () => {
    await joinWithPhone(stack)
    await close()
    await joinWithPhone(stack, 'openid-somebody-else')
    expect(memberOf(stack, 'openid-somebody-else')).toMatchObject({ state: 'member', phoneTail: '1001' })
  })

  test('lets the books go on: a refund takes back, a payment waits, coming back releases it', async () => {
    await joinWithPhone(stack)
    const order = await stack.till.pay({ openid: ZHOU, fen: 10_000 })
    await close()
    await stack.till.refund(order, { fen: 5000 })
    expect(active(memberOf(stack, ZHOU))).toBe(50)
    await stack.till.pay({ openid: ZHOU, fen: 3000 })
    expect(memberOf(stack, ZHOU)).toMatchObject({ pending: [{ points: 30 }] })
    await joinWithPhone(stack)
    expect(active(memberOf(stack, ZHOU))).toBe(80)
  })

  test('is for members', async () => {
    expect(await close('openid-nobody')).toMatchObject({ ok: false, code: 'NOT_MEMBER' })
  })

  test('needs the word that the page asks for', async () => {
    await joinWithPhone(stack)
    const outcome = await stack.as(ZHOU).attempt('member.close', { commandId: newCommand(), confirm: 'yes' })
    expect(outcome).toMatchObject({ result: { ok: false, code: 'BAD_INPUT' } })
    expect(memberOf(stack, ZHOU).state).toBe('member')
  })
})
