import type { OutputOf } from '@shared/contract'
import type { MergingCard } from '@shared/contract/actions/member'
import { amount, integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import type { Failure } from '../../cloud/answer'
import { useCommand } from '../../cloud/use-command'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { KeyValue, KeyValues } from '../../components/key-value'
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
        <CardFacts title="现在这张" card={matched.mine} />
        <View className="merge-into">
          <Icon name="down" size={20} />
          并入
        </View>
        <CardFacts title="留下这张" card={matched.other} />
        <View className="small ink-2">
          等级取高的那个，成长值加在一起。以后两个微信用的都是留下的这张卡，合并后不能再分开。
        </View>
      </View>
    </Page>
  )
}

function CardFacts({ title, card }: { title: string; card: MergingCard }) {
  return (
    <View className="merge-card">
      <View className="merge-card-head">
        <View className="t3">{title}</View>
        <View className="small ink-3">
          {[card.member.phoneMasked, tailOf(card)].filter(Boolean).join(' · ')}
        </View>
      </View>
      <KeyValues>
        <KeyValue label="等级">{tierOf(card)}</KeyValue>
        <KeyValue label="积分">{pointsOf(card)}</KeyValue>
        <KeyValue label="能用的券">{`${integer(card.coupons)} 张`}</KeyValue>
        {card.stored && <KeyValue label="储值">{amount(card.stored.totalFen)}</KeyValue>}
      </KeyValues>
    </View>
  )
}
