import { forgiveForfeited, forgiveLapsed } from './losses'
import { owe, type Purse, takeActive, takePending } from './purse'

/**
 * Takes points back to `brand.issued`, in full, whatever is left of them: own pending → own lot → other lots,
 * oldest first → what the own lot lost when it ended → debt. Of points earned before a closing, what their
 * lot and the closing took is forgiven first, so that it touches nothing earned since; the rest was spent and
 * is taken or owed like any other. More than was really lost is never forgiven: here
 * docs/architecture/ledger.md ("what the other lots cannot cover is posted from `brand.forgiven`") went too
 * far. The purse must have been rolled to today.
 */
export function clawBack(
  purse: Purse,
  points: number,
  own: { ref: string; lotDay: string; forfeited: boolean },
): void {
  const to = 'brand.issued'
  const { lotDay } = own
  let missing = takePending(purse, to, points, row => row.ref === own.ref)
  if (own.forfeited) {
    missing = forgiveLapsed(purse, to, missing, lotDay)
    missing = forgiveForfeited(purse, to, missing)
  }
  missing = takePending(purse, to, missing, row => row.ref === '' && row.lotDay === lotDay)
  missing = takeActive(purse, to, missing, lot => lot.day === lotDay)
  missing = takeActive(purse, to, missing)
  missing = forgiveLapsed(purse, to, missing, lotDay)
  if (missing > 0) owe(purse, to, missing)
}
