import type { OutputOf } from '@shared/contract'
import { View } from '@tarojs/components'
import type { Failure } from '@/cloud/answer'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Page } from '@/components/page'
import { Points } from '@/components/points'
import { Section } from '@/components/section'
import { StatusBanner } from '@/components/status-banner'
import { CommandFailure } from '@/member/components/command-failure'
import { goBack } from '@/navigate'
import { besidePoints, joinedMonthText, tailOf, tierOf } from './text'

type Matched = OutputOf<'member.match'>

export interface BothCardsProps {
  matched: Matched
  onAnswered: (answer: OutputOf<'member.merge'>) => void
  /** The proof is too old, or the other card is not what it was: prove again. */
  onOutdated: (why: Failure) => void
}

/** The card that goes with its balances, the card that stays by its tail, and the merge button. */
export function BothCards({ matched, onAnswered, onOutdated }: BothCardsProps) {
  const merge = useCommand('member.merge')
  const { failure } = merge
  const unknown = failure !== undefined && failure.kind !== 'refused'
  const agree = async () => {
    const answer = await merge.run({ permit: matched.permit })
    if (!answer) return
    if (answer.ok) onAnswered(answer.data)
    else if (answer.kind === 'refused' && answer.code !== 'BUSY') onOutdated(answer)
  }
  const { mine, other, merging } = matched
  const waits = merging.kind === 'waits'
  return (
    <Page
      title="合并会员卡"
      back
      actions={
        <>
          <Button id="merge" pending={merge.pending && '正在送出'} onTap={() => void agree()}>
            {unknown ? '再送一次' : waits ? '申请合并' : '合并成一张'}
          </Button>
          <Button id="leave" kind="text" onTap={goBack}>
            先不合并
          </Button>
        </>
      }
    >
      <View className="stack merge-page">
        <MovedBalances mine={mine} />
        {failure && (
          <CommandFailure
            failure={failure}
            perhaps="可能已经合并，也可能没有。再送一次就知道，不会合并两次"
          />
        )}
        {merging.kind === 'waits' && (
          <StatusBanner
            tone="info"
            icon="clock"
            fact={`申请后等 ${merging.hours} 小时才合并。`}
            consequence="手机号有时会换主人，所以先告诉那张卡的主人。没有人停下就自动合并"
          />
        )}
        <KeptCard other={other} />
        <Section title="并掉这张">
          <Cells>
            <Cell icon="card" title={tailOf(mine)} note={tierOf(mine)} value={mine.member.phoneMasked} />
          </Cells>
        </Section>
        <View className="small ink-2">
          等级取高的那个，成长值加在一起，手机号用留下那张的。以后两个微信用的都是同一张卡，合并后不能再分开。
        </View>
      </View>
    </Page>
  )
}

interface MovedBalancesProps {
  mine: Matched['mine']
}

/** What moves to the other card. */
function MovedBalances({ mine }: MovedBalancesProps) {
  return (
    <View>
      <View className="body-2 ink-2">一起并过去</View>
      <Points points={mine.member.points.active} size={48} />
      {besidePoints(mine) && <View className="small ink-2">{besidePoints(mine)}</View>}
    </View>
  )
}

interface KeptCardProps {
  other: Matched['other']
}

/** The card that stays, by its tail. */
function KeptCard({ other }: KeptCardProps) {
  return (
    <Section title="留下这张">
      <Cells>
        <Cell icon="card" title={`尾号 ${other.cardTail}`} note={joinedMonthText(other.joinedMonth)} />
      </Cells>
    </Section>
  )
}
