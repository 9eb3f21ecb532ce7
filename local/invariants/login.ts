import { type Books, type Invariant, say } from './books'

/** However often a browser asks, and whatever dies on the way. */
export const ticketsGiveOneSession: Invariant = {
  name: '一个登录码最多登录一台电脑，而且是点了数的那个人',
  broken: ({ sessions, logins }) => {
    const tickets = sessions.map(({ ticket }) => ticket)
    const twice = tickets.filter((ticket, i) => tickets.indexOf(ticket) !== i)
    return [
      ...twice.map(ticket => `登录码 ${ticket} 登录了两台电脑`),
      ...sessions.flatMap(({ _id, ticket, staffId }) => {
        const login = logins.find(each => each._id === ticket)
        if (!login) return []
        return [
          ...say(login.state === 'used', `${_id} 的登录码是 ${login.state}`),
          ...say(login.staffId === staffId, `${_id} 登录的人和扫码的人不一样`),
        ]
      }),
    ]
  },
}

/** An invitation makes one person a colleague, and only who took it. */
export const invitationsAreForOne: Invariant = {
  name: '一个邀请码只让一个人加入',
  broken: ({ invitations, staff }) =>
    invitations.flatMap(({ _id, state, takenBy }) => {
      const isTaken = state === 'taken' || state === 'carried-out'
      const joined = staff.filter(({ commands = [] }) => commands.some(({ id }) => id === _id))
      return [
        ...say(isTaken === (takenBy !== ''), `${_id} 是 ${state}，用的人是「${takenBy}」`),
        ...joined
          .filter(person => person._id !== takenBy)
          .map(person => `${person._id} 用了 ${takenBy || '没人用过'} 的邀请码`),
      ]
    }),
}

/** An owner is changed by another owner, who stays. */
export const brandsKeepAnOwner: Invariant = {
  name: '每个品牌总有一位所有者',
  broken: books =>
    // Staff that no action has changed were put there by hand, with or without an owner.
    brandsWithChangedStaff(books).flatMap(brandId => {
      const owners = books.staff.filter(
        each => each.brandId === brandId && each.role === 'owner' && each.active,
      )
      return say(owners.length > 0, `${brandId} 没有所有者了`)
    }),
}

const brandsWithChangedStaff = ({ staff }: Books) => [
  ...new Set(staff.filter(({ version = 0 }) => version > 0).map(({ brandId }) => brandId)),
]
