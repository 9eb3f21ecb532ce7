import { limits } from '@shared/contract/fields'
import type { BatchFields } from '@shared/domain/coupon/batch-fields'
import { type BatchFacts, batchProblems, fixedFields } from '@shared/domain/coupon/batch-problems'
import { needsSecond } from '@shared/domain/coupon/worst-cost'
import { type Check, checkOf } from '@/editor/checks'

/** What a field is called on the page, by the name that rules and refusals use. */
const BATCH_FIELD_NAMES: Readonly<Record<string, string>> = {
  kind: '送法',
  total: '发几张',
  channel: '怎么发',
  needTier: '谁能领',
  claimFromAt: '开始领',
  claimToAt: '领到几时',
  limitPerMember: '每人最多',
  benefit: '优惠',
  thresholdFen: '门槛',
  validity: '有效期',
  stores: '门店',
  times: '时段',
  uses: '能用几次',
  contents: '券包里的券',
}

/** Why each cannot be published like this. */
const PROBLEMS: Readonly<Record<string, string>> = {
  benefit: '减的比门槛还多，店里要倒贴',
  validity: '有效期的最后一天要在第一天之后，也还没过',
  stores: '有一家店已经停用，请去掉',
  times: '有一个时段的结束不在开始之后',
  contents: '券包要 2 到 5 张已经发布的券',
  needTier: '这个等级已经没有了，请重选',
  claimToAt: '领取要在开始之后结束，也还没过',
  total: '库存不够放到选的位置',
}

/** What has no value yet: not even a draft is saved without it. */
export function unfilled(fields: BatchFields): Check[] {
  const shared = [
    checkOf(fields.name.trim() !== '', '还没起券名', '券名写好了'),
    checkOf(fields.total >= 1 && fields.total <= limits.stockMax, '还没写发几张', '数量写好了'),
    checkOf(
      fields.limitPerMember >= 1 && fields.limitPerMember <= limits.couponsPerMember,
      `每人最多 1 到 ${limits.couponsPerMember} 张`,
      '每人的上限写好了',
    ),
  ]
  if (fields.kind === 'pack') return shared
  const { benefit, validity, stores, uses, thresholdFen } = fields.rule
  const gives =
    benefit.kind === 'reduction'
      ? benefit.offFen >= 1 && benefit.offFen <= limits.couponFenMax
      : benefit.payPermille >= 1 && benefit.payPermille <= 999
  const lasts =
    validity.mode === 'period'
      ? validity.fromDay !== '' && validity.toDay !== ''
      : validity.days >= 1 &&
        validity.days <= limits.couponDaysMax &&
        validity.delayDays <= limits.couponDaysMax
  return [
    ...shared,
    checkOf(gives, '还没写减多少', '优惠写好了'),
    checkOf(thresholdFen <= limits.couponFenMax, '门槛最多 100,000 元', '门槛在范围里'),
    checkOf(lasts, '还没写用多久', '有效期写好了'),
    checkOf(stores.length > 0, '还没选门店', '门店选好了'),
    checkOf(uses >= 1 && uses <= limits.couponUsesMax, `能用 1 到 ${limits.couponUsesMax} 次`, '次数写好了'),
  ]
}

/** What keeps it from being published, or changed once it is, by the rules of the server. */
export function barred(fields: BatchFields, saved: BatchFields | undefined, facts: BatchFacts): Check[] {
  const problems = batchProblems(fields, facts)
  const fixed = saved ? fixedFields(saved, fields) : []
  return [
    ...[...new Set(problems)]
      .filter(name => !saved || !ONLY_AT_FIRST.includes(name))
      .map((name): Check => ({ state: 'must', text: PROBLEMS[name] ?? `${BATCH_FIELD_NAMES[name]}要改` })),
    ...fixed.map(
      (name): Check => ({
        state: 'must',
        text: `${BATCH_FIELD_NAMES[name] ?? name}不能再这样改`,
        note: '发布以后数量和上限只能加，门槛只能降，结束只能往后',
      }),
    ),
  ]
}

/** Time may have run out since it was published: only what is new must be sound. */
const ONLY_AT_FIRST: readonly string[] = ['claimToAt', 'validity']

/** What does not block, and is better known before it is pressed. */
export function looks(worst: number | null, { aloneFen }: BatchFacts, published: boolean): Check[] {
  if (published || !needsSecond(worst, aloneFen)) return []
  const note = `一个人最多发到 ¥${(aloneFen / 100).toLocaleString('en-US')}，超过的要两个人`
  return [{ state: 'look', text: '要另一个人点头才会发出去', note }]
}
