import { NEVER } from '@shared/domain/due'
import { knowsIdentity } from '@shared/domain/member/change-phone'
import type { Books, Invariant } from './books'
import { moved, say, sum } from './books'
import { balance } from './points'

/**
 * Two cards made one: the giver keeps nothing and is known to the taker, and between the two nothing was lost
 * or made.
 */
export const mergesLoseNothing: Invariant = {
  name: '合并后的卡一分不多一分不少',
  broken: (books: Books) => [
    ...say(
      balance(books.entries, 'brand.merged') === 0,
      `合并途中还有 ${balance(books.entries, 'brand.merged')} 分`,
    ),
    ...say(
      moved(books.entries, 'brand.merged') === 0,
      `合并途中还有储值 ${moved(books.entries, 'brand.merged')} 分钱`,
    ),
    ...books.members
      .filter(({ mergedInto }) => mergedInto !== '')
      .flatMap(({ _id, mergedInto, lots, pending, holds, debt, growth, stored }) => {
        const points = sum([...lots, ...pending].map(row => row.points)) + holds.length + debt
        const left = points + growth + stored.principalFen + stored.bonusFen
        const taker = books.members.find(member => member._id === mergedInto)
        return [
          ...say(left === 0, `${_id} 已合并，还留着积分、成长值、欠分或储值`),
          ...say(taker?.formerIds.includes(_id) === true, `${mergedInto} 不知道 ${_id} 并了进来`),
        ]
      }),
  ],
}

/**
 * A merge is two entries, and the one took what the other gave: points, growth and each kind of stored value.
 */
export const mergesComeInPairs: Invariant = {
  name: '合并的两笔流水一给一收',
  broken: ({ entries }) => {
    const merges = new Map(entries.filter(({ kind }) => kind === 'merge').map(entry => [entry._id, entry]))
    return [...merges.values()].flatMap(entry => {
      const [, pair = '', side] = /^(.*):(out|in)$/.exec(entry._id) ?? []
      const other = merges.get(`${pair}:${side === 'out' ? 'in' : 'out'}`)
      if (!other) return [`${entry._id} 没有另一半`]
      const both = [entry, other]
      return say(
        balance(both, 'brand.merged') === 0 &&
          entry.growth + other.growth === 0 &&
          moved(both, 'member.principal') === 0 &&
          moved(both, 'member.bonus') === 0,
        `${entry._id} 给的和收的不一样`,
      )
    })
  },
}

/**
 * A closed account names no person once its erasing is done, and its books go on. A reservation of an
 * identity that is not confirmed, of the person who was about to come back, is due and goes by itself.
 */
export const closedAccountsNameNobody: Invariant = {
  name: '注销的账户不留个人信息',
  broken: ({ members, identities }) =>
    members
      .filter(member => member.state === 'closed')
      .flatMap(({ _id, nameInitial, profile, phoneTail, phoneId, perks, erasing, mergedInto }) => [
        ...say(
          nameInitial === '' &&
            (profile?.name.text ?? '') === '' &&
            (profile?.address.text ?? '') === '' &&
            phoneTail === '' &&
            phoneId === '' &&
            (perks?.birthday ?? '') === '',
          `${_id} 已注销，还留着称呼、地址、手机号或生日`,
        ),
        ...say(
          erasing === true ||
            mergedInto !== '' ||
            !identities.some(each => each.memberId === _id && each.dueAt === NEVER),
          `${_id} 已注销，手机号还占着`,
        ),
      ]),
}

/**
 * What a person wrote of themselves is never stored readable, opens for one of their own cards only, and
 * staff are shown one character of a name that is there.
 */
export const profilesAreSealed: Invariant = {
  name: '称呼和地址只存密文',
  broken: ({ members }) =>
    members.flatMap(({ _id, formerIds, nameInitial, profile }) => {
      const texts = profile ? [profile.name, profile.address] : []
      const written = texts.filter(({ text }) => text !== '')
      const isNamed = (profile?.name.text ?? '') !== ''
      return [
        ...say(
          written.every(({ text }) => /^v1\.[\w-]{38,}$/.test(text)),
          `${_id} 的称呼或地址没有加密`,
        ),
        ...say(
          written.every(({ memberId }) => [_id, ...formerIds].includes(memberId)),
          `${_id} 的称呼或地址是别人的`,
        ),
        ...say([...nameInitial].length === (isNamed ? 1 : 0), `${_id} 给店员看的不是称呼的第一个字`),
      ]
    }),
}

/** A number, or a person of WeChat, identifies one card; and a card that shows a number is found by it. */
export const identitiesStandForOneCard: Invariant = {
  name: '一个手机号只对应一张卡',
  broken: ({ members, identities }) => {
    const living = members.filter(({ state, mergedInto }) => state === 'member' && mergedInto === '')
    const shown = living.filter(({ phoneId }) => phoneId !== '')
    return shown.flatMap(({ _id, formerIds, phoneId }) => {
      const identity = identities.find(each => each._id === phoneId)
      const others = shown.filter(each => each.phoneId === phoneId)
      const isTheirs = identity && [_id, ...formerIds].includes(identity.memberId)
      return [
        ...say(isTheirs === true, `${_id} 留着的手机号找不到这张卡`),
        ...say(others.length === 1, `${_id} 的手机号还在另一张卡上`),
      ]
    })
  },
}

/**
 * An identity names one member, who knows it. One whose `dueAt` is set may be on its way to or from the
 * member: the sweeper queries, and so does a member that was closed or merged and still owes it.
 */
export const identitiesAreKnown: Invariant = {
  name: '每个身份只属于一位知道它的会员',
  broken: ({ members, identities }) => {
    const cards = new Map(members.map(member => [member._id, member]))
    return identities.flatMap(({ _id, memberId, dueAt }) => {
      const named = cards.get(memberId)
      const owing = named?.erasing === true || named?.movingIdentities === true
      if (owing || dueAt !== NEVER) return []
      const holder = named?.mergedInto ? cards.get(named.mergedInto) : named
      return say(holder !== undefined && knowsIdentity(holder, _id), `${_id} 没有会员认它`)
    })
  },
}

/** A merge that was stopped, has lapsed or still waits did not happen; one that was carried out did. */
export const stoppedMergesDidNotHappen: Invariant = {
  name: '停下的合并没有发生',
  broken: ({ members }) =>
    members.flatMap(({ _id, formerIds, mergeRequest }) => {
      if (!mergeRequest || mergeRequest.state === 'lapsed') return []
      const isMerged = formerIds.includes(mergeRequest.fromId)
      return say(
        isMerged === (mergeRequest.state === 'carried-out'),
        `${_id} 的合并写着 ${mergeRequest.state}，实际${isMerged ? '已经' : '没有'}合并`,
      )
    }),
}
