import type { Books, Invariant } from './books'
import { say, sum } from './books'
import { balance } from './points'

/** Two cards made one: the giver keeps nothing and is known to the taker, and between the two nothing was lost or made. */
export const mergesLoseNothing: Invariant = {
  name: '合并后的卡一分不多一分不少',
  broken: (books: Books) => [
    ...say(
      balance(books.entries, 'brand.merged') === 0,
      `合并途中还有 ${balance(books.entries, 'brand.merged')} 分`,
    ),
    ...say(moneyBetween(books) === 0, `合并途中还有储值 ${moneyBetween(books)} 分钱`),
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

/** A closed account names nobody once its erasing is done, and its books go on. */
export const closedAccountsNameNobody: Invariant = {
  name: '注销的账户不留个人信息',
  broken: ({ members, identities }) =>
    members
      .filter(member => member.state === 'closed')
      .flatMap(({ _id, name, phoneTail, phoneId, perks, erasing, mergedInto }) => [
        ...say(
          name === '' && phoneTail === '' && phoneId === '' && (perks?.birthday ?? '') === '',
          `${_id} 已注销，还留着称呼、手机号或生日`,
        ),
        ...say(
          erasing === true || mergedInto !== '' || !identities.some(each => each.memberId === _id),
          `${_id} 已注销，手机号还占着`,
        ),
      ]),
}

function moneyBetween({ entries }: Books): number {
  const postings = entries.flatMap(entry => entry.money ?? [])
  const fen = (side: 'from' | 'to') =>
    sum(postings.filter(posting => posting[side] === 'brand.merged').map(posting => posting.fen))
  return fen('to') - fen('from')
}
