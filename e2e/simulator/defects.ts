import type { Patch } from './functions'

/**
 * Planted one at a time, each is found by its seed of `defect-seeds.json`: the critical and high findings
 * of the first hostile review and the mutants that had survived the tests then. `find` stands exactly once in
 * its file.
 */
export interface Defect extends Patch {
  /** Its number in the review, or a name of its own: the key of its seed. */
  id: string
  /** What it does to a brand. */
  name: string
  /** Acts without which nothing meets it; a seed that lacks one of them is not tried. */
  needs?: readonly string[]
  /** A second place that it needs. */
  also?: readonly Patch[]
}

const modules = 'cloudfunctions/modules'
const domain = 'shared/domain'

export const defects: readonly Defect[] = [
  {
    id: 'C3',
    name: 'one command id of two customers is one adjustment',
    needs: ['adjust'],
    file: `${domain}/ids.ts`,
    find: "join('adj', memberId, commandId)",
    replace: "join('adj', commandId)",
  },
  {
    id: 'H1',
    name: 'one command id of two customers is one spending',
    needs: ['spend'],
    file: `${domain}/ids.ts`,
    find: "join('spend', customerId, commandId)",
    replace: "join('spend', commandId)",
  },
  {
    id: 'C5',
    name: 'a tier survives the refund of what bought it',
    file: `${domain}/tier/undo-raise.ts`,
    find: 'raise && isUndone(raise, status, rules); )',
    replace: 'raise && raise.at < 0 && isUndone(raise, status, rules); )',
  },
  {
    id: 'C9',
    name: 'an exchange is cancelled after its thing was handed over',
    needs: ['handOver', 'cancelExchange'],
    file: `${modules}/mall/cancel-exchange.ts`,
    find: "state: 'ready' as const,",
    replace: "state: _.in(['ready', 'handed'] as const),",
    also: [
      {
        file: `${domain}/mall/decide-exchange.ts`,
        find: "      return { do: 'close-order' }\n    case 'ready':",
        replace: "      return { do: 'close-order' }\n    case 'handed':\n    case 'ready':",
      },
    ],
  },
  {
    id: 'C10',
    name: 'a day of staff has no limit when two commands come at once',
    file: `${modules}/staff/reserve-command.ts`,
    find: 'const guard = {',
    replace: 'const guard = { _id } as never; const unused = {',
  },
  {
    id: 'M14',
    name: 'an exchange is voided whatever its state',
    needs: ['exchange'],
    file: `${modules}/mall/decide-exchange.ts`,
    find: `const fields = voided(reason)
  const written = await updateWhere('exchanges', { _id: exchange._id, state: 'open' }, fields)`,
    replace: `const fields = voided(reason)
  const written = await updateWhere('exchanges', { _id: exchange._id }, fields)`,
  },
  {
    id: 'M25',
    name: 'the journal is emptied although another command has written to it',
    file: `${modules}/account/archive-journal.ts`,
    find: 'const guard = { _id: member._id, seq: member.seq }',
    replace: 'const guard = { _id: member._id }',
  },
  {
    id: 'M35',
    name: 'one slip is claimed by two customers',
    needs: ['claimReceipt'],
    file: `${modules}/receipt/claim-receipt.ts`,
    find: "const guard = { _id: orderId, version: decision.before, memberId: '' }",
    replace: 'const guard = { _id: orderId }',
  },
  {
    id: 'M65',
    name: 'one of two facts that come at once is lost',
    file: `${modules}/order-facts/add-fact.ts`,
    find: '{ _id: order._id, version: decision.before }',
    replace: '{ _id: order._id }',
  },
  {
    id: 'member-guard',
    name: 'a command overwrites what another command has written to the member',
    file: `${modules}/account/book-on-member.ts`,
    find: "{ _id, seq: before.seq, mergedInto: '' }",
    replace: '{ _id }',
  },
  {
    id: 'refund-ignored',
    name: 'a refund takes no points back',
    file: `${domain}/settlement/settle-order.ts`,
    find: 'const refunded = refundedFenOf(order, plan.measure)',
    replace: 'const refunded = refundedFenOf(order, plan.measure) * 0',
  },
  {
    id: 'stock-guard',
    name: 'a batch gives more coupons than it has',
    file: `${modules}/stock/unit.ts`,
    find: '{ _id: shardId, open: true, left: _.gte(1), ...HAS_ROOM }',
    replace: '{ _id: shardId, open: true, ...HAS_ROOM }',
  },
  {
    id: 'redeemed-twice',
    name: 'a coupon is redeemed twice',
    needs: ['redeem'],
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
  },
  {
    id: 'void-spent',
    name: 'points held for an exchange are spent although it was voided',
    needs: ['exchange'],
    file: `${modules}/account/settle-holds.ts`,
    find: 'decideHold({ member, brand, exchange, now })',
    replace: "decideHold({ member, brand, exchange: { ...exchange, state: 'done' }, now })",
  },
  {
    id: 'claim-limit',
    name: 'a person claims one coupon more than the batch allows',
    needs: ['claim'],
    file: `${domain}/coupon/claim.ts`,
    find: 'Array.from({ length: batch.limitPerMember },',
    replace: 'Array.from({ length: batch.limitPerMember + 1 },',
  },
  {
    id: 'voided-twice',
    name: 'a spending is taken back twice',
    needs: ['voidSpend'],
    file: `${domain}/ids.ts`,
    find: "join(spendEntryId, 'void')",
    replace: "join(spendEntryId, 'void', Math.random())",
  },
  {
    id: 'planned-anew',
    name: 'an order is planned anew once its entry is archived',
    file: `${modules}/order/settle-order.ts`,
    find: 'newestEntryOf(order._id, ...journals, inLedger)',
    replace: 'newestEntryOf(order._id, ...journals, inLedger.slice(1))',
  },
  {
    id: 'archived-late',
    name: 'an entry leaves the journal before it is in the ledger',
    file: `${modules}/account/archive-journal.ts`,
    find: "if ((await insert('ledger', entry)) === 'inserted') return",
    replace: "if (entry.kind === 'join' || (await insert('ledger', entry)) === 'inserted') return",
  },
  {
    id: 'C1-exchange',
    name: 'an exchange from before a closing gives its points back',
    needs: ['close', 'exchange'],
    file: `${domain}/mall/hold-points.ts`,
    find: 'if (isForfeited(member, { memberId, at: doneAt }))',
    replace: 'if (isForfeited(member, { memberId, at: doneAt }) && doneAt < 0)',
  },
  {
    id: 'C4',
    name: 'an exchange sent again after midnight is charged twice',
    needs: ['exchange'],
    file: `${domain}/mall/begin-exchange.ts`,
    find: `const exchanges = exchangesOfCommand(existing, commandId)
  if (exchanges.length > 0)`,
    replace: `const exchanges = exchangesOfCommand(existing, commandId).filter(each => each.period === period)
  if (exchanges.length > 0)`,
  },
  {
    id: 'M37',
    name: 'a slow settling hides a refund that came meanwhile',
    file: `${modules}/order/settle-order.ts`,
    find: '{ _id: current._id, version: current.version, settledVersion: current.settledVersion }',
    replace: '{ _id: current._id }',
  },
  {
    id: 'second-unit',
    name: 'the unit that a second run of a claim took is lost',
    needs: ['claim'],
    file: `${domain}/coupon/batch-stock.ts`,
    find: 'return mine.token === reservation.token && mine.shardNumber === shardNumber',
    replace: 'return mine.shardNumber === shardNumber',
  },
  {
    id: 'unawaited',
    name: 'a read that nothing awaits ends its instance',
    needs: ['exchange'],
    file: `${modules}/mall/begin-exchange.ts`,
    find: 'const loading = loadMember(memberId)',
    replace: 'void loadMember(memberId)\n    const loading = loadMember(memberId)',
  },
  {
    id: 'left-number',
    name: 'a payment is lost whose merchant number has left since',
    needs: ['operate', 'sell'],
    file: `${domain}/merchant/belonging.ts`,
    find: 'periods.some(({ fromAt, toAt }) => at >= fromAt && at < toAt)',
    replace: 'periods.some(({ fromAt, toAt }) => at >= fromAt && toAt === NEVER)',
  },
  {
    id: 'C11',
    name: 'a slip is credited again when its number is typed in small letters',
    file: `${domain}/receipt/slip-number.ts`,
    find: "printed.toUpperCase().replace(/(^|[^0-9])0+(?=[0-9])/g, '$1')",
    replace: 'printed',
  },
]
