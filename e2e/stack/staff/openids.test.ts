import { type ActionName, actions, type InputOf, type OutputOf } from '@shared/contract'
import { giftFields } from '../../../cloudfunctions/modules/campaign/testing/campaign-fields'
import { couponFields } from '../../../cloudfunctions/modules/coupon/testing/coupon-fields'
import { goodsFields } from '../../../cloudfunctions/modules/mall/testing/goods-fields'
import { BRAND_ID, storeIdByCode } from '../../../local/demo'
import { type Person, testStack } from '../harness'
import { secondManager } from '../points/second-manager'

const stack = testStack()
const storeId = storeIdByCode('yunqi')
const STAFF_ACTIONS = (Object.keys(actions) as ActionName[]).filter(name => actions[name].role === 'staff')
const CUSTOMERS = ['openid-linqing', 'openid-gushan', 'openid-zhouzhou']
let commands = 0
const commandId = () => `staff-command-${String(++commands).padStart(6, '0')}`

/** Everything that staff were answered, by action. */
let answers: { action: ActionName; text: string }[]
beforeEach(() => {
  answers = []
})

async function ask<N extends ActionName>(who: Person, action: N, input: InputOf<N>) {
  const answer = await who.call(action, input)
  answers.push({ action, text: JSON.stringify(answer) })
  return answer
}
async function must<N extends ActionName>(who: Person, action: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const answer = await ask(who, action, input)
  if (!answer.ok) throw new Error(`${action} was refused: ${answer.code} ${answer.message}`)
  return answer.data
}

const lin = () => stack.as('openid-linqing')
const clerk = () => stack.as('openid-chenyi')
const manager = () => stack.as('openid-shenhe')

async function redeemAndUndo() {
  const wallet = await lin().must('coupon.wallet', { tab: 'usable', storeId })
  const couponId = wallet.coupons.find(({ notUsable }) => notUsable === null)?.id ?? ''
  const { codes } = await lin().must('coupon.open', { couponId })
  const code = codes?.steps[0]?.code ?? ''
  const seen = await must(clerk(), 'redemption.preview', { storeId, code })
  if (seen.kind !== 'coupon') throw new Error('a coupon was scanned')
  const input = { storeId, couponId: seen.coupon.id, permit: seen.permit }
  await must(clerk(), 'redemption.redeem', { commandId: commandId(), ...input })
  await ask(clerk(), 'redemption.redeem', { commandId: commandId(), ...input })
  await must(clerk(), 'redemption.preview', { storeId, code })
  await must(clerk(), 'staff.open', {})
  await must(clerk(), 'redemption.today', { storeId })
  await must(clerk(), 'redemption.undo', { commandId: commandId(), couponId: input.couponId, useIndex: 0 })
}

async function serve(who: Person) {
  const { codes } = await lin().must('member.card', {})
  const seen = await must(who, 'redemption.preview', { storeId, code: codes.steps[0]?.code ?? '' })
  if (seen.kind !== 'member') throw new Error('a member was scanned')
  return { storeId, customerId: seen.customerId, permit: seen.permit }
}

async function moveStoredValue() {
  await must(clerk(), 'storedValue.topUp', {
    commandId: commandId(),
    ...(await serve(clerk())),
    amountFen: 50_000,
  })
  const spent = await must(clerk(), 'storedValue.spend', {
    commandId: commandId(),
    ...(await serve(clerk())),
    amountFen: 2000,
  })
  const { entries } = await must(clerk(), 'storedValue.day', { storeId })
  const { customerId = '' } = entries[0] ?? {}
  await must(clerk(), 'storedValue.voidSpend', {
    commandId: commandId(),
    customerId,
    entryId: spent.entry.id,
  })
  await must(manager(), 'storedValue.refund', {
    commandId: commandId(),
    ...(await serve(manager())),
    amountFen: 1000,
    reason: '顾客要退',
  })
}

async function handOver() {
  const exchangeId = 'shanze:openid-linqing:demo-gaiwan'
  const { codes } = await lin().must('mall.open', { exchangeId })
  const seen = await must(clerk(), 'redemption.preview', { storeId, code: codes?.steps[0]?.code ?? '' })
  if (seen.kind !== 'pick-up') throw new Error('a pick-up code was scanned')
  const confirmed = { storeId, exchangeId: seen.exchangeId, permit: seen.permit }
  await must(clerk(), 'mall.handOver', { commandId: commandId(), ...confirmed })
}

