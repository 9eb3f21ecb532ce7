import { coupon } from '@shared/domain/coupon/test-batch'
import { NEVER } from '@shared/domain/due'
import { testShop } from '../../cloudfunctions/testing/shop'
import { checkInvariants, type Dump, invariants } from './index'
import { dayOfTheBrand } from './testing/day-of-the-brand'

const rulesBroken = (dump: Dump) => checkInvariants(dump).broken.map(({ rule }) => rule)

/** One thing that is wrong: the first document, or entry of a journal, that `is` names gets other fields. */
type Wrong = (dump: Dump) => Dump
type Doc = Record<string, unknown>
type Fields = object | ((doc: Doc) => object)

const changed = (doc: Doc, fields: Fields) => ({
  ...doc,
  ...(typeof fields === 'function' ? fields(doc) : fields),
})

const altered =
  (collection: string, id: RegExp, fields: Fields): Wrong =>
  dump => {
    const documents = (dump[collection] ?? []) as Doc[]
    const at = documents.findIndex(({ _id }) => id.test(String(_id)))
    if (at < 0) throw new Error(`nothing in ${collection} is like ${id}`)
    return { ...dump, [collection]: documents.map((doc, i) => (i === at ? changed(doc, fields) : doc)) }
  }

const added =
  (collection: string, document: object): Wrong =>
  dump => ({ ...dump, [collection]: [...(dump[collection] ?? []), document] })

/** In the journal of one card; `fields` null takes the entry out. */
const entryAltered = (member: RegExp, isEntry: (entry: Doc) => boolean, fields: Fields | null): Wrong =>
  altered('members', member, doc => {
    const journal = doc.journal as Doc[]
    if (!journal.some(isEntry)) throw new Error('no such entry')
    return {
      journal: journal.flatMap(entry => {
        if (!isEntry(entry)) return [entry]
        return fields ? [changed(entry, fields)] : []
      }),
    }
  })

const LIN_CARD = /openid-lin$/
const kindIs = (kind: string) => (entry: Doc) => entry.kind === kind
const monthly = { kind: 'monthly', period: '2026-11', batchId: 'shanze:monthly-cup' }
const isReceived = ({ kind, _id }: Doc) => kind === 'merge' && String(_id).endsWith(':in')

