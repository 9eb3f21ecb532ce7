import type { MyPerksView } from '@shared/contract'
import { Cell, Cells } from '@/components/cell'
import { openTab } from '@/navigate'
import { birthdayLine, monthlyLine } from './perk-text'

export interface PerkCellsProps {
  perks: MyPerksView
  today: string
  /** Without the birthday once it is known and nothing is new: the first screen says only what is for now. */
  brief?: boolean
}

/** What one's tier gives by itself: this month's coupon, and the birthday gift or the way to it. */
export function PerkCells({ perks: { monthly, birthday }, today, brief = false }: PerkCellsProps) {
  const coupon = monthly && monthlyLine(monthly, today)
  const gift = birthday && !(brief && birthday.state === 'coming') ? birthdayLine(birthday, today) : null
  if (!coupon && !gift) return null
  const isAsked = birthday?.state === 'unknown'
  return (
    <Cells>
      {coupon && <Cell id="perk-monthly" icon="ticket" {...coupon} onTap={() => openTab('wallet')} />}
      {gift && (
        <Cell id="perk-birthday" icon="gift" {...gift} {...(isAsked ? { onTap: () => openTab('me') } : {})} />
      )}
    </Cells>
  )
}

/** Whether there is anything to say. */
export const hasPerks = ({ monthly, birthday }: MyPerksView) => monthly !== null || birthday?.gift != null