async function makeAnOrder() {
  const { payment } = await lin().must('order.place', {
    commandId: commandId(),
    storeId,
    what: { by: 'goods', lines: [{ productId: 'shanze:white-tea', quantity: 1 }] },
  })
  const { pay } = stack.stack
  await pay.sim().cashier.pay(payment.package.replace('prepay_id=', ''), lin().openid)
  await pay.quiet()
  const { orders } = await must(clerk(), 'order.toMake', { storeId })
  const step = { storeId, orderId: orders[0]?.orderId ?? '', from: 'waiting', to: 'making' } as const
  await must(clerk(), 'order.step', { commandId: commandId(), ...step })
}

async function creditAndGiveBack() {
  const sale = { commandId: commandId(), ...(await serve(clerk())), amountFen: 6800, receiptNo: '0077' }
  const { receiptNo } = await must(clerk(), 'receipt.credit', sale)
  await must(clerk(), 'receipt.credits', { storeId })
  await must(clerk(), 'receipt.void', { commandId: commandId(), storeId, receiptNo, reason: '退货' })
}

async function correctPoints() {
  await secondManager(stack)
  const { member } = await lin().must('member.card', {})
  const by = (points: number) => ({
    commandId: commandId(),
    cardNo: member.cardNo,
    points,
    reason: '补记积分',
  })
  await must(manager(), 'redemption.preview', { storeId, code: member.cardNo })
  await must(manager(), 'adjustment.adjust', by(100))
  const proposed = await must(manager(), 'adjustment.adjust', by(5000))
  await must(manager(), 'adjustment.proposals', {})
  const proposalId = proposed.state === 'proposed' ? proposed.proposalId : ''
  await must(stack.as('openid-luyuan'), 'adjustment.decide', {
    commandId: commandId(),
    proposalId,
    approve: true,
  })
}

async function lookAtTheBooks() {
  await stack.till.pay({ openid: 'openid-linqing', fen: 6800 })
  await must(manager(), 'reconciliation.open', { month: '2026-11' })
  await ask(manager(), 'reconciliation.recheck', { mchid: '1900000109', day: '2026-11-21' })
  await ask(manager(), 'reconciliation.replay', { differenceId: '1900000109:2026-11-21:x:y' })
  await ask(manager(), 'reconciliation.decideInbox', { inboxId: 'notice:unknown', decision: 'ask-again' })
}

async function sharePaths() {
  const { link } = await must(manager(), 'link.save', {
    commandId: commandId(),
    name: '收银台立牌',
    place: 'table-card',
    target: { page: 'card', params: {} },
  })
  await lin().must('link.resolve', { code: link.code, scene: 1047 })
  await must(manager(), 'link.list', {})
  await must(manager(), 'link.code', { linkId: link.linkId, form: 'code' })
  await must(manager(), 'link.report', { days: 30 })
  await must(manager(), 'link.archive', {
    commandId: commandId(),
    linkId: link.linkId,
    version: link.version,
    archived: true,
  })
}

async function logComputersIn() {
  const { url } = stack.stack
  const headers = { origin: url, 'x-huiyuan-console': '1' }
  const ticketOf = async () => {
    const answer = await fetch(`${url}/api/login`, { method: 'POST', headers, body: '{}' })
    return ((await answer.json()) as { data: { ticket: string; match: string } }).data
  }
  const { ticket, match: number } = await ticketOf()
  await manager().must('login.open', { ticket })
  await must(manager(), 'login.confirm', { ticket, number })
  const other = await ticketOf()
  await manager().must('login.open', { ticket: other.ticket })
  await must(manager(), 'login.refuse', { ticket: other.ticket })
  await must(manager(), 'login.session', {})
  await must(manager(), 'login.sessions', {})
  await must(manager(), 'login.end', { sessionId: 'none' })
}

