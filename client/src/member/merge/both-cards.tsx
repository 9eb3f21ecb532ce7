import type { OutputOf } from '@shared/contract'
import type { MergingCard } from '@shared/contract/actions/member'
import { amount, integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import type { Failure } from '../../cloud/answer'
import { useCommand } from '../../cloud/use-command'
import { Button } from '../../components/button'
import { Page } from '../../components/page'
import { Points } from '../../components/points'
import { StatusBanner } from '../../components/status-banner'
import { goBack } from '../../navigate'
import { pointsOf, tailOf, tierOf, together } from './words'

type Matched = OutputOf<'member.match'>

export interface BothCardsProps {
  matched: Matched
  onMerged: (merged: OutputOf<'member.merge'>) => void
  /** The proof is too old, or the other card is not what it was: prove again. */
  onOutdated: (why: Failure) => void
}

/** Both cards with what is on them, what they come to, and the one button that makes them one. */
export function BothCards({ matched, onMerged, onOutdated }: BothCardsProps) {
  const merge = useCommand('member.merge')
  const { failure } = merge
  const unknown = failure !== undefined && failure.kind !== 'refused'
  const agree = async () => {
    const answer = await merge.run({ ticket: matched.ticket })
    if (!answer) return
    if (answer.ok) onMerged(answer.data)
    else if (answer.kind === 'refused' && answer.code !== 'BUSY') onOutdated(answer)
  }
  const sum = together(matched)
  return (
    <Page
      title="合并会员卡"
      back
      bar={
        <>
          <Button id="merge" pending={merge.pending && '正在合并'} onTap={() => void agree()}>
            {unknown ? '再送一次' : '合并成一张'}
          </Button>
          <Button id="leave" kind="text" onTap={goBack}>
            先不合并
          </Button>
        </>
      }
    >
      <View className="stack merge-page">
        <View>
          <View className="body-2 ink-2">合并以后一共</View>
          <Points points={sum.points} size={48} />
          <View className="small ink-2">
            {[
              sum.debt > 0 ? `还欠 ${integer(sum.debt)} 积分` : '',
              sum.coupons > 0 ? `券 ${integer(sum.coupons)} 张` : '',
              sum.storedWords && `储值 ${sum.storedWords}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </View>
        </View>
        {failure && (
          <StatusBanner
            tone="warn"
            icon={unknown ? 'offline' : 'warning'}
            fact={unknown ? '还没等到回音' : failure.message}
            {...(unknown ? { consequence: '可能已经合并，也可能没有。再送一次就知道，不会合并两次' } : {})}
          />
        )}
        <Compared matched={matched} />
        <View className="small ink-2">
          等级取高的那个，成长值加在一起。以后两个微信用的都是留下的这张卡，合并后不能再分开。
        </View>
      </View>
    </Page>
  )
}

/** Row by row, the card that goes beside the one that stays. */
function Compared({ matched: { mine, other } }: { matched: Matched }) {
  const stored = (card: MergingCard) => amount(card.stored?.totalFen ?? 0)
  return (
    <View className="merge-table">
      <View className="merge-row merge-row-head">
        <View className="merge-label" />
        <View className="merge-cell">并掉这张</View>
        <View className="merge-cell">留下这张</View>
      </View>
      <Row label="卡号" of={tailOf} mine={mine} other={other} />
      <Row label="手机号" of={card => card.member.phoneMasked || '没有留'} mine={mine} other={other} />
      <Row label="等级" of={tierOf} mine={mine} other={other} />
      <Row label="积分" of={pointsOf} mine={mine} other={other} />
      <Row label="能用的券" of={card => `${integer(card.coupons)} 张`} mine={mine} other={other} />
      {(mine.stored || other.stored) && <Row label="储值" of={stored} mine={mine} other={other} />}
    </View>
  )
}

interface RowProps {
  label: string
  of: (card: MergingCard) => string
  mine: MergingCard
  other: MergingCard
}

function Row({ label, of, mine, other }: RowProps) {
  return (
    <View className="merge-row">
      <View className="merge-label">{label}</View>
      <View className="merge-cell">{of(mine)}</View>
      <View className="merge-cell">{of(other)}</View>
    </View>
  )
}
