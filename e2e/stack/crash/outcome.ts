import type { IdentityDoc, MemberDoc } from '@shared/domain/account/types'
import type { ProposalDoc } from '@shared/domain/adjustment/proposal'
import type { StoreDoc } from '@shared/domain/brand/types'
import type { AnyCampaignDoc } from '@shared/domain/campaign/types'
import type { BatchDoc, CouponDoc } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import type { VisitDoc } from '@shared/domain/link/types'
import type { LoginDoc, SessionDoc } from '@shared/domain/login/types'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/mall/types'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { OperationDoc } from '@shared/domain/operation/types'
import type { InboxDoc, OrderDoc } from '@shared/domain/order/types'
import type { CheckDoc, DifferenceDoc } from '@shared/domain/reconciliation/types'
import type { ConsentDoc } from '@shared/domain/reminder/types'
import type { InvitationDoc, StaffDoc } from '@shared/domain/staff/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import type { Doc } from '../harness'

type Dump = Record<string, Doc[]>
const all = <D>(dump: Dump, collection: string) => (dump[collection] ?? []) as unknown as D[]
const distinct = (names: readonly string[]) => [...new Set(names)].sort()
const sum = (rows: readonly { points: number }[]) => rows.reduce((total, { points }) => total + points, 0)

/** Without those of exchanges that came to nothing. */
const ordersOf = (dump: Dump) =>
  all<OrderDoc>(dump, 'orders').filter(({ exchangeId, paid }) => exchangeId === undefined || paid)

/**
 * What a history ended in, for comparing two of them: balances, kept points, coupons, stock. Not counters,
 * times, random numbers, or whether an entry is still in the journal (docs/architecture/state-changes.md).
 */