async function changeTheStaff() {
  const { code } = await must(manager(), 'staff.invite', {
    commandId: commandId(),
    role: 'clerk',
    stores: [storeId],
    minutes: 10,
  })
  await lin().must('staff.accept', { code, name: '林青' })
  const owner = stack.as('openid-liangruogu')
  const idOf = async () => {
    const { people } = await must(owner, 'staff.list', {})
    const found = people.find(({ name }) => name === '林青')
    return { staffId: found?.staffId ?? '', version: found?.version ?? 0 }
  }
  const to = { role: 'viewer' as const, stores: [] }
  await must(owner, 'staff.change', { commandId: commandId(), ...(await idOf()), ...to })
  await must(owner, 'staff.remove', { commandId: commandId(), ...(await idOf()) })
}

async function lookUpMembers() {
  const { members } = await must(manager(), 'member.list', { joinedDays: 0 })
  await must(manager(), 'member.search', { digits: '6688' })
  await must(manager(), 'member.timeline', { customerId: members[0]?.customerId ?? '' })
}

async function changeWhatIsOffered() {
  const { batch } = await must(manager(), 'coupon.saveBatch', {
    commandId: commandId(),
    publish: true,
    batch: couponFields(),
  })
  const of = { batchId: batch.batchId, version: batch.version }
  await must(manager(), 'coupon.addStock', { commandId: commandId(), ...of, units: 1 })
  await ask(manager(), 'coupon.stepBatch', { commandId: commandId(), ...of, step: 'pause' })
  await ask(manager(), 'coupon.decideBatch', { commandId: commandId(), ...of, approve: true })
  await must(manager(), 'coupon.batches', {})
  const made = await must(manager(), 'campaign.save', { commandId: commandId(), campaign: giftFields() })
  const { campaignId, version } = made.campaign
  await ask(manager(), 'campaign.step', { commandId: commandId(), campaignId, version, step: 'start' })
  const order = { amountFen: 2_000, storeId, tierId: 'xinya', isTopUp: false, timesBefore: 0 }
  await must(manager(), 'campaign.rehearse', { campaignId, order })
  await must(manager(), 'campaign.list', {})
  await offerGoods()
  await must(manager(), 'operation.list', {})
}

async function offerGoods() {
  const { goods } = await must(manager(), 'mall.saveGoods', { commandId: commandId(), goods: goodsFields() })
  const of = { goodsId: goods.goodsId, version: goods.version }
  await must(manager(), 'mall.addStock', { commandId: commandId(), ...of, units: 1 })
  await ask(manager(), 'mall.stepGoods', { commandId: commandId(), ...of, step: 'show' })
  await must(manager(), 'mall.catalog', {})
  const store = { name: '店', address: '', phone: '', location: null, hours: null, active: true, rank: 9 }
  await must(manager(), 'store.save', { commandId: commandId(), store })
  await must(manager(), 'store.manage', {})
}

test('low 1: no answer to staff, of any action, holds the openid of a customer', async () => {
  await redeemAndUndo()
  await moveStoredValue()
  await handOver()
  await makeAnOrder()
  await creditAndGiveBack()
  await correctPoints()
  await lookAtTheBooks()
  await sharePaths()
  await logComputersIn()
  await changeTheStaff()
  await lookUpMembers()
  await changeWhatIsOffered()
  expect(new Set(answers.map(({ action }) => action))).toEqual(new Set(STAFF_ACTIONS))
  const colleagues = answers.filter(({ action, text }) => /^staff\./.test(action) && /openid-/.test(text))
  expect(colleagues).toEqual([])
  const telling = answers.filter(({ text }) => CUSTOMERS.some(openid => text.includes(openid)))
  expect(telling.map(({ action, text }) => `${action} ${text}`)).toEqual([])
})

test('low 1: staff commands take the handles of answers, the same each time, and no ids', async () => {
  const [first, second] = [await serve(clerk()), await serve(clerk())]
  expect(second.customerId).toBe(first.customerId)
  expect(first.customerId).toBe(stack.handle(`${BRAND_ID}:openid-linqing`))
  const byId = { commandId: commandId(), ...first, customerId: `${BRAND_ID}:openid-linqing`, amountFen: 1000 }
  const made = { ...byId, customerId: 'A'.repeat(80) }
  for (const input of [byId, made]) {
    expect(await clerk().raw('storedValue.topUp', input)).toMatchObject({
      result: { ok: false, code: 'BAD_INPUT', data: { field: 'input.customerId' } },
    })
  }
})
