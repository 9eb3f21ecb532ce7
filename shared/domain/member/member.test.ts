import { FAR_DAY } from '../calendar/day'
import { NEVER } from '../due'
import { brand, guest, LOT, member, NOW } from '../test-brand'
import { joinMember } from './join-member'

const join = (who = guest(), phone: { id: string; tail: string } | null = null) =>
  joinMember({ member: who, brand, phone, now: NOW + 1 })

describe('joining', () => {
  test('a guest begins with nothing owed and a card number', () => {
    expect(guest()).toMatchObject({ seq: 0, state: 'guest', tier: 'xinya', dueAt: NEVER, joinedAt: 0 })
  })

  test('one step: member, agreed rules, phone kept as its last four digits', () => {
    const joined = join(guest(), { id: 'ph:shanze:abc', tail: '6688' })
    expect(joined).toMatchObject({
      kind: 'booked',
      next: {
        seq: 1,
        state: 'member',
        joinedAt: NOW + 1,
        phoneTail: '6688',
        phoneId: 'ph:shanze:abc',
        rulesVersion: '1',
      },
      entries: [{ _id: 'join:shanze:o-lin:1', kind: 'join', postings: [] }],
    })
  })

  test('everything that waited becomes active, in its own lots', () => {
    const row = (points: number, lotDay: string) => ({ ref: `o${points}`, points, fromDay: FAR_DAY, lotDay })
    const pending = [row(68, LOT), row(20, '2026-12-31'), row(5, '2026-10-31')]
    const joined = join(guest({ pending, growth: 520 }))
    expect(joined).toMatchObject({
      next: {
        pending: [],
        lots: [
          { day: '2026-12-31', points: 20 },
          { day: LOT, points: 68 },
        ],
        tier: 'zhiwei',
      },
      entries: [
        { kind: 'roll', postings: [{ from: 'member.pending', to: 'brand.expired', points: 5 }] },
        {
          kind: 'join',
          postings: [{ from: 'member.pending', to: 'member.active', points: 88 }],
          balance: 88,
        },
      ],
    })
  })

  test('points with a day of their own keep waiting for it', () => {
    const pending = [{ ref: 'o', points: 9, fromDay: '2026-12-01', lotDay: LOT }]
    expect(join(guest({ pending }))).toMatchObject({ next: { pending, lots: [] } })
  })

  test('joining twice changes nothing', () => expect(join(member())).toEqual({ kind: 'already-member' }))

  test('a closed account that comes back has nothing more to erase, nor has one that never closed', () => {
    const joined = join(member({ state: 'closed', erasing: true }))
    expect(joined).toMatchObject({ next: { erasing: false } })
    expect(join()).not.toHaveProperty('next.erasing')
  })

  test('the union identity is kept; without one the card stays as it was', () => {
    const asked = { member: guest(), brand, phone: null, now: NOW }
    const joined = joinMember({ ...asked, unionId: 'un:shanze:1' })
    expect(joined).toMatchObject({ next: { unionIds: ['un:shanze:1'] } })
    expect(joinMember(asked)).toMatchObject({ next: { nameInitial: '', phoneId: '', phoneTail: '' } })
    expect(joinMember(asked)).not.toHaveProperty('next.unionIds')
  })

  test('what waited repays a debt from the lot that ends first', () => {
    const row = (points: number, lotDay: string) => ({ ref: `o${points}`, points, fromDay: FAR_DAY, lotDay })
    const joined = join(guest({ pending: [row(68, LOT), row(20, '2026-12-31')], debt: 30 }))
    expect(joined).toMatchObject({ next: { debt: 0, lots: [{ day: LOT, points: 58 }] } })
  })

  test('a closed account that comes back keeps its books', () => {
    const closed = member({ state: 'closed', lots: [{ day: LOT, points: 7 }] })
    expect(join(closed)).toMatchObject({ next: { state: 'member', lots: [{ day: LOT, points: 7 }] } })
  })
})
