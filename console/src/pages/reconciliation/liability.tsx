import { amount, integer } from '@shared/domain/money/display'
import { billDayText } from '@shared/text/bills'
import { Card } from '@/components/card'
import { KeyValues } from '@/components/key-value'
import type { Opened } from './words'

/** What the brand owes its people as of the newest audit. */
export function Liability({ audit }: { audit: Opened['audit'] }) {
  if (!audit?.liability) {
    return (
      <Card title="欠顾客的">
        <p className="small ink-2">还没有核对过。每天上午 10 点以后核对一次，算出还欠顾客多少。</p>
      </Card>
    )
  }
  const { points, pointsFen, debt, storedPrincipalFen, storedBonusFen } = audit.liability
  return (
    <Card title="欠顾客的" note={`${billDayText(audit.day)}核对`}>
      <KeyValues
        rows={[
          ['还没用的积分', <span key="p" className="points">{`${integer(points)} 分`}</span>],
          ['折合', amount(pointsFen)],
          ['顾客欠的积分', debt > 0 ? `${integer(debt)} 分` : '没有'],
          ['储值本金', amount(storedPrincipalFen)],
          ['储值赠金', amount(storedBonusFen)],
        ]}
      />
    </Card>
  )
}
