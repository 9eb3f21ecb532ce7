import type { ProposalDoc } from '@shared/domain/adjustment/proposal'
import type { CouponDoc } from '@shared/domain/coupon/types'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { type OrderDoc, PICK_UP_STATES } from '@shared/domain/order/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import { type Someone, STAFF } from '../../../cloudfunctions/testing/setting'
import type { Actors } from '../actors'
import type { Simulation } from '../simulation'
import { type Act, personOf, someSlip } from './act'

const someStaff = ({ chance }: Simulation): Someone => chance.pick(STAFF)

/** Scans the rotating code of a customer's card, or the code they pay with; null when nothing came of it. */
async function scanned(actors: Actors, by: Someone, customer: Someone, storeId: string, pays = false) {
  const code = pays ? await payCode(actors, customer) : await cardCode(actors, customer)
  if (!code) return null
  const seen = await actors.call(by, 'redemption.preview', { storeId, code })
  return seen?.ok && seen.data.kind === 'member' ? seen.data : null
}

async function cardCode(actors: Actors, customer: Someone): Promise<string | undefined> {
  const card = await actors.call(customer, 'member.card', {})
  return card?.ok ? card.data.codes.steps[0]?.code : undefined
}

async function payCode(actors: Actors, customer: Someone): Promise<string | undefined> {
  const stored = await actors.call(customer, 'storedValue.open', {})
  return stored?.ok ? stored.data.payCodes.steps[0]?.code : undefined
}

