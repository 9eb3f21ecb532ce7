import type { Patch } from './functions'

/**
 * Planted one at a time, each is found by the seed beside it: the critical and high findings of the first
 * hostile review and the mutants that had survived the tests then. `find` stands exactly once in its file.
 */
export interface Defect extends Patch {
  /** What it does to a brand. */
  name: string
  /** The first seed that found it. */
  seed: number
}

const modules = 'cloudfunctions/modules'
const domain = 'shared/domain'

export const defects: readonly Defect[] = [
  {
    name: 'C1: closing the account launders what was spent before it',
    file: `${domain}/points/losses.ts`,
    find: 'const forgiven = Math.min(purse.forfeited, points)',
    replace: 'const forgiven = points',
    seed: 0,
  },
  {
    name: 'C3: one command id of two customers is one adjustment',
    file: `${domain}/ids.ts`,
    find: "join('adj', memberId, commandId)",
    replace: "join('adj', commandId)",
    seed: 0,
  },
  {
    name: 'H1: one command id of two customers is one spending',
    file: `${domain}/ids.ts`,
    find: "join('spend', customerId, commandId)",
    replace: "join('spend', commandId)",
    seed: 0,
  },
  {
    name: 'C4: an exchange sent again in another period is charged twice',
    file: `${modules}/mall/exchanges-for.ts`,
    find: '{ memberId, goodsId: goods._id, period }, { memberId, commandId })',
    replace: '{ memberId, goodsId: goods._id, period }, { memberId, commandId: "" })',
    seed: 0,
  },
  {
    name: 'C5: a tier survives the refund of what bought it',
    file: `${domain}/tier/undo-raise.ts`,
    find: 'raise && isUndone(raise, status, rules); )',
    replace: 'raise && raise.at < 0 && isUndone(raise, status, rules); )',
    seed: 0,
  },
  {
    name: 'C9: an exchange is cancelled after its thing was handed over',
    file: `${modules}/mall/cancel-exchange.ts`,
    find: "state: 'ready' as const,",
    replace: "state: _.in(['ready', 'handed'] as const),",
    seed: 0,
  },
  {
    name: 'C10: a day of staff has no limit when two commands come at once',
    file: `${modules}/staff/reserve-command.ts`,
    find: 'const guard = {',
    replace: 'const guard = { _id } as never; const unused = {',
    seed: 0,
  },
  {
    name: 'M14: an exchange is voided whatever its state',
    file: `${modules}/mall/decide-exchange.ts`,
    find: `const fields = voided(reason)
  const written = await updateWhere('exchanges', { _id: exchange._id, state: 'open' }, fields)`,
    replace: `const fields = voided(reason)
  const written = await updateWhere('exchanges', { _id: exchange._id }, fields)`,
    seed: 0,
  },
  {
    name: 'M15: an exchange is finished whatever its state',
    file: `${modules}/mall/decide-exchange.ts`,
    find: `now })
  const written = await updateWhere('exchanges', { _id: exchange._id, state: 'open' }, fields)`,
    replace: `now })
  const written = await updateWhere('exchanges', { _id: exchange._id }, fields)`,
    seed: 0,
  },
  {
    name: 'M25: the journal is emptied although another command has written to it',
    file: `${modules}/account/archive-journal.ts`,
    find: 'const guard = { _id: member._id, seq: member.seq }',
    replace: 'const guard = { _id: member._id }',
    seed: 0,
  },
  {
    name: 'M35: one slip is claimed by two customers',
    file: `${modules}/receipt/claim-receipt.ts`,
    find: "const guard = { _id: orderId, version: decision.before, memberId: '' }",
    replace: 'const guard = { _id: orderId }',
    seed: 0,
  },
  {
    name: 'M37: settling overwrites a newer version of the order',
    file: `${modules}/order/settle-order.ts`,
    find: 'const existing = { _id: current._id, version: current.version, settledVersion: current.settledVersion }',
    replace: 'const existing = { _id: current._id }',
    seed: 0,
  },
  {
    name: 'M52: a shard sleeps although reservations are left on it',
    file: `${modules}/stock/process-shard.ts`,
    find: '{ _id, reservations: _.size(0) }',
    replace: '{ _id }',
    seed: 0,
  },
  {
    name: 'M65: one of two facts that come at once is lost',
    file: `${modules}/order-facts/add-fact.ts`,
    find: '{ _id: order._id, version: decision.before }',
    replace: '{ _id: order._id }',
    seed: 0,
  },
  {
    name: 'M66: a coupon is written although another command has changed it',
    file: `${modules}/coupon/write-coupon.ts`,
    find: '{ _id, version: before.version }',
    replace: '{ _id }',
    seed: 0,
  },
  {
    name: 'M72: a proposal is decided twice',
    file: `${modules}/adjustment/decide-proposal.ts`,
    find: "{ _id, state: 'open' }",
    replace: '{ _id }',
    seed: 0,
  },
  {
    name: 'M31: a merge forgets that stored value had earned already',
    file: `${domain}/member/merge-members.ts`,
    find: 'storedEarned: added(earnedOf(into), earnedOf(from)),',
    replace: 'storedEarned: earnedOf(into),',
    seed: 0,
  },
  {
    name: 'a command overwrites what another command has written to the member',
    file: `${modules}/account/book-on-member.ts`,
    find: "{ _id, seq: before.seq, mergedInto: '' }",
    replace: '{ _id }',
    seed: 0,
  },
  {
    name: 'a refund takes no points back',
    file: `${domain}/settlement/settle-order.ts`,
    find: 'const refunded = refundedFenOf(order, plan.measure)',
    replace: 'const refunded = refundedFenOf(order, plan.measure) * 0',
    seed: 0,
  },
  {
    name: 'a batch gives more coupons than it has',
    file: `${modules}/stock/unit.ts`,
    find: '{ _id: shardId, open: true, left: _.gte(1), ...HAS_ROOM }',
    replace: '{ _id: shardId, open: true, ...HAS_ROOM }',
    seed: 0,
  },
  {
    name: 'the unit of a second claim of one command is lost',
    file: `${modules}/coupon/claim-coupon.ts`,
    find: 'if (duplicate.giveBack) await giveBack(unit)',
    replace: 'if (duplicate.giveBack) await Promise.resolve(unit)',
    seed: 0,
  },
  {
    name: 'a coupon is redeemed twice',
    file: `${modules}/redemption/redeem-coupon.ts`,
    find: `state: 'EFFECTIVE',
    validFrom: _.lte(now),
    validTo: _.gt(now),
    stores: _.in([input.storeId, '*']),
    'uses.commandId': _.neq(input.commandId),
    // A preview of one's own coupon gives no ticket; a card that became their own since is refused here.
    memberId: _.nin(context.ownIds),
    // As previewed: they say whether this use is the last one, and its index.
    usesLeft: seen.usesLeft,
    uses: _.size(seen.useIndex),`,
    replace: '',
    seed: 0,
  },
  {
    name: 'points held for an exchange are spent although it was voided',
    file: `${modules}/account/settle-holds.ts`,
    find: 'decideHold({ member, brand, exchange, now })',
    replace: "decideHold({ member, brand, exchange: { ...exchange, state: 'done' }, now })",
    seed: 0,
  },
  {
    name: 'a read nothing awaits ends its instance when it fails',
    file: `${modules}/perk/set-birthday.ts`,
    find: 'const [nameOf, outcome] = await Promise.all([',
    replace: 'void perkNames(brand)\n  const [nameOf, outcome] = await Promise.all([',
    seed: 0,
  },
  {
    name: 'a person claims one coupon more than the batch allows',
    file: `${domain}/coupon/claim.ts`,
    find: 'Array.from({ length: batch.limitPerMember },',
    replace: 'Array.from({ length: batch.limitPerMember + 1 },',
    seed: 0,
  },
  {
    name: 'a spending is taken back twice',
    file: `${domain}/ids.ts`,
    find: "join(spendEntryId, 'void')",
    replace: "join(spendEntryId, 'void', Math.random())",
    seed: 0,
  },
  {
    name: 'a merge loses stored value',
    file: `${domain}/member/merge-members.ts`,
    find: 'stored: takes.balance,',
    replace: 'stored: into.stored,',
    seed: 0,
  },
  {
    name: 'a spending takes principal that is not there',
    file: `${domain}/stored-value/split.ts`,
    find: 'return { principalFen: fen - bonusFen, bonusFen }',
    replace: 'return { principalFen: fen, bonusFen: bonusFen * 0 }',
    seed: 0,
  },
  {
    name: 'an order is planned anew once its entry is archived',
    file: `${modules}/order/settle-order.ts`,
    find: 'newestEntryOf(order._id, ...journals, inLedger)',
    replace: 'newestEntryOf(order._id, ...journals, inLedger.slice(1))',
    seed: 0,
  },
  {
    name: 'an entry leaves the journal before it is in the ledger',
    file: `${modules}/account/archive-journal.ts`,
    find: "if ((await insert('ledger', entry)) === 'inserted') return",
    replace: "if (entry.kind === 'join' || (await insert('ledger', entry)) === 'inserted') return",
    seed: 0,
  },
]
