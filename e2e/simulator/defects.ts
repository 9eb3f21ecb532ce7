import type { Patch } from './functions'

/**
 * Planted one at a time, each is found by the seed beside it: the critical and high findings of the first
 * hostile review and the mutants that had survived the tests then. `find` stands exactly once in its file.
 */
export interface Defect extends Patch {
  /** What it does to a brand. */
  name: string
  /** A second place that it needs. */
  also?: readonly Patch[]
  /** The first seed that found it. */
  seed: number
}

const modules = 'cloudfunctions/modules'
const domain = 'shared/domain'

export const defects: readonly Defect[] = [
  {
    name: 'C3: one command id of two customers is one adjustment',
    file: `${domain}/ids.ts`,
    find: "join('adj', memberId, commandId)",
    replace: "join('adj', commandId)",
    seed: 2,
  },
  {
    name: 'H1: one command id of two customers is one spending',
    file: `${domain}/ids.ts`,
    find: "join('spend', customerId, commandId)",
    replace: "join('spend', commandId)",
    seed: 328,
  },
  {
    name: 'C5: a tier survives the refund of what bought it',
    file: `${domain}/tier/undo-raise.ts`,
    find: 'raise && isUndone(raise, status, rules); )',
    replace: 'raise && raise.at < 0 && isUndone(raise, status, rules); )',
    seed: 36,
  },
  {
    name: 'C9: an exchange is cancelled after its thing was handed over',
    file: `${modules}/mall/cancel-exchange.ts`,
    find: "state: 'ready' as const,",
    replace: "state: _.in(['ready', 'handed'] as const),",
    also: [
      {
        file: `${domain}/mall/decide-exchange.ts`,
        find: "case 'open':\n      return { do: 'void' }\n    case 'ready':",
        replace: "case 'open':\n      return { do: 'void' }\n    case 'handed':\n    case 'ready':",
      },
    ],
    seed: 246,
  },
  {
    name: 'C10: a day of staff has no limit when two commands come at once',
    file: `${modules}/staff/reserve-command.ts`,
    find: 'const guard = {',
    replace: 'const guard = { _id } as never; const unused = {',
    seed: 2,
  },
  {
    name: 'M14: an exchange is voided whatever its state',
    file: `${modules}/mall/decide-exchange.ts`,
    find: `const fields = voided(reason)
  const written = await updateWhere('exchanges', { _id: exchange._id, state: 'open' }, fields)`,
    replace: `const fields = voided(reason)
  const written = await updateWhere('exchanges', { _id: exchange._id }, fields)`,
    seed: 62,
  },
  {
    name: 'M25: the journal is emptied although another command has written to it',
    file: `${modules}/account/archive-journal.ts`,
    find: 'const guard = { _id: member._id, seq: member.seq }',
    replace: 'const guard = { _id: member._id }',
    seed: 46,
  },
  {
    name: 'M35: one slip is claimed by two customers',
    file: `${modules}/receipt/claim-receipt.ts`,
    find: "const guard = { _id: orderId, version: decision.before, memberId: '' }",
    replace: 'const guard = { _id: orderId }',
    seed: 18,
  },
  {
    name: 'M65: one of two facts that come at once is lost',
    file: `${modules}/order-facts/add-fact.ts`,
    find: '{ _id: order._id, version: decision.before }',
    replace: '{ _id: order._id }',
    seed: 85,
  },
  {
    name: 'a command overwrites what another command has written to the member',
    file: `${modules}/account/book-on-member.ts`,
    find: "{ _id, seq: before.seq, mergedInto: '' }",
    replace: '{ _id }',
    seed: 15,
  },
  {
    name: 'a refund takes no points back',
    file: `${domain}/settlement/settle-order.ts`,
    find: 'const refunded = refundedFenOf(order, plan.measure)',
    replace: 'const refunded = refundedFenOf(order, plan.measure) * 0',
    seed: 1,
  },
  {
    name: 'a batch gives more coupons than it has',
    file: `${modules}/stock/unit.ts`,
    find: '{ _id: shardId, open: true, left: _.gte(1), ...HAS_ROOM }',
    replace: '{ _id: shardId, open: true, ...HAS_ROOM }',
    seed: 61,
  },
  {
    name: 'a coupon is redeemed twice',
    file: `${modules}/redemption/redeem-coupon.ts`,
    find: `state: 'EFFECTIVE',
    validFrom: _.lte(now),
    validTo: _.gt(now),
    stores: _.in([input.storeId, '*']),
    'uses.commandId': _.neq(input.commandId),
    // A preview of one's own coupon gives no permit; a card that became their own since is refused here.
    memberId: _.nin(context.ownIds),
    // As previewed: they say whether this use is the last one, and its index.
    usesLeft: seen.usesLeft,
    uses: _.size(seen.useIndex),`,
    replace: '',
    seed: 40,
  },
  {
    name: 'points held for an exchange are spent although it was voided',
    file: `${modules}/account/settle-holds.ts`,
    find: 'decideHold({ member, brand, exchange, now })',
    replace: "decideHold({ member, brand, exchange: { ...exchange, state: 'done' }, now })",
    seed: 43,
  },
  {
    name: 'a person claims one coupon more than the batch allows',
    file: `${domain}/coupon/claim.ts`,
    find: 'Array.from({ length: batch.limitPerMember },',
    replace: 'Array.from({ length: batch.limitPerMember + 1 },',
    seed: 26,
  },
  {
    name: 'a spending is taken back twice',
    file: `${domain}/ids.ts`,
    find: "join(spendEntryId, 'void')",
    replace: "join(spendEntryId, 'void', Math.random())",
    seed: 235,
  },
  {
    name: 'an order is planned anew once its entry is archived',
    file: `${modules}/order/settle-order.ts`,
    find: 'newestEntryOf(order._id, ...journals, inLedger)',
    replace: 'newestEntryOf(order._id, ...journals, inLedger.slice(1))',
    seed: 35,
  },
  {
    name: 'an entry leaves the journal before it is in the ledger',
    file: `${modules}/account/archive-journal.ts`,
    find: "if ((await insert('ledger', entry)) === 'inserted') return",
    replace: "if (entry.kind === 'join' || (await insert('ledger', entry)) === 'inserted') return",
    seed: 11,
  },
]
