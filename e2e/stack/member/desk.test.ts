import { testStack } from '../harness'

const stack = testStack()
const manager = () => stack.as('openid-shenhe')

test('MC-07, MC-08, MC-11: members are listed, found and opened, by an index each', async () => {
  const { member } = await stack.as('openid-linqing').must('member.card', {})
  const all = await manager().must('member.list', { joinedDays: 0 })
  expect(all.tiers.reduce((sum, { count }) => sum + count, 0)).toBe(all.total)
  const tierId = member.progress.tier.id
  const ofTier = await manager().must('member.list', { joinedDays: 30, tierId })
  expect(ofTier.members.every(row => row.tierId === tierId)).toBe(true)

  const byCard = await manager().must('member.search', { digits: member.cardNo })
  const found = byCard.members[0]
  expect(found).toMatchObject({ cardNo: member.cardNo })
  const byTail = await manager().must('member.search', { digits: found?.phoneTail ?? '' })
  expect(byTail.members.map(({ cardNo }) => cardNo)).toContain(member.cardNo)

  const line = await manager().must('member.timeline', { customerId: found?.customerId ?? '' })
  expect(line.profile).toMatchObject({ cardNo: member.cardNo, points: { active: member.points.active } })
  expect(line.items.length).toBeGreaterThan(0)
  expect(JSON.stringify([all, ofTier, byCard, byTail, line])).not.toMatch(/openid-/)
})