/** What happens at the desk. A colleague sometimes sends the same command. */
export const staffActs: Readonly<Record<string, Act>> = {
  openStaff: (actors, simulation) => actors.call(someStaff(simulation), 'staff.open', {}),
  openToday: (actors, simulation) =>
    actors.call(someStaff(simulation), 'redemption.today', { storeId: actors.storeId() }),
  openCredits: (actors, simulation) =>
    actors.call(someStaff(simulation), 'receipt.credits', { storeId: actors.storeId() }),
  openStoredDay: (actors, simulation) =>
    actors.call(someStaff(simulation), 'storedValue.day', { storeId: actors.storeId() }),
  openProposals: (actors, simulation) => actors.call(someStaff(simulation), 'adjustment.proposals', {}),
  redeem: async (actors, simulation) => {
    const { chance } = simulation
    const live = actors.ours<CouponDoc>('coupons').filter(({ codeId }) => codeId !== '')
    if (live.length === 0) return
    const coupon = chance.recent(live)
    const [by, storeId] = [someStaff(simulation), actors.storeId()]
    const seen = await actors.call(by, 'redemption.preview', { storeId, code: actors.codeOf(coupon) })
    if (!seen?.ok || seen.data.kind !== 'coupon' || seen.data.verdict !== 'usable') return
    const input = { storeId, couponId: actors.handle(coupon._id), permit: seen.data.permit }
    await actors.command(by, 'redemption.redeem', input, someStaff(simulation))
  },
  undo: async (actors, simulation) => {
    const used = actors.ours<CouponDoc>('coupons').filter(({ uses }) => uses.length > 0)
    if (used.length === 0) return
    const coupon = simulation.chance.recent(used)
    const useIndex = simulation.chance.below(coupon.uses.length)
    const input = { couponId: actors.handle(coupon._id), useIndex, reason: '扫错了' }
    await actors.command(someStaff(simulation), 'redemption.undo', input)
  },
  handOver: async (actors, simulation) => {
    const ready = actors.ours<ExchangeDoc>('exchanges').filter(({ pickUpId }) => pickUpId !== '')
    if (ready.length === 0) return
    const exchange = simulation.chance.recent(ready)
    const owner = personOf(exchange.memberId)
    const shown = owner && (await actors.call(owner, 'mall.open', { exchangeId: exchange._id }))
    const code = shown?.ok ? shown.data.codes?.steps[0]?.code : undefined
    if (!code) return
    const [by, storeId] = [someStaff(simulation), actors.storeId()]
    const seen = await actors.call(by, 'redemption.preview', { storeId, code })
    if (!seen?.ok || seen.data.kind !== 'pick-up' || seen.data.verdict !== 'ready') return
    const { exchangeId, permit } = seen.data
    await actors.command(by, 'mall.handOver', { storeId, exchangeId, permit }, someStaff(simulation))
  },
  openToMake: (actors, simulation) =>
    actors.call(someStaff(simulation), 'order.toMake', { storeId: actors.storeId() }),
  stepOrder: async (actors, simulation) => {
    const numbered = actors.ours<OrderDoc>('orders').filter(({ pickUp }) => pickUp !== undefined)
    if (numbered.length === 0) return
    const { chance } = simulation
    const { _id, storeId, pickUp } = chance.recent(numbered)
    const from = pickUp?.state ?? 'waiting'
    const input = { storeId, orderId: _id, from, to: chance.pick(PICK_UP_STATES) }
    await actors.command(someStaff(simulation), 'order.step', input, someStaff(simulation))
  },
  topUp: async (actors, simulation) => {
    const [by, storeId] = [someStaff(simulation), actors.storeId()]
    const seen = await scanned(actors, by, simulation.chance.pick(simulation.people), storeId)
    if (!seen) return
    const amountFen = simulation.chance.pick([1_000, 20_000, 50_000])
    const input = { storeId, customerId: seen.customerId, permit: seen.permit, amountFen }
    await actors.command(by, 'storedValue.topUp', input, someStaff(simulation))
  },
  spend: async (actors, simulation) => {
    const [by, storeId] = [someStaff(simulation), actors.storeId()]
    const seen = await scanned(actors, by, simulation.chance.pick(simulation.people), storeId, true)
    if (!seen) return
    const amountFen = simulation.chance.pick([500, 5_000, 12_345])
    const input = { storeId, customerId: seen.customerId, permit: seen.permit, amountFen }
    await actors.command(by, 'storedValue.spend', input, someStaff(simulation))
  },
  voidSpend: async (actors, simulation) => {
    const journal = actors.ours<{ journal: LedgerEntry[] }>('members').flatMap(one => one.journal)
    const spent = [...journal, ...actors.ours<LedgerEntry>('ledger')].filter(({ kind }) => kind === 'spend')
    if (spent.length === 0) return
    const { _id, memberId } = simulation.chance.recent(spent)
    const input = { customerId: actors.handle(memberId), entryId: actors.handle(_id), reason: '退货' }
    await actors.command(someStaff(simulation), 'storedValue.voidSpend', input, someStaff(simulation))
  },
  refundStored: async (actors, simulation) => {
    const [by, storeId] = [someStaff(simulation), actors.storeId()]
    const seen = await scanned(actors, by, simulation.chance.pick(simulation.people), storeId)
    if (!seen) return
    const amountFen = simulation.chance.pick([500, 10_000, 20_000])
    const input = { storeId, customerId: seen.customerId, permit: seen.permit, amountFen, reason: '客人要退' }
    await actors.command(by, 'storedValue.refund', input, someStaff(simulation))
  },
  credit: async (actors, simulation) => {
    const { chance } = simulation
    const [by, storeId] = [someStaff(simulation), actors.storeId()]
    const seen = await scanned(actors, by, chance.pick(simulation.people), storeId)
    if (!seen) return
    const receiptNo = chance.happens(0.6) ? { receiptNo: someSlip(simulation) } : {}
    const confirmed = chance.happens(0.5) ? { confirmed: true } : {}
    const amountFen = chance.pick([6_800, 12_000, 60_000])
    const input = { storeId, customerId: seen.customerId, permit: seen.permit, amountFen }
    await actors.command(
      by,
      'receipt.credit',
      { ...input, ...receiptNo, ...confirmed },
      someStaff(simulation),
    )
  },
  voidReceipt: async (actors, simulation) => {
    const { chance } = simulation
    const fen = chance.happens(0.5) ? { fen: chance.pick([800, 3_000, 6_800]) } : {}
    const sales = actors.ours<OrderDoc>('orders').filter(({ slipNumber }) => slipNumber !== undefined)
    const sale = sales.length > 0 && chance.happens(0.8) ? chance.recent(sales) : null
    const receiptNo = sale?.slipNumber ?? someSlip(simulation)
    const input = { storeId: sale?.storeId ?? actors.storeId(), receiptNo, reason: '退货', ...fen }
    await actors.command(someStaff(simulation), 'receipt.void', input)
  },
  adjust: async (actors, simulation) => {
    const { chance } = simulation
    const members = actors.ours<{ cardNo: string }>('members')
    if (members.length === 0) return
    const points = chance.pick([-50, 40, 300, 900])
    const input = { cardNo: chance.pick(members).cardNo, points, reason: '补记一单' }
    await actors.command(someStaff(simulation), 'adjustment.adjust', input as never, someStaff(simulation))
    const open = actors.ours<ProposalDoc>('proposals').filter(({ state }) => state === 'open')
    if (open.length === 0) return
    const decision = { proposalId: chance.recent(open)._id, approve: chance.happens(0.7) }
    await actors.command(someStaff(simulation), 'adjustment.decide', decision, someStaff(simulation))
  },
  reconcile: async (actors, simulation) => {
    const { chance, clock } = simulation
    const by = someStaff(simulation)
    const month = new Date(clock.now()).toISOString().slice(0, 7)
    await actors.call(by, 'reconciliation.open', { month })
    const inbox = actors.ours<{ _id: string }>('inbox')
    const differences = actors.ours<{ _id: string }>('reconDiffs')
    if (inbox.length > 0) {
      const decision = chance.pick(['ask-again', 'accept-amount'] as const)
      await actors.call(by, 'reconciliation.decideInbox', {
        inboxId: chance.pick(inbox)._id,
        decision,
      })
    }
    if (differences.length > 0)
      await actors.call(by, 'reconciliation.replay', {
        differenceId: chance.pick(differences)._id,
      })
  },
  saveLink: async (actors, simulation) => {
    const { chance, clock } = simulation
    const links = actors.ours<LinkDoc>('links')
    const earlier = links.length > 0 && chance.happens(0.5) ? chance.pick(links) : null
    const known = earlier ? { linkId: earlier._id, version: earlier.version } : {}
    const target = { page: chance.pick(['card', 'pay', 'wallet'] as const), params: {} }
    const place = chance.pick(['table-card', 'sms', 'web'] as const)
    const end = chance.happens(0.3) ? { untilAt: clock.now() + 3_600_000 } : {}
    const input = { ...known, name: '路径', place, target, ...end }
    await actors.command(someStaff(simulation), 'link.save', input, someStaff(simulation))
  },
  archiveLink: async (actors, simulation) => {
    const { chance } = simulation
    const links = actors.ours<LinkDoc>('links')
    if (links.length === 0) return
    const { _id: linkId, version } = chance.pick(links)
    const input = { linkId, version, archived: chance.happens(0.6) }
    await actors.command(someStaff(simulation), 'link.archive', input, someStaff(simulation))
  },
  makeLinkCode: async (actors, simulation) => {
    const { chance } = simulation
    const links = actors.ours<LinkDoc>('links')
    if (links.length === 0) return
    const form = chance.pick(['code', 'url-link', 'scheme'] as const)
    await actors.call(someStaff(simulation), 'link.code', { linkId: chance.pick(links)._id, form })
  },
  openLinks: async (actors, simulation) => {
    await actors.call(someStaff(simulation), 'link.list', {})
    await actors.call(someStaff(simulation), 'link.report', { days: simulation.chance.pick([1, 7, 30]) })
  },
}