const WRONG: Record<string, Wrong> = {
  每个账户等于它的流水之和: altered('members', LIN_CARD, { lots: [{ day: '2027-11-30', points: 1 }] }),
  '积分不为负，欠分时没有可用积分': altered('members', LIN_CARD, { debt: 1 }),
  同一件事只记一次: altered('members', LIN_CARD, { growth: 1 }),
  每笔流水写的余额等于到它为止的和: entryAltered(LIN_CARD, kindIs('adjust'), { balance: 1 }),
  每天每月的积分不超过上限: altered('brands', /^shanze$/, doc => ({
    points: { ...(doc.points as object), maxPerDay: 100 },
  })),
  退款免扣的积分不超过顾客真正失去的: altered('members', LIN_CARD, { forfeited: 1 }),
  注销以前的兑换取消后不退积分: entryAltered(/openid-gu$/, kindIs('return'), {
    postings: [{ from: 'brand.spent', to: 'member.active', points: 40 }],
  }),
  每一单留下的积分等于它该得的: altered('orders', /./, { keptPoints: 71 }),
  退了款的赠券不能再用: altered('coupons', /^gift:/, { state: 'EFFECTIVE', revoked: false }),
  券的库存一张不多一张不少: altered('stockShards', /^shanze:autumn:batch/, { left: 3 }),
  每人领的不超过上限: altered('batches', /^shanze:autumn$/, { limitPerMember: 1 }),
  每张券只核销该有的次数: altered('coupons', /autumn.*:1$/, { state: 'EFFECTIVE' }),
  拆开的券包一张不少: altered('coupons', /autumn.*:2$/, { shardNumber: -1 }),
  券号在同一品牌里只属于一张活着的券: altered('coupons', /autumn.*:2$/, { shortNo: '000000000' }),
  发出的券保留发出时的条款: altered('batchTerms', /^shanze:autumn:v/, { _id: 'shanze:autumn:v0' }),
  每天的账单与差异条数对得上: added('checks', { _id: 'bill', kind: 'bill', state: 'done', differences: 1 }),
  补齐的对账差异都记在订单上: added('reconDiffs', {
    state: 'healed',
    orderId: 'none',
    refundNo: '',
    billFen: 1,
  }),
  一单只记给一个人: altered('orders', /./, { memberId: 'shanze:openid-gu' }),
  店员退的不超过收的: altered('orders', /./, {
    refunds: [{ no: 'r1', state: 'success', fen: 10_001, payerFen: 10_001, by: 'shanze:openid-chen' }],
  }),
  一张小票只算一单: dump => {
    const [order, ...others] = (dump.orders ?? []) as Doc[]
    const slip = (_id: string, slipNumber: string) => ({ ...order, _id, slipNumber })
    return { ...dump, orders: [slip('one', 'A0031'), slip('other', 'a31'), ...others] }
  },
  合并后的卡一分不多一分不少: altered('members', /openid-lin-again$/, { growth: 1 }),
  合并的两笔流水一给一收: entryAltered(LIN_CARD, isReceived, null),
  注销的账户不留个人信息: altered('members', /openid-gu$/, {
    profile: { name: { text: '', memberId: '' }, address: { text: 'v1.', memberId: 'shanze:openid-gu' } },
  }),
  称呼和地址只存密文: altered('members', LIN_CARD, {
    nameInitial: '林青',
    profile: { name: { text: '林青', memberId: 'shanze:openid-gu' }, address: { text: '', memberId: '' } },
  }),
  一个手机号只对应一张卡: altered('members', LIN_CARD, { phoneId: 'ph:shanze:another' }),
  每个身份只属于一位知道它的会员: altered('identities', /^ph:/, {
    memberId: 'shanze:stranger',
    dueAt: NEVER,
  }),
  停下的合并没有发生: altered('members', LIN_CARD, {
    mergeRequest: { state: 'stopped', fromId: 'shanze:openid-lin-again' },
  }),
  兑换品的库存一件不多一件不少: altered('stockShards', /^shanze:tin:goods/, { left: 5 }),
  '每笔兑换只扣一次积分，没换成的都退回': altered('exchanges', /openid-lin.*:2$/, { points: 41 }),
  '每件兑换品最多交一次，交了的不退': altered('exchanges', /openid-lin.*:2$/, { state: 'handed' }),
  '积分加钱的兑换，钱到了才给，一单只付一件': altered('exchanges', /openid-lin.*:2$/, {
    cash: { fen: 1_000, orderId: '1900000109:none' },
  }),
  每人换的不超过上限: altered('exchanges', /openid-lin.*:1$/, { state: 'ready' }),
  储值的本金和赠金等于它们的流水之和: altered('members', LIN_CARD, {
    stored: { principalFen: 1, bonusFen: 0 },
  }),
  充值的每一单等于付的减去退的: dump =>
    altered('orders', new RegExp(topUpOf(dump)), doc => ({
      paid: { ...(doc.paid as object), totalFen: 20_001 },
    }))(dump),
  储值的本金最多得一次积分: altered('members', LIN_CARD, {
    storedEarned: { fen: 1_000_000, points: 0, growth: 0 },
  }),
  '柜台退的本金，每一笔充值最多退到它付的': altered('orders', /./, { paidBackFen: 1 }),
  等级礼每人每期只有一份: added('coupons', {
    ...coupon(),
    _id: 'perk:monthly:2026-11:shanze:monthly-cup:openid-lin',
  }),
  等级礼一份不丢: altered('members', LIN_CARD, { perks: { birthday: '', given: [monthly], owed: [] } }),
  '每个人每天经手的不超过上限，一次操作、一次扫码只办一件事': altered('staffDays', /./, doc => ({
    sums: { ...(doc.sums as object), adjust: 41 },
  })),
  同一家店同一天的取单号只属于一单: altered('pickUpDays', /^shanze:yunqi:/, { orderIds: [] }),
  '取单的每一步只往前走，一次操作走一步': dump =>
    altered('orders', new RegExp(goodsOf(dump)), doc => ({
      pickUp: { ...(doc.pickUp as object), state: 'ready' },
    }))(dump),
  经手的每一笔都先记在那个人的当天: altered('staffDays', /./, doc => ({
    commands: (doc.commands as Doc[]).filter(({ kind }) => kind !== 'adjust'),
  })),
  同一个人半小时里走同一条路径只算一次: dump =>
    added('visits', { ...(dump.visits?.[0] ?? {}), _id: 'again' })(dump),
  '归功于路径的，那个人之前真的从那条路径来过': altered('members', LIN_CARD, {
    broughtBy: { linkId: 'shanze:nothing', at: 1 },
  }),
  每次改动都有一条操作记录: altered('batches', /^shanze:autumn$/, { version: 2 }),
  一次操作只改一版: dump =>
    altered('operations', /:v2$/, { commandId: (dump.operations as Doc[] | undefined)?.[0]?.commandId })(
      dump,
    ),
  写的数量就是库存里的数量: altered('batches', /^shanze:autumn$/, { total: 9 }),
  自己提的要别人点头: altered('operations', /:v2$/, { staffId: 'shanze:openid-he' }),
  '一个登录码最多登录一台电脑，而且是点了数的那个人': dump =>
    ['one', 'other'].reduce(
      (all, _id) => added('sessions', { _id, ticket: 'the-ticket', staffId: 'shanze:openid-shen' })(all),
      dump,
    ),
  一个邀请码只让一个人加入: added('invitations', { _id: 'shanze:code', state: 'carried-out', takenBy: '' }),
  每个品牌总有一位所有者: altered('staff', /openid-he$/, { active: false, version: 1 }),
}

function topUpOf({ orders = [] }: Dump): string {
  return String((orders as Doc[]).find(({ topUp }) => topUp)?._id)
}

function goodsOf({ orders = [] }: Dump): string {
  return String((orders as Doc[]).find(({ pickUp }) => pickUp)?._id)
}

describe('the documents of a day of the brand', () => {
  const shop = testShop()
  let day: Dump = {}
  beforeEach(async () => {
    if (day.members) return
    day = await dayOfTheBrand(shop)
  })

  test('the documents that the functions wrote break nothing', () => expect(rulesBroken(day)).toEqual([]))

  test('there is a violation to find for each invariant', () => {
    expect(Object.keys(WRONG).sort()).toEqual(invariants.map(({ name }) => name).sort())
  })

  test.each(Object.entries(WRONG))('the invariant %s finds its violation', (name, wrong) => {
    expect(rulesBroken(wrong(day))).toContain(name)
  })

  test('the books of two merged cards are broken when the taker got less than the giver gave', () => {
    const short = entryAltered(LIN_CARD, isReceived, {
      money: { postings: [], balance: { principalFen: 0, bonusFen: 0 } },
    })
    expect(rulesBroken(short(day))).toEqual(
      expect.arrayContaining(['合并的两笔流水一给一收', '储值的本金和赠金等于它们的流水之和']),
    )
  })
})
