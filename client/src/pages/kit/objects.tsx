import { Button } from '@/components/button'
import { CardFace } from '@/components/card-face'
import { MemberCode } from '@/components/code-plate'
import { CouponTicket } from '@/components/coupon-ticket'
import { RefreshRing } from '@/components/refresh-ring'
import { Shown } from './shown'

const nothing = () => undefined
const twelve = {
  value: { kind: 'money', fen: 1200 },
  condition: '满 50 元可用',
  name: '秋茶礼赞满减券',
} as const
const use = { label: '去使用', onTap: nothing }

export function Tickets() {
  return (
    <>
      <Shown name="CouponTicket 券">
        <CouponTicket {...twelve} state="usable" meta="12 月 6 日到期" action={use} />
        <CouponTicket {...twelve} state="soon" meta="明天 24 点到期" tag="明天到期" action={use} />
        <CouponTicket
          {...twelve}
          state="blocked"
          meta="12 月 6 日到期"
          reason={{ text: '再买 12 元可用', link: { label: '为什么', onTap: nothing } }}
        />
        <CouponTicket {...twelve} state="locked" meta="订单尾号 3081 正在用" tag="28 分后放回" />
      </Shown>
      <Shown name="CouponTicket 续">
        <CouponTicket {...twelve} state="used" meta="今天 10:24 · 云栖路店" />
        <CouponTicket {...twelve} state="expired" meta="11 月 20 日到期" />
        <CouponTicket
          {...twelve}
          state="blocked"
          meta="12 月 6 日到期"
          reason={{ text: '这家店不参加，湖滨店能用', link: { label: '看门店', onTap: nothing } }}
        />
        <CouponTicket
          value={{ kind: 'uses', left: 3 }}
          condition="还剩"
          name="一周手冲五次卡"
          state="usable"
          meta="1 月 31 日到期"
          action={use}
        />
        <CouponTicket
          value={{ kind: 'pays', permille: 850 }}
          condition="最多减 20 元"
          name="山泽会员周折扣券"
          state="usable"
          meta={['收下后 14 天内有效', '全部 6 家门店可用']}
          action={{ label: '收下', onTap: nothing, pending: '正在收下' }}
        />
      </Shown>
    </>
  )
}

export function Buttons() {
  return (
    <Shown name="Button 按钮">
      <Button>主要：确认</Button>
      <Button pending="正在提交">提交</Button>
      <Button kind="secondary">次要：看订单</Button>
      <Button kind="outline">描边：取消</Button>
      <Button disabledBecause="还差 214 分">兑换</Button>
      <Button kind="text">文字：以后再说</Button>
      <Button size="xl">确认核销</Button>
    </Shown>
  )
}

const card = { wordmark: '山泽茶事', note: '2025 年 3 月入会', cardNo: '6208041577', onCode: nothing }

export function Faces() {
  return (
    <>
      <Shown name="Face 卡面">
        <CardFace {...card} level={1} tierName="新芽" />
        <CardFace {...card} level={2} tierName="知味" />
        <CardFace {...card} level={3} tierName="藏山" />
      </Shown>
      <Shown name="MemberCode 会员码">
        <Faces.Code />
      </Shown>
    </>
  )
}

Faces.Code = function Code() {
  return (
    <>
      <MemberCode code="M62080415770421" number="620804157731" />
      <RefreshRing secondsLeft={18} onRenew={nothing} />
    </>
  )
}
