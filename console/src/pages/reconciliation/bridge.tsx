import { amount, integer } from '@shared/domain/money/display'
import { billDayText } from '@shared/text/bills'
import { Card } from '@/components/card'
import { bridgeOf, type Difference, type Opened, signedAmount } from './words'

interface BridgeProps {
  opened: Opened
  /** `''` = the whole month. */
  day: string
  differences: readonly Difference[]
}

/** What is left between the bill and us, by the four ways both part. Only differences are drawn. */
export function Bridge({ opened, day, differences }: BridgeProps) {
  const bills = opened.bills.filter(bill => day === '' || bill.day === day)
  const sum = (of: 'payments' | 'paidFen' | 'refunds' | 'refundedFen') =>
    bills.reduce((total, bill) => total + bill[of], 0)
  const { groups, fen } = bridgeOf(differences)
  const most = Math.max(1, ...groups.map(group => Math.abs(group.fen)))
  return (
    <Card>
      <div className="bridge-ends">
        <div>
          <div className="caption">微信账单净收</div>
          <div className="kpi num">{amount(sum('paidFen') - sum('refundedFen'))}</div>
          <div className="caption">
            {`收 ${integer(sum('payments'))} 笔 ${amount(sum('paidFen'))}，退 ${integer(sum('refunds'))} 笔 ${amount(sum('refundedFen'))}`}
          </div>
        </div>
        <div className="bridge-left">
          <div className="caption">{day === '' ? '还没对上的差' : `${billDayText(day)}还差`}</div>
          <div className="kpi num">{signedAmount(fen)}</div>
          <div className="caption">{leftWords(fen)}</div>
        </div>
      </div>
      <table className="table table-dense bridge" aria-label="差在哪">
        <tbody>
          {groups.map(group => (
            <tr key={group.id}>
              <th scope="row">{group.title}</th>
              <td className="ink-3">
                {group.count === 0 ? '没有' : `${integer(group.count)} 笔，${group.note}`}
              </td>
              <td className="bridge-bar" aria-hidden="true">
                <div
                  className={group.fen < 0 ? 'is-less' : 'is-more'}
                  style={{ width: `${(Math.abs(group.fen) / most) * 46}%` }}
                />
              </td>
              <td className="is-number">
                <b className="num">{signedAmount(group.fen)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="caption">条只画差异，不画总额。已经补齐的不算在里面。</p>
    </Card>
  )
}

const leftWords = (fen: number) => (fen === 0 ? '两边一样' : fen > 0 ? '账单比我们多' : '账单比我们少')
