import type { CustomerView, StoredEntryView } from '@shared/contract'
import type { StoredDayEntry } from '@shared/contract/actions/stored-value'
import { amount } from '@shared/domain/money/display'
import { clockWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { FailedCommand } from '@/clerk/components/failed-command'
import { ReasonField } from '@/clerk/components/reason-field'
import { customerText } from '@/clerk/features/member/customer-text'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Sheet } from '@/components/sheet'
import { Tag } from '@/components/tag'
import { vibrate } from '@/device/vibrate'
import { kindText, moved, partsText } from './text'
import './index.scss'

const usualReasons = ['收错金额', '顾客换了付法', '收错了人'] as const

interface MovementRowProps {
  movement: StoredDayEntry
  timeZone: string
  onVoided: () => void
}

/** One movement; tapping it shows its slip and, to those permitted, the way to take a spending back. */
export function MovementRow({ movement, timeZone, onVoided }: MovementRowProps) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const undo = useCommand('storedValue.voidSpend')
  const { entry, customerId, customer, clerkName, voided, mayVoid } = movement
  const takeBack = async () => {
    const why = mayVoid === 'with-reason' ? { reason: reason.trim() } : {}
    const answer = await undo.run({ customerId, entryId: entry.id, ...why })
    if (!answer) return
    vibrate(answer.ok ? 'yes' : 'no')
    if (!answer.ok) return
    setOpen(false)
    onVoided()
  }
  return (
    <>
      <MovementLine entry={entry} voided={voided} onOpen={setOpen} timeZone={timeZone} customer={customer} />
      <Sheet
        open={open}
        title={`${kindText[entry.kind]} ${amount(Math.abs(entry.fen))}`}
        note={`${clockWords(entry.at, timeZone)} · ${clerkName}`}
        onClose={() => setOpen(false)}
        {...(mayVoid
          ? {
              footer: (
                <Button
                  id={`void-${entry.id}`}
                  kind="danger"
                  size="xl"
                  pending={undo.pending && '正在撤销'}
                  disabledBecause={mayVoid === 'with-reason' && reason.trim() === '' && '先写原因'}
                  onTap={() => void takeBack()}
                >
                  {undo.unknown ? '再送一次' : '撤销这次收款'}
                </Button>
              ),
            }
          : {})}
      >
        <View className="stack">
          <MovementSlip customer={customer} entry={entry} />
          {mayVoid === 'with-reason' && (
            <ReasonField
              usual={usualReasons}
              reason={reason}
              onReason={setReason}
              locked={undo.pending || undo.unknown}
            />
          )}
          {undo.failure && <FailedCommand failure={undo.failure} />}
        </View>
      </Sheet>
    </>
  )
}

interface MovementSlipProps {
  customer: StoredDayEntry['customer']
  entry: StoredDayEntry['entry']
}

/** The slip of one movement. */
function MovementSlip({ customer, entry }: MovementSlipProps) {
  return (
    <KeyValues>
      <KeyValue label="顾客">{customerText(customer)}</KeyValue>
      <KeyValue label="本金">{amount(Math.abs(entry.principalFen))}</KeyValue>
      <KeyValue label="赠金">{amount(Math.abs(entry.bonusFen))}</KeyValue>
      <KeyValue label="之后的余额">{amount(entry.afterFen)}</KeyValue>
      {entry.reason && <KeyValue label="原因">{entry.reason}</KeyValue>}
    </KeyValues>
  )
}

interface MovementLineProps {
  entry: StoredEntryView
  voided: boolean
  onOpen: (open: boolean) => void
  timeZone: string
  customer: CustomerView
}

/** Time, kind, customer and money in one line. */
function MovementLine({ entry, voided, onOpen, timeZone, customer }: MovementLineProps) {
  return (
    <View
      id={`movement-${entry.id}`}
      className={`movement ${voided ? 'movement-voided' : ''}`}
      hoverClass="movement-pressed"
      onClick={() => onOpen(true)}
      role="button"
    >
      <View className="movement-time">{clockWords(entry.at, timeZone)}</View>
      <View className="movement-text">
        <View className="movement-title">
          {kindText[entry.kind]}
          {voided && <Tag tone="danger">已撤销</Tag>}
        </View>
        <View className="small ink-3">{customerText(customer)}</View>
      </View>
      <View className="movement-money">
        <View className="movement-fen">{moved(entry.fen)}</View>
        <View className="small ink-3">{partsText(entry)}</View>
      </View>
    </View>
  )
}
