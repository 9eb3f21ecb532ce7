import type { OutputOf, StoredView } from '@shared/contract'
import { amount, shortYuan } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { FailedInBar } from '@/clerk/components/failed-command'
import { type Part, PartField } from '@/clerk/components/part-field'
import { PartSheet } from '@/clerk/components/part-sheet'
import { ReasonField } from '@/clerk/components/reason-field'
import { CustomerCard } from '@/clerk/features/member/customer-card'
import { customerText } from '@/clerk/features/member/customer-text'
import type { CustomerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { keptOnPhone } from '@/cloud/pending-commands'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Page } from '@/components/page'
import { askFirst } from '@/device/ask-first'
import { vibrate } from '@/device/vibrate'
import { missingForRefund, refundText, sentText, titles } from './text'
import './index.scss'

const usualReasons = ['顾客不用了', '充错金额', '门店停业'] as const

/**
 * A manager pays principal back, all or part of it; what leaves with it is said before, and asked once more.
 */
export function RefundForm({
  customer: { storeId, customerId, ticket, customer, stored },
  onDone,
}: {
  customer: CustomerAtDesk & { stored: StoredView }
  onDone: (answer: OutputOf<'storedValue.refund'>) => void
}) {
  const [part, setPart] = useState<Part>('whole')
  const [typedFen, setTypedFen] = useState(0)
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const refund = useCommand(
    'storedValue.refund',
    keptOnPhone('storedValue.refund', {
      about: customerId,
      whose: customerText(customer),
      textOf: ({ amountFen }) => sentText('refund', amountFen),
    }),
  )
  const fen = part === 'whole' ? stored.principalFen : typedFen
  // What may have been paid back already is sent again as it was.
  const locked = refund.pending || refund.unknown
  const change = (apply: () => void) => {
    if (locked) return
    refund.dismiss()
    apply()
  }
  const send = async () => {
    if (!refund.unknown && !(await confirmed(fen))) return
    const answer = await refund.run({ storeId, customerId, ticket, amountFen: fen, reason: reason.trim() })
    if (!answer) return
    vibrate(answer.ok ? 'yes' : 'no')
    if (answer.ok) onDone(answer.data)
  }
  return (
    <Page
      title={titles.refund}
      back
      actions={
        <>
          {refund.failure && <FailedInBar failure={refund.failure} />}
          <Button
            id="send-refund"
            kind={refund.unknown ? 'primary' : 'danger'}
            size="xl"
            pending={refund.pending && '正在退'}
            disabledBecause={!refund.unknown && missingForRefund(fen, stored.principalFen, reason)}
            onTap={() => void send()}
          >
            {refund.unknown ? '再送一次' : `退 ${shortYuan(fen)} 元`}
          </Button>
        </>
      }
      sheets={
        <PartSheet
          open={asking}
          note={`单位是元，本金有 ${shortYuan(stored.principalFen)} 元`}
          mostFen={stored.principalFen}
          onClose={() => setAsking(false)}
          onAmount={next =>
            change(() => {
              setTypedFen(next)
              setAsking(false)
            })
          }
        />
      }
    >
      <View className="stack stored-pad">
        <CustomerCard customer={customer} />
        <KeyValues>
          <KeyValue label="本金">{amount(stored.principalFen)}</KeyValue>
          <KeyValue label="赠金">{amount(stored.bonusFen)}</KeyValue>
        </KeyValues>
        <PartField
          wholeLabel="本金全退"
          part={part}
          fen={typedFen}
          onPart={next =>
            change(() => {
              setPart(next)
              setAsking(next === 'part')
            })
          }
          onAskAmount={() => !locked && setAsking(true)}
        />
        {fen > 0 && <View className="small ink-2">{refundText(fen, stored)}</View>}
        <ReasonField
          usual={usualReasons}
          reason={reason}
          onReason={next => change(() => setReason(next))}
          locked={locked}
        />
      </View>
    </Page>
  )
}

function confirmed(fen: number): Promise<boolean> {
  return askFirst({
    title: `退 ${shortYuan(fen)} 元本金？`,
    content: '退的是顾客充的钱，对应的赠金会一起收回。钱请当面退给顾客。',
    yes: '退',
    no: '不退',
  })
}
