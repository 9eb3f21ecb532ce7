import { forgive, owe, type Purse, takeActive, takePending } from './purse'

/**
 * Takes points back to `brand.issued`, in full, whatever is left of them: own pending → own lot → other lots,
 * oldest first → debt. When the own lot has ended, the rest is forgiven: the customer had lost those points anyway. Of points that were
 * given up nothing but what still waits can be taken. The purse must have been rolled to `today`.
 */
export function clawBack(
  purse: Purse,
  points: number,
  own: { ref: string; lotDay: string; givenUp: boolean },
  today: string,
): void {
  const to = 'brand.issued'
  let missing = takePending(purse, to, points, row => row.ref === own.ref)
  if (own.givenUp) {
    forgive(purse, to, missing)
    return
  }
  missing = takePending(purse, to, missing, row => row.ref === '' && row.lotDay === own.lotDay)
  missing = takeActive(purse, to, missing, lot => lot.day === own.lotDay)
  missing = takeActive(purse, to, missing)
  if (own.lotDay < today) forgive(purse, to, missing)
  else if (missing > 0) owe(purse, to, missing)
}
