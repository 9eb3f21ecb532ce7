import type { CouponCodesView, CouponView } from '@shared/contract'
import { spacedShortNumber } from '@shared/domain/codes/short-number'
import { conditionWords } from '@shared/text/coupons'
import { deadlineWords } from '@shared/text/dates'
import { Text, View } from '@tarojs/components'
import { useRotatingCode } from '@/cloud/use-rotating-code'
import { QrCode } from '@/components/code-plate'
import { TicketFace, ticketValueOf } from '@/components/coupon-ticket'
import { RefreshRing } from '@/components/refresh-ring'
import { useBrightScreen } from '@/device/screen-brightness'
import { useCodeForStage } from '@/device/stage-code'
import { endsSoon, ticketOf } from '@/features/coupon/ticket-of'
import type { Seen } from '@/seen'

export interface CouponPlateProps {
  coupon: CouponView
  /** null: it cannot be redeemed any more. */
  codes: CouponCodesView | null
  seen: Seen
  onRenew: () => void
}

/** The coupon as a paper plate: what it is worth above the perforation, what to show below it. */
export function CouponPlate({ coupon, codes, seen, onRenew }: CouponPlateProps) {
  const { terms, validToAt, usesLeft } = coupon
  const soon = endsSoon(validToAt, seen.now) && codes !== null
  return (
    <View className="coupon-plate">
      <View className="coupon-top">
        <View className="coupon-text">
          <View className="coupon-name">{terms.name}</View>
          <View className="coupon-condition">{conditionWords(terms)}</View>
          <View className={`coupon-end ${soon ? 'coupon-end-soon' : ''}`}>
            {`${deadlineWords(validToAt, seen.now, seen.timeZone)}到期`}
          </View>
        </View>
        <View className="coupon-value">
          <TicketFace value={ticketValueOf(terms.benefit, usesLeft)} size={56} />
        </View>
      </View>
      <View className="coupon-bottom">
        {codes ? <Code codes={codes} onRenew={onRenew} /> : <Over coupon={coupon} seen={seen} />}
      </View>
    </View>
  )
}

interface CodeProps {
  codes: CouponCodesView
  onRenew: () => void
}

/** The QR code, and below it what is read out when scanning fails: the number and its current digits. */
function Code({ codes, onRenew }: CodeProps) {
  const { step, secondsLeft } = useRotatingCode(codes)
  const code = step?.code ?? null
  useBrightScreen(true)
  useCodeForStage(code)
  return (
    <>
      {code ? (
        <QrCode text={code} size={188} label="券码" />
      ) : (
        <View className="coupon-code-over">这个码过期了</View>
      )}
      <View className="coupon-ring">
        <RefreshRing secondsLeft={secondsLeft} stepSeconds={codes.stepMs / 1000} onRenew={onRenew} />
      </View>
      {codes.shortNo && step && (
        <>
          <View className="coupon-hint">扫不了？把这两组数字读给店员</View>
          <View className="coupon-short">
            <Text id="short-number">{spacedShortNumber(codes.shortNo)}</Text>
            <Text className="coupon-short-dot">·</Text>
            <Text id="short-digits" className="coupon-short-digits">
              {step.digits}
            </Text>
          </View>
          <View className="coupon-hint coupon-hint-after">后 4 位跟着码一起换，读现在的</View>
        </>
      )}
    </>
  )
}

/** No code any more: used, expired, taken back or held by an order, in words. */
function Over({ coupon, seen }: Pick<CouponPlateProps, 'coupon' | 'seen'>) {
  const { state, stamp, meta } = ticketOf(coupon, seen)
  const word = stamp ?? (state === 'used' ? '已用' : state === 'expired' ? '过期' : '占用')
  return (
    <View className="coupon-over">
      <View className="coupon-stamp">{word}</View>
      <View className="coupon-over-text">{coupon.notUsable?.message ?? meta}</View>
      {state === 'used' && <Text className="coupon-over-note">已经减过了，不会多减。</Text>}
    </View>
  )
}
