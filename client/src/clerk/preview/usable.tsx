import type { CouponView, CustomerView } from '@shared/contract'
import type { Redeemed } from '@shared/contract/actions/redemption'
import { shortYuan } from '@shared/domain/money/display'
import { conditionWords, timesWords } from '@shared/domain/wording/coupons'
import { deadlineWords } from '@shared/domain/wording/dates'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PendingCommandFirst } from '@/clerk/components/pending-command-first'
import { CustomerCard } from '@/clerk/features/member/customer-card'
import { customerText } from '@/clerk/features/member/customer-text'
import { OffFigure } from '@/clerk/features/redemption/off-figure'
import { redeemed } from '@/clerk/features/redemption/redeemed'
import { couponText } from '@/clerk/features/redemption/redemption-text'
import { keptOnPhone, pendingCommandOf } from '@/cloud/pending-commands'
import { serverNow } from '@/cloud/server-clock'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Page } from '@/components/page'
import { StatusBanner } from '@/components/status-banner'
import { Verdict } from '@/components/verdict'
import { vibrate } from '@/device/vibrate'
import { replacePage } from '@/navigate'
import { useTimeZone } from '@/theme/brand-theme'
import { AmountSheet } from './amount-sheet'
import { QueuedPreview } from './queued'
import { RefusedPreview } from './refused'
import './index.scss'

export interface UsablePreviewProps {
  storeId: string
  coupon: CouponView
  ticket: string
  customer: CustomerView
  onCancel: () => void
}

/** It may be used: what to check on the receipt, whose it is, and one button to confirm. */
export function UsablePreview({ storeId, coupon, ticket, customer, onCancel }: UsablePreviewProps) {
  const { terms } = coupon
  const timeZone = useTimeZone()
  const redeem = useCommand(
    'redemption.redeem',
    keptOnPhone('redemption.redeem', {
      about: coupon.id,
      whose: customerText(customer),
      textOf: () => `核销 ${couponText(coupon)}`,
    }),
  )
  const [before, setBefore] = useState(() => pendingCommandOf('redemption.redeem', coupon.id))
  const [amountFen, setAmountFen] = useState<number>()
  const [asking, setAsking] = useState(false)
  const needsAmount = terms.benefit.kind === 'percentage' && amountFen === undefined
  const input = { storeId, couponId: coupon.id, ticket, ...(amountFen === undefined ? {} : { amountFen }) }
  const confirm = async () => {
    const answer = await redeem.run(input)
    if (!answer) return
    vibrate(answer.ok ? 'yes' : 'no')
    if (answer.ok) show(answer.data)
  }
  const show = (answer: Redeemed) => {
    // The confirm does not read the customer again; the preview knows who it is.
    redeemed.set({ ...answer, use: { ...answer.use, customer } })
    replacePage('clerkResult')
  }

  if (before) {
    return (
      <PendingCommandFirst
        title="核对这张券"
        sent={before}
        onBooked={late => 'use' in late && 'todayCount' in late && show(late)}
        onNew={() => setBefore(undefined)}
      />
    )
  }

  if (redeem.failure?.kind === 'refused' && !redeem.unknown) {
    return <RefusedPreview failure={redeem.failure} storeId={storeId} onBack={redeem.dismiss} />
  }
  if (redeem.failure || (redeem.pending && redeem.attempts > 1)) {
    return (
      <QueuedPreview
        coupon={coupon}
        customer={customer}
        attempts={redeem.attempts}
        pending={redeem.pending}
        onRetry={confirm}
      />
    )
  }
  return (
    <Page
      title="核对这张券"
      back
      headerInk="verdict"
      header={
        <Verdict tone="ok" word="可以用">
          <View className="preview-coupon">
            <View className="preview-coupon-text">
              <View className="preview-coupon-name">{terms.name}</View>
              <View className="body-2">{conditionWords(terms)}</View>
            </View>
            <OffFigure benefit={terms.benefit} offFen={null} size={56} />
          </View>
        </Verdict>
      }
      actions={
        <View className="bar-row">
          <View className="bar-lesser">
            <Button id="cancel" kind="outline" size="xl" onTap={onCancel}>
              取消
            </Button>
          </View>
          <Button
            id="confirm-redeem"
            size="xl"
            pending={redeem.pending && '正在核销'}
            onTap={needsAmount ? () => setAsking(true) : confirm}
          >
            {needsAmount ? '填金额，算优惠' : '确认核销'}
          </Button>
        </View>
      }
      sheets={
        <AmountSheet
          open={asking}
          benefit={terms.benefit}
          thresholdFen={terms.thresholdFen}
          onClose={() => setAsking(false)}
          onAmount={fen => {
            setAmountFen(fen)
            setAsking(false)
          }}
        />
      }
    >
      <View className="stack preview-stack">
        {terms.thresholdFen > 0 && amountFen === undefined && (
          <StatusBanner
            tone="warn"
            icon="receipt"
            fact={`请看一眼小票：要满 ${shortYuan(terms.thresholdFen)} 元`}
          />
        )}
        <CustomerCard customer={customer} />
        <KeyValues>
          <KeyValue label="这家店">
            <View className="preview-tick">
              <Icon name="check" size={18} />
              可用
            </View>
          </KeyValue>
          <KeyValue label="有效期">{`${deadlineWords(coupon.validToAt, serverNow(), timeZone)}前`}</KeyValue>
          {terms.times.length > 0 && <KeyValue label="可用时段">{timesWords(terms.times)}</KeyValue>}
          {terms.notWith && <KeyValue label="不能一起用">{terms.notWith}</KeyValue>}
          {amountFen !== undefined && <KeyValue label="这一单">{`${shortYuan(amountFen)} 元`}</KeyValue>}
        </KeyValues>
        <Button kind="text" icon="keyboard" onTap={() => setAsking(true)}>
          {amountFen === undefined ? '填这一单的金额，替你核对' : '改金额'}
        </Button>
      </View>
    </Page>
  )
}
