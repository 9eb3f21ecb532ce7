import type { GoodsFields } from '@shared/domain/mall/edit-goods'
import { priceText } from './words'

/** The goods as members meet it: each price with its reason. */
export function GoodsPreview({ fields }: { fields: GoodsFields }) {
  const { name, description, points, prices, what } = fields
  return (
    <section className="phone" aria-label="顾客会看到">
      <h2 className="phone-head">顾客会看到</h2>
      <div className="phone-frame">
        <div className="phone-screen phone-list">
          <div className="phone-stop">
            <b>{name.trim() || '还没起名字'}</b>
            {description && <span className="caption">{description}</span>}
          </div>
          <ul className="phone-stop prices">
            <li>
              <b className="points num">{priceText({ points })}</b>
            </li>
            {prices.map(row => (
              <li key={row.id}>
                <b className="points num">{priceText(row)}</b>
                <span className="caption">{row.note.trim() || '还没写说明'}</span>
              </li>
            ))}
          </ul>
          <span className="caption">
            {what.kind === 'item' ? `换了以后 ${what.pickUp.days} 天内到店取` : '换了就在券包里'}
          </span>
          <span className="phone-form">用积分换</span>
        </div>
      </div>
    </section>
  )
}
