import type { OutputOf } from '@shared/contract'
import { shortYuan } from '@shared/domain/money/display'
import { Input, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { FailedInBar } from '@/clerk/components/failed-command'
import { type Part, PartField } from '@/clerk/components/part-field'
import { PartSheet } from '@/clerk/components/part-sheet'
import { ReasonField } from '@/clerk/components/reason-field'
import { SLIP_LENGTH, slipCharacters, slipText } from '@/clerk/features/receipt/slip'
import { keptOnPhone, type PendingCommand, pendingCommandOf } from '@/cloud/pending-commands'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Page } from '@/components/page'
import { askFirst } from '@/device/ask-first'
import { vibrate } from '@/device/vibrate'
import { RecentCredits } from './recent-credits'
import { missingText, refusalOf } from './text'
import './index.scss'

const usualReasons = ['顾客退货', '做错了重做', '多收了钱', '录错小票'] as const

/** Which receipt, how much and why; asked once more before anything goes back. */
export function ReceiptForm({
  desk,
  storeId: firstStore,
  receiptNo: firstNo,
  onDone,
  onPending,
}: {
  desk: OutputOf<'staff.open'>
  storeId: string
  /** The one to give back, when the page was opened for one. */
  receiptNo: string
  onDone: (done: { answer: OutputOf<'receipt.void'>; receiptNo: string }) => void
  /** The same receipt was sent before and has no answer yet. */
  onPending: (sent: PendingCommand) => void
}) {
  const [storeId, setStoreId] = useState(firstStore)
  const [receiptNo, setReceiptNo] = useState(firstNo)
  const [part, setPart] = useState<Part>('whole')
  const [fen, setFen] = useState(0)
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const store = desk.stores.find(({ id }) => id === storeId) ?? desk.stores[0]
  const about = `${store?.id ?? ''} ${receiptNo}`
  const textOf = () => `退小票 ${slipText(receiptNo)}，${much}`
  const refund = useCommand(
    'receipt.void',
    keptOnPhone('receipt.void', { about, whose: store?.name ?? '', textOf }),
  )
  const { unknown } = refund
  // What may have been given back already is sent again as it was.
  const locked = refund.pending || unknown
  const change = (apply: () => void) => {
    if (locked) return
    refund.dismiss()
    apply()
  }
  const changeStore = async () => {
    const itemList = desk.stores.map(({ name }) => name)
    const choice = await Taro.showActionSheet({ itemList }).catch(() => null)
    const chosen = choice && desk.stores[choice.tapIndex]
    if (chosen) change(() => setStoreId(chosen.id))
  }
  const much = part === 'whole' ? '剩下的全退' : `退 ${shortYuan(fen)} 元`
  const send = async () => {
    const before = pendingCommandOf('receipt.void', about)
    if (before && !unknown) return onPending(before)
    if (!store || (!unknown && !(await confirmed(`${store.name}的小票 ${slipText(receiptNo)}，${much}`))))
      return
    const input = {
      storeId: store.id,
      receiptNo,
      ...(part === 'part' ? { fen } : {}),
      reason: reason.trim(),
    }
    const answer = await refund.run(input)
    if (!answer) return
    vibrate(answer.ok ? 'yes' : 'no')
    if (answer.ok) onDone({ answer: answer.data, receiptNo })
  }
  return (
    <Page
      title="退小票"
      back
      actions={
        <>
          {refund.failure && <FailedInBar failure={refund.failure} {...refusalOf(refund.failure)} />}
          <Button
            id="send-void"
            kind={unknown ? 'primary' : 'danger'}
            size="xl"
            pending={refund.pending && '正在退'}
            disabledBecause={!unknown && missingText(receiptNo, part === 'part', fen, reason)}
            onTap={() => void send()}
          >
            {unknown ? '再送一次' : much}
          </Button>
        </>
      }
      sheets={
        <PartSheet
          open={asking}
          note="单位是元，不能超过小票上还没退的"
          onClose={() => setAsking(false)}
          onAmount={typed =>
            change(() => {
              setFen(typed)
              setAsking(false)
            })
          }
        />
      }
    >
      <View className="stack receipt-form">
        <Cells>
          <Cell
            id="change-store"
            icon="store"
            title={store?.name ?? ''}
            {...(desk.role === 'clerk' ? { note: '你能退当天的小票，以前的请店长退' } : {})}
            {...(desk.stores.length > 1 && !locked
              ? { value: '换一家', onTap: () => void changeStore() }
              : {})}
          />
        </Cells>
        <View>
          <View className="field-label">小票号</View>
          {slipText(receiptNo) === receiptNo ? (
            <Input
              id="type-receipt"
              className={receiptNo ? 'field-input receipt-number' : 'field-input'}
              placeholder="印在小票上，字母和数字"
              placeholderClass="field-empty"
              maxlength={SLIP_LENGTH}
              disabled={locked}
              value={receiptNo}
              onInput={event => change(() => setReceiptNo(slipCharacters(event.detail.value)))}
            />
          ) : (
            <Cells>
              <Cell
                id="chosen-receipt"
                icon="receipt"
                title={slipText(receiptNo)}
                {...(locked ? {} : { value: '换一张', onTap: () => change(() => setReceiptNo('')) })}
              />
            </Cells>
          )}
        </View>
        {receiptNo === '' && store && (
          <RecentCredits key={store.id} storeId={store.id} onChoose={credit => setReceiptNo(credit)} />
        )}
        <PartField
          wholeLabel="剩下的全退"
          part={part}
          fen={fen}
          onPart={next =>
            change(() => {
              setPart(next)
              setAsking(next === 'part')
            })
          }
          onAskAmount={() => !locked && setAsking(true)}
        />
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

function confirmed(what: string): Promise<boolean> {
  return askFirst({
    title: '退这张小票？',
    content: `${what}。钱请当面退给顾客，这一单的积分会跟着扣回。`,
    yes: '退',
    no: '不退',
  })
}