export function outcomeOf(dump: Dump): object {
  /** Numbers that WeChat Pay draws at random: two histories call the same order by different names. */
  const named = (id: string) =>
    id
      .replace(/T20\d{18,}/, 'the-order')
      .replace(/4200\d{20,}/, 'the-transaction')
      .replace(/[PR]20\d{18,}/, 'the-refund')
      // A command sent again after its first attempt was voided goes by another id.
      .replace(/^(exch|back):.+/, '$1:the-exchange')
  const noGuests = all<MemberDoc>(dump, 'members').filter(({ state }) => state !== 'guest')
  const joined = (memberId: string) => noGuests.some(({ _id }) => _id === memberId)
  const byId = <T extends { id: string }>(rows: T[]) => rows.sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    members: byId(
      all<MemberDoc>(dump, 'members').map(member => ({
        id: member._id,
        state: member.state,
        tier: member.tier,
        growth: member.growth,
        lots: member.lots.map(({ day, points }) => `${day} ${points}`),
        pending: member.pending.map(({ fromDay, lotDay, points }) => `${fromDay} ${lotDay} ${points}`).sort(),
        debt: member.debt,
        stored: `${member.stored.principalFen} ${member.stored.bonusFen}`,
        earned: `${member.storedEarned?.fen ?? 0} ${member.storedEarned?.points ?? 0}`,
        topUps: (member.topUps ?? []).map(
          ({ ref, refundedFen, back }) => `${named(ref)} ${refundedFen} ${back.fen} ${back.points}`,
        ),
        tierUntil: member.tierUntilDay,
        closings: (member.closings ?? []).map(({ memberId }) => memberId),
        held: sum(member.holds.flatMap(hold => hold.lots)),
        phone: member.phoneTail,
        name: member.nameInitial,
        address: (member.profile?.address.text ?? '') !== '',
        mergeRequest: member.mergeRequest?.state ?? '',
        mergedInto: member.mergedInto,
        formerIds: member.formerIds,
        erasing: member.erasing === true,
        touches: distinct((member.touches ?? []).map(({ linkId }) => linkId)),
        broughtBy: member.broughtBy?.linkId ?? '',
        birthday: `${member.perks?.birthday ?? ''} ${member.perks?.changedYear ?? ''}`,
        given: (member.perks?.given ?? [])
          .map(({ kind, batchId, period }) => `${kind} ${batchId} ${period}`)
          .sort(),
        owed: member.perks?.owed.length ?? 0,
        caps: member.caps.map(({ rule, day, count }) => `${rule} ${day} ${count}`).sort(),
      })),
    ),
    identities: byId(
      all<IdentityDoc>(dump, 'identities')
        // A joining that died has reserved its number and nothing else; the next joining with it goes on
        // from there.
        .filter(({ memberId }) => joined(memberId))
        .map(({ _id, memberId }) => ({ id: _id, memberId })),
    ),
    orders: byId(
      ordersOf(dump).map(order => ({
        // Under the number of the command that was carried out, which may be the first or the second.
        id: order.exchangeId === undefined ? named(order._id) : 'the-order-of-an-exchange',
        paid: named(order.paid?.transactionId ?? ''),
        refunds: order.refunds.map(({ no, state, fen }) => named(`${no} ${state} ${fen}`)).sort(),
        closed: order.closed !== null,
        lines: order.lines.length,
        kept: order.keptPoints,
        paidBackFen: order.paidBackFen ?? 0,
        settled: order.settledVersion === order.version,
        gifts: order.gifts.map(({ state }) => state),
        shipping: order.shipping?.state ?? '',
        pickUp: order.pickUp ? `${order.pickUp.number} ${order.pickUp.state}` : '',
        steps: order.pickUp?.steps.map(({ to, commandId }) => `${to} ${commandId}`) ?? [],
        broughtBy: order.broughtBy?.linkId ?? '',
      })),
    ),
    coupons: byId(
      all<CouponDoc>(dump, 'coupons').map(coupon => ({
        id: named(coupon._id),
        state: coupon.state,
        usesLeft: coupon.usesLeft,
        numbered: coupon.shortNo !== '',
        revoked: coupon.revoked,
        uses: coupon.uses.map(({ commandId, voided }) => `${commandId} ${voided ? 'voided' : 'stands'}`),
      })),
    ),
    links: byId(
      all<LinkDoc>(dump, 'links').map(link => ({
        id: link._id,
        target: JSON.stringify(link.target),
        archived: link.archived,
        history: link.history.length,
        version: link.version,
        pictured: link.codeImageId !== '',
        addresses: [link.urlLink, link.scheme].filter(each => each !== null).length,
      })),
    ),
    staff: byId(
      all<StaffDoc>(dump, 'staff').map(({ _id, name, role, stores, active, version = 0 }) => ({
        id: _id,
        is: `${name} ${role} ${stores.join('+')} ${active ? 'works' : 'left'} ${version}`,
      })),
    ),
    invitations: byId(
      all<InvitationDoc>(dump, 'invitations').map(({ _id, state, takenBy }) => ({ id: _id, state, takenBy })),
    ),
    logins: all<LoginDoc>(dump, 'logins')
      .map(({ state, staffId }) => `${state} ${staffId}`)
      .sort(),
    // One whose person has another role now answers nothing (`api/answer.ts`), swept or not.
    sessions: all<SessionDoc>(dump, 'sessions')
      .filter(({ staffId, role, stores }) =>
        all<StaffDoc>(dump, 'staff').some(
          staff =>
            staff._id === staffId && staff.active && staff.role === role && `${staff.stores}` === `${stores}`,
        ),
      )
      .map(({ staffId }) => staffId)
      .sort(),
    // Who opens a path again the next day has come again, and rightly so.
    visits: distinct(all<VisitDoc>(dump, 'visits').map(({ memberId, linkId }) => `${memberId} ${linkId}`)),
    batches: byId(
      all<BatchDoc>(dump, 'batches').map(({ _id, name, state, total, version, ruleVersion, request }) => ({
        id: _id,
        says: `${name} ${state} ${total} v${version} terms ${ruleVersion}`,
        asked: request ? `${request.what} ${request.units}` : '',
      })),
    ),
    campaigns: byId(
      all<AnyCampaignDoc>(dump, 'campaigns').map(({ _id, name, state, version, earlierStates = [] }) => ({
        id: _id,
        says: `${name} ${state} v${version} after ${earlierStates.map(each => each.state).join()}`,
      })),
    ),
    goods: byId(
      all<GoodsDoc>(dump, 'goods').map(({ _id, name, points, onSale, total, version }) => ({
        id: _id,
        says: `${name} ${points} ${onSale} ${total} v${version}`,
      })),
    ),
    stores: byId(
      all<StoreDoc>(dump, 'stores').map(({ _id, name, active, version }) => ({
        id: _id,
        says: `${name} ${active} v${version}`,
      })),
    ),
    operations: byId(
      all<OperationDoc>(dump, 'operations').map(({ _id, words, changes, dueAt }) => ({
        id: _id,
        says: `${words} ${changes.length}`,
        done: dueAt === NEVER,
      })),
    ),
    merchants: byId(
      all<MerchantDoc>(dump, 'merchants').map(({ _id, steps }) => ({
        id: _id,
        steps: steps.map(({ to }) => to),
      })),
    ),
    consents: byId(
      all<ConsentDoc>(dump, 'consents').map(({ _id, left, sentFor }) => ({ id: _id, left, sentFor })),
    ),
    differences: byId(
      all<DifferenceDoc>(dump, 'reconDiffs').map(({ _id, state }) => ({ id: named(_id), state })),
    ),
    inbox: byId(
      all<InboxDoc>(dump, 'inbox').map(({ _id, state, decided }) => ({
        id: _id,
        state,
        note: decided?.note ?? '',
      })),
    ),
    checks: byId(all<CheckDoc>(dump, 'checks').map(({ _id, state }) => ({ id: _id, state }))),
    proposals: byId(all<ProposalDoc>(dump, 'proposals').map(({ _id, state }) => ({ id: _id, state }))),
    // An attempt that was voided came to nothing: only what it left behind would count, and that is
    // compared elsewhere.
    exchanges: all<ExchangeDoc>(dump, 'exchanges')
      .filter(({ state }) => state !== 'void' && state !== 'unpaid')
      .map(({ memberId, goodsId, state, points, cash, storeId }) =>
        [memberId, goodsId, state, points, cash?.fen, storeId].filter(Boolean).join(' '),
      )
      .sort(),
    stockShards: byId(
      all<StockShardDoc>(dump, 'stockShards').map(({ _id, left, total, open, reservations }) => ({
        id: named(_id),
        left,
        total,
        open,
        reserved: reservations.length,
      })),
    ),
  }
}
