import type { UseView } from '@shared/contract'
import { shortYuan } from '@shared/domain/money/display'
import { benefitWords } from '@shared/text/coupons'
import { clockWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCountdown } from '@/clerk/components/use-countdown'
import { customerText } from '@/clerk/features/member/customer-text'
import { offText } from '@/clerk/features/redemption/redemption-text'
import { useUndo } from '@/clerk/features/redemption/use-undo'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Sheet } from '@/components/sheet'
import { Tag } from '@/components/tag'
import './index.scss'

interface UseRowProps {
  use: UseView
  timeZone: string
  onUndone: () => void
}

/** One redemption of today; tapping it shows its slip and, within ten minutes, the undo. */
export function UseRow({ use, timeZone, onUndone }: UseRowProps) {
  const [open, setOpen] = useState(false)
  const left = useCountdown(open ? use.undoUntilAt : null)
  const undo = useUndo()
  const off =
    use.offFen === null ? benefitWords(use.benefit).replace(/^打 /, '') : `−${shortYuan(use.offFen)}`
  const tapUndo = async () => {
    if (!(await undo.run(use))) return
    setOpen(false)
    onUndone()
  }
  return (
    <>
      <View
        className={`use-row ${use.voided ? 'use-row-voided' : ''}`}
        hoverClass="use-row-pressed"
        onClick={() => setOpen(true)}
        role="button"
      >
        <View className="use-row-time">{clockWords(use.at, timeZone)}</View>
        <View className="use-row-text">
          <View className="use-row-name">
            <View className="use-row-coupon">{use.couponName}</View>
            {use.voided && <Tag tone="danger">已撤销</Tag>}
            {use.typed && <Tag tone="warn">手输</Tag>}
          </View>
          <View className="small ink-3">
            {use.voided
              ? [`${use.voided.clerkName}撤销`, use.voided.reason].filter(Boolean).join('：')
              : customerText(use.customer)}
          </View>
        </View>
        <View className="use-row-off">{off}</View>
      </View>
      <Sheet
        open={open}
        title={use.couponName}
        note={`${clockWords(use.at, timeZone)} · ${use.storeName}`}
        onClose={() => setOpen(false)}
        {...(left > 0 && !use.voided
          ? {
              footer: (
                <Button kind="danger" size="xl" pending={undo.pending && '正在撤销'} onTap={tapUndo}>
                  撤销这次核销
                </Button>
              ),
            }
          : {})}
      >
        <UseSlip use={use} />
      </Sheet>
    </>
  )
}

interface UseSlipProps {
  use: UseView
}

/** The slip of one redemption. */
function UseSlip({ use }: UseSlipProps) {
  return (
    <KeyValues>
      <KeyValue label="优惠">{offText(use)}</KeyValue>
      <KeyValue label="顾客">{customerText(use.customer)}</KeyValue>
      <KeyValue label="店员">{use.mine ? `${use.clerkName}（你）` : use.clerkName}</KeyValue>
      {use.typed && <KeyValue label="怎么核的">只输了券号，没有扫码</KeyValue>}
      <KeyValue label="流水号">{use.receiptNo}</KeyValue>
    </KeyValues>
  )
}
