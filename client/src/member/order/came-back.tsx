import type { GiftView, RefundView } from '@shared/contract'
import type { OrderOpened } from '@shared/contract/actions/order'
import { DAY_MS } from '@shared/domain/calendar/units'
import { amount, integer } from '@shared/domain/money/display'
import { momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import { Section } from '@/components/section'
import type { Seen } from '@/seen'

/** Each refund with where it went, and what of points and coupons came back or went with it. */
export function CameBack({ opened, seen }: { opened: OrderOpened; seen: Seen }) {
  const { refunds, grant, gifts, points } = opened
  const back = grant ? grant.points - grant.kept : 0
  const changed = gifts.filter(gift => gift.state === 'withdrawn' || isUsed(gift))
  return (
    <>
      <Section title="退到哪里了">
        <View className="order-rows">
          {refunds.map(refund => (
            <Row
              key={`${refund.at}-${refund.fen}-${refund.state}`}
              icon={refund.atCounter ? 'store' : 'wallet'}
              title={refund.atCounter ? '门店当面退' : '微信原路退回'}
              note={[momentWords(refund.at, seen.now, seen.timeZone), refundNote(refund, seen.now)].join(
                ' · ',
              )}
              value={refund.state === 'success' ? amount(refund.fen) : '等待'}
            />
          ))}
        </View>
      </Section>
      {(back > 0 || changed.length > 0) && (
        <Section title="券和积分">
          <View className="order-rows">
            {changed.map(gift => (
              <Row
                key={gift.index}
                icon="ticket"
                title={gift.terms.name}
                note={isUsed(gift) ? '已经用了，不追回' : '这一单送的，跟着退款收回'}
                value={isUsed(gift) ? '' : '收回'}
              />
            ))}
            {back > 0 && (
              <Row
                icon="leaf"
                title="这一单得的积分"
                note="跟着退款扣回"
                value={`−${integer(back)}`}
                danger
              />
            )}
            <View className="order-rows-foot">
              <View>现在有</View>
              <View className="order-rows-sum">{`${integer(points.active)} 积分`}</View>
            </View>
          </View>
        </Section>
      )}
    </>
  )
}

const isUsed = ({ state, coupon }: GiftView) => state === 'taken' && coupon?.state === 'USED'

/** WeChat promises three working days; after a week it has long arrived. */
const ARRIVED_MS = 7 * DAY_MS

function refundNote({ state, atCounter, at }: RefundView, now: number): string {
  switch (state) {
    case 'success':
      return atCounter || now - at > ARRIVED_MS ? '已经退给你' : '3 个工作日内到账，微信会通知你'
    case 'closed':
      return '没有退成，请联系门店'
    case 'abnormal':
      return '微信没能退到原来的卡，请联系门店'
    case 'asked':
    case 'processing':
      return '微信正在处理'
  }
}

interface RowProps {
  icon: IconName
  title: string
  note: string
  value: string
  danger?: boolean
}

function Row({ icon, title, note, value, danger = false }: RowProps) {
  return (
    <View className="order-back-row">
      <Icon name={icon} size={20} />
      <View className="order-back-text">
        <View>{title}</View>
        <View className="small ink-3">{note}</View>
      </View>
      <View className={`order-back-value ${danger ? 'order-back-danger' : ''}`}>{value}</View>
    </View>
  )
}
