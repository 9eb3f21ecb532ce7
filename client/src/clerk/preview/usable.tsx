import type { CouponTermsView, CouponView, CustomerView } from '@shared/contract'
import type { Redeemed } from '@shared/contract/actions/redemption'
import { discountFen } from '@shared/domain/coupon/discount'
import { conditionWords } from '@shared/text/coupons'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PendingCommandFirst } from '@/clerk/components/pending-command-first'
import { useCommandForm } from '@/clerk/components/use-command-form'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { customerText } from '@/clerk/features/member/customer-text'
import { OffFigure } from '@/clerk/features/redemption/off-figure'
import { redeemed } from '@/clerk/features/redemption/redeemed'
import { couponText } from '@/clerk/features/redemption/redemption-text'
import { pendingCommandOf } from '@/cloud/pending-commands'
import { Button } from '@/components/button'
import { replacePage } from '@/navigate'
import { AmountSheet } from './amount-sheet'
import { QueuedPreview } from './queued'
import { RefusedPreview } from './refused'
import { UsableFacts } from './usable-facts'
import './index.scss'

export interface UsablePreviewProps {
  storeId: string
  coupon: CouponView
  permit: string
  customer: CustomerView
  onCancel: () => void
}

/** It may be used: confirmed here, after what was sent before has its answer. */
export function UsablePreview(props: UsablePreviewProps) {
  const { storeId, coupon, permit, customer } = props
  const show = (answer: Redeemed) => {
    // The confirm does not read the customer again; the preview knows who it is.
    redeemed.set({ ...answer, use: { ...answer.use, customer } })
    replacePage('clerkResult')
  }
  const redeem = useCommandForm(
    'redemption.redeem',
    { about: coupon.id, whose: customerText(customer), textOf: () => `核销 ${couponText(coupon)}` },
    show,
  )
  const [before, setBefore] = useState(() => pendingCommandOf('redemption.redeem', coupon.id))
  const [amountFen, setAmountFen] = useState<number>()
  const confirm = () =>
    void redeem.send({
      storeId,
      couponId: coupon.id,
      permit,
      ...(amountFen === undefined ? {} : { amountFen }),
    })

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
    <ConfirmPage
      {...props}
      amountFen={amountFen}
      onAmount={setAmountFen}
      pending={redeem.pending}
      onConfirm={confirm}
    />
  )
}

interface ConfirmPageProps extends UsablePreviewProps {
  amountFen: number | undefined
  onAmount: (fen: number) => void
  pending: boolean
  onConfirm: () => void
}

/** What to check on the receipt, whose it is, and one button to confirm. */
function ConfirmPage({
  coupon,
  customer,
  onCancel,
  amountFen,
  onAmount,
  pending,
  onConfirm,
}: ConfirmPageProps) {
  const { terms } = coupon
  const [asking, setAsking] = useState(false)
  const needsAmount = terms.benefit.kind === 'percentage' && amountFen === undefined
  return (
    <VerdictPage
      title="核对这张券"
      tone="ok"
      word="可以用"
      facts={<OffHead terms={terms} amountFen={amountFen} />}
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
            pending={pending && '正在核销'}
            onTap={needsAmount ? () => setAsking(true) : onConfirm}
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
            onAmount(fen)
            setAsking(false)
          }}
        />
      }
    >
      <UsableFacts coupon={coupon} customer={customer} amountFen={amountFen} onAsk={() => setAsking(true)} />
    </VerdictPage>
  )
}

/** What it is, and what comes off: the amount once the bill is known. */
function OffHead({ terms, amountFen }: { terms: CouponTermsView; amountFen: number | undefined }) {
  const offFen = amountFen === undefined ? null : discountFen(terms, amountFen)
  return (
    <View className="preview-coupon">
      <View className="preview-coupon-text">
        <View className="preview-coupon-name">{terms.name}</View>
        <View className="body-2">{conditionWords(terms)}</View>
      </View>
      <OffFigure benefit={terms.benefit} offFen={offFen} size={56} />
    </View>
  )
}
