import type { ActionName, OutputOf } from '@shared/contract'
import { amount, delta, integer } from '@shared/domain/money/display'
import { benefitWords } from '@shared/text/coupons'

type Summaries = { [N in ActionName]?: (data: OutputOf<N>) => string }

/** What an answer comes down to, in a few words for the list of calls. */
const summaries: Summaries = {
  'member.card': ({ member, coupons }) => `${integer(member.points.active)} 分 · ${coupons.usable} 张券`,
  'order.landing': ({ state, grant }) =>
    state === 'checking' ? '还在核对' : grant ? `${integer(grant.kept)} 分` : '没有付款',
  'member.join': ({ released, already }) => (already ? '早已入会' : `入会 · ${integer(released)} 分到账`),
  'coupon.takeGift': ({ coupon }) => `收下 ${coupon.terms.name}`,
  'coupon.claim': ({ coupon }) => `领到 ${coupon.terms.name}`,
  'coupon.open': ({ coupon }) => coupon.terms.name,
  'redemption.preview': previewed => {
    if (previewed.kind === 'member') return `会员码 · ${previewed.customer.maskedName}`
    if (previewed.kind === 'pick-up')
      return { ready: '可以取货', handed: '已经取走了', no: '不能取' }[previewed.verdict]
    return { usable: '可以用', 'not-usable': '现在不能用', used: '已经用过了' }[previewed.verdict]
  },
  'mall.handOver': ({ handOver, repeated }) => `${repeated ? '重复 · ' : ''}交货 ${handOver.goodsName}`,
  'mall.open': ({ exchange }) => exchange.goodsName,
  'redemption.redeem': ({ use, repeated }) => `${repeated ? '重复 · ' : ''}${benefitWords(use.benefit)}`,
  'receipt.open': ({ state, points }) =>
    ({
      open: `能领 ${integer(points)} 分`,
      mine: '已经领过',
      taken: '别人领了',
      void: '已退款',
      late: '过了时间',
    })[state],
  'receipt.claim': ({ points, waiting }) => `领到 ${integer(points)} 分${waiting ? ' · 待到账' : ''}`,
  'redemption.undo': ({ use }) => `撤销 ${use.couponName}`,
  'storedValue.topUp': ({ stored }) => `充值 · 余额 ${amount(stored.totalFen)}`,
  'storedValue.spend': ({ stored }) => `收款 · 余额 ${amount(stored.totalFen)}`,
  'storedValue.voidSpend': ({ stored }) => `撤销收款 · 余额 ${amount(stored.totalFen)}`,
  'storedValue.refund': ({ stored }) => `退储值 · 余额 ${amount(stored.totalFen)}`,
  'receipt.credit': ({ points }) => (points === null ? '补记 · 积分正在算' : `补记 · ${delta(points)} 分`),
}

export function summaryOf(action: string, data: unknown): string {
  const summary = summaries[action as ActionName] as ((data: unknown) => string) | undefined
  return summary ? summary(data) : ''
}
