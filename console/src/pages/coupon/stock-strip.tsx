import type { BatchStock } from '@shared/contract/actions/coupon-batch'
import { integer } from '@shared/domain/money/display'

/** Where the units are: used, with customers, expired, and those that no one took as the empty rest. */
export function StockStrip({ stock: { total, taken, used, expired } }: { stock: BatchStock }) {
  const held = Math.max(0, taken - used - expired)
  const share = (units: number) => ({ width: `${(100 * units) / Math.max(1, total)}%` })
  const words = `领走 ${integer(taken)} / ${integer(total)}`
  return (
    <div className="stock">
      <div className="stock-strip" aria-hidden="true">
        <i className="stock-used" style={share(used)} />
        <i className="stock-held" style={share(held)} />
        <i className="stock-expired" style={share(expired)} />
      </div>
      <span className="caption">{words}</span>
    </div>
  )
}
