import { amount } from '@shared/domain/money/display'
import { momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { customerText } from '@/clerk/features/member/customer-text'
import { slipText } from '@/clerk/features/receipt/slip'
import { serverNow } from '@/cloud/server-clock'
import { useQuery } from '@/cloud/use-query'
import { Cell, Cells } from '@/components/cell'
import { useTimeZone } from '@/theme/brand-theme'

const SHOWN = 5

const clerkText = ({ clerkName, amountFen }: { clerkName: string; amountFen: number }) =>
  `${clerkName || '离店员工'} ${amount(amountFen)}`

/**
 * The newest sales this store credited by hand and that still have something to give back; the form works
 * without them.
 */
export function RecentCredits({
  storeId,
  onChoose,
}: {
  storeId: string
  onChoose: (receiptNo: string) => void
}) {
  const timeZone = useTimeZone()
  const { data } = useQuery('receipt.credits', { storeId })
  const open = (data?.credits ?? []).filter(({ leftFen }) => leftFen > 0).slice(0, SHOWN)
  const today = data?.today
  if (open.length === 0 && !today?.amountFen) return null
  return (
    <View>
      {today && today.amountFen > 0 && (
        <View id="credits-today" className="caption ink-2">
          {`今天手工补记共 ${amount(today.amountFen)}（${today.byClerk.map(clerkText).join('，')}）`}
        </View>
      )}
      {open.length > 0 && <View className="field-label">最近补记的，点一下就选它</View>}
      <Cells>
        {open.map(({ receiptNo, at, leftFen, customer }) => (
          <Cell
            key={receiptNo}
            id={`choose-${receiptNo}`}
            title={`${amount(leftFen)} · ${slipText(receiptNo)}`}
            note={`${momentWords(at, serverNow(), timeZone)} · ${customerText(customer)}`}
            onTap={() => onChoose(receiptNo)}
          />
        ))}
      </Cells>
    </View>
  )
}
