import { Card } from '@/components/card'
import { ownRow, type Report } from './words'

/** Permille as `88.4`: of each 100 yuan. */
const of100 = (permille: number) => String(permille / 10)

/** Where each 100 yuan came from: no path, the path with most, the others. Parts add to the whole. */
export function ShareStrip({ report }: { report: Report }) {
  const own = ownRow(report)?.moneyShare ?? 0
  const [first, ...others] = report.rows.filter(({ linkId, moneyShare }) => linkId !== '' && moneyShare > 0)
  const rest = others.reduce((sum, { moneyShare }) => sum + moneyShare, 0)
  const parts = [
    { id: 'own', name: '没经过任何路径', share: own },
    { id: 'first', name: first?.name ?? '', share: first?.moneyShare ?? 0 },
    { id: 'rest', name: `其他 ${others.length} 条`, share: rest },
  ].filter(({ share }) => share > 0)
  if (parts.length === 0) return null
  return (
    <Card title="每 100 元实收从哪来">
      <div className="share" aria-hidden="true">
        {parts.map(({ id, share }) => (
          <div key={id} className={`share-${id}`} style={{ flexGrow: share }} />
        ))}
      </div>
      <ul className="share-legend">
        {parts.map(({ id, name, share }) => (
          <li key={id}>
            <i className={`share-${id}`} aria-hidden="true" />
            {name} <b>{of100(share)} 元</b>
          </li>
        ))}
      </ul>
    </Card>
  )
}
