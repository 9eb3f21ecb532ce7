import { testStack } from '../harness'
import { meanwhile } from '../races/meanwhile'
import { memberOf, newCommand } from './people'

const stack = testStack()
const OWNER = 'openid-owner'
const NEXT = 'openid-next-owner-of-the-number'
const OLD = 'dev-phone-zhouzhou'
const NEW = 'dev-phone-stranger'

const join = (openid: string, phoneCode?: string) =>
  stack.as(openid).call('member.join', {
    commandId: newCommand(),
    consent: '2026-09',
    ...(phoneCode ? { phoneCode } : {}),
  })
const give = (phoneCode = NEW, commandId = newCommand()) =>
  stack.as(OWNER).call('member.setPhone', { commandId, phoneCode })
const remove = (tail = '1001', commandId = newCommand()) =>
  stack.as(OWNER).call('member.removePhone', { commandId, tail })
const match = (phoneCode: string) =>
  stack.as(NEXT).call('member.match', { proof: { by: 'phone', phoneCode } })
const numbers = () => (stack.dump().identities ?? []).map(({ _id }) => _id)

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe('H3: the number of a card', () => {
  test('H3: a card’s phone number is replaced by a new one, and the old one opens nothing any more', async () => {
    await join(OWNER, OLD)
    expect(await give()).toMatchObject({ ok: true })
    expect(stack.trips('api')).toMatchObject({ trips: 5 })
    expect(numbers()).toEqual([memberOf(stack, OWNER).phoneId])
    expect(await match(OLD)).toMatchObject({ ok: false, code: 'NOTHING_TO_MERGE' })
    expect(await match(NEW)).toMatchObject({ ok: true })
    expect(await join(NEXT, OLD)).toMatchObject({ ok: true, data: { already: false } })
  })

  test('H3: a card’s phone number is replaced by a new one given with another tap on joining, too', async () => {
    await join(OWNER, OLD)
    await join(OWNER, NEW)
    expect(numbers()).toEqual([memberOf(stack, OWNER).phoneId])
    expect(await match(OLD)).toMatchObject({ code: 'NOTHING_TO_MERGE' })
  })

  test('H3: a card’s phone number can be seen by its tail and taken off; then it opens nothing and is free', async () => {
    await join(OWNER, OLD)
    const { member } = await stack.as(OWNER).must('member.phone', {})
    expect(member.phoneMasked).toBe('*** **** 1001')
    expect(stack.trips('api')).toMatchObject({ trips: 2 })
    expect(await remove()).toMatchObject({ ok: true, data: { member: { phoneMasked: '' } } })
    expect(stack.trips('api')).toEqual({ trips: 4, depth: 4 })
    expect(numbers()).toEqual([])
    expect(await match(OLD)).toMatchObject({ code: 'NOTHING_TO_MERGE' })
    expect(await join(NEXT, OLD)).toMatchObject({ ok: true })
  })

  test('H3: a removal of the phone number sent again after the number was given again takes nothing off', async () => {
    await join(OWNER, OLD)
    const commandId = newCommand()
    await remove('1001', commandId)
    await give(OLD)
    expect(await remove('1001', commandId)).toMatchObject({ ok: true })
    expect(memberOf(stack, OWNER)).toMatchObject({ phoneTail: '1001' })
  })

  test('H3: the phone number of another card is refused, and the own one stays', async () => {
    await join(NEXT, NEW)
    await join(OWNER, OLD)
    expect(await give(NEW)).toMatchObject({ ok: false, code: 'PHONE_TAKEN' })
    expect(memberOf(stack, OWNER)).toMatchObject({ phoneTail: '1001' })
    expect(await match(OLD)).toMatchObject({ ok: true })
  })

  test('H3: only members change the phone number', async () => {
    expect(await give()).toMatchObject({ ok: false, code: 'NOT_MEMBER' })
    expect(await remove()).toMatchObject({ ok: false, code: 'NOT_MEMBER' })
  })
})

describe('H3: numbers at the same moment', () => {
  test.each([1, 2, 3, 4])(
    'H3: a phone number removed and given again at once: the card and the number agree (%i)',
    async () => {
      await join(OWNER, OLD)
      await Promise.all([remove(), give(OLD), remove(), give(OLD)])
      await stack.sweep()
      const { phoneId } = memberOf(stack, OWNER)
      expect(numbers()).toEqual(phoneId === '' ? [] : [phoneId])
    },
  )

  test('H3: a phone number given again while its removal is at its last step stays the card’s', async () => {
    await join(OWNER, OLD)
    const lastStep = { collection: 'identities', action: 'database.removeDocument' }
    await meanwhile(stack, lastStep, remove, () => give(OLD))
    const { phoneId } = memberOf(stack, OWNER)
    expect([phoneId !== '', numbers()]).toEqual([true, [phoneId]])
    expect(await match(OLD)).toMatchObject({ ok: true })
  })

  test('H3: a phone number replaced by two at once: one is kept, the other is free', async () => {
    await join(OWNER, OLD)
    await Promise.all([give(NEW), give('dev-phone-linqing'), give(NEW)])
    await stack.sweep()
    expect(numbers()).toEqual([memberOf(stack, OWNER).phoneId])
  })

  test('H3: a phone number given up by one and taken by another at once: one card has it', async () => {
    await join(OWNER, OLD)
    await join(NEXT)
    await Promise.all([
      remove(),
      stack.as(NEXT).call('member.setPhone', { commandId: newCommand(), phoneCode: OLD }),
      stack.as(NEXT).call('member.setPhone', { commandId: newCommand(), phoneCode: OLD }),
    ])
    await stack.sweep()
    const holders = [OWNER, NEXT].filter(openid => memberOf(stack, openid).phoneId !== '')
    expect(holders.length).toBe(numbers().length)
    expect(holders.length).toBeLessThanOrEqual(1)
  })

  test('H3: a join that died after reserving leaves no number behind', async () => {
    const heal = stack.stack.cloud.faults.add({
      function: 'api',
      collection: 'members',
      action: 'database.insertDocument',
      mode: 'kill-before',
    })
    const input = { commandId: newCommand(), consent: '2026-09', phoneCode: OLD }
    await stack.as(OWNER).attempt('member.join', input)
    heal()
    expect(numbers()).toHaveLength(1)
    await stack.sweep()
    expect(numbers()).toEqual([])
    expect(await join(NEXT, OLD)).toMatchObject({ ok: true })
  })
})

// Last in its file: WeChat takes no code from here on.
test('H3: a code WeChat has taken is answered as done when this very command did it', async () => {
  await join(OWNER, OLD)
  const commandId = newCommand()
  await give(NEW, commandId)
  stack.stack.cloud.openapi.answer('phonenumber.getPhoneNumber', () => ({ errcode: 40163, errmsg: 'used' }))
  expect(await give('used', commandId)).toMatchObject({ ok: true })
  expect(await give('used')).toMatchObject({ ok: false, code: 'PHONE_CODE_BAD' })
})
