import { testStack } from './harness'

const stack = testStack()

test('the demo brand is complete on the running stack', async () => {
  const card = await stack.as('openid-linqing').must('member.card', {})
  expect(card.member).toMatchObject({ state: 'member', name: '林青', points: { active: 1286 } })
  expect(card.coupons.usable).toBe(3)
  expect(stack.invariants().broken).toEqual([])
})

test('the demo has nothing due once the sweepers have run, and nothing changes by it', async () => {
  // The first run of the sweepers begins the wake document.
  const { wake: _none, ...before } = stack.dump()
  await stack.sweep()
  const { wake: _begun, ...after } = stack.dump()
  expect(after).toEqual(before)
})

test('an unknown person is a guest with an empty card', async () => {
  const card = await stack.as('openid-stranger').must('member.card', {})
  expect(card.member).toMatchObject({ state: 'guest', points: { active: 0, pending: 0 } })
  expect(card.staff).toBeNull()
})
