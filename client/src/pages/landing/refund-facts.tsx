import type { GiftView } from '@shared/contract'
import { delta, integer } from '@shared/domain/money/display'
import { tierProgressWords } from '@shared/text/points'
import { View } from '@tarojs/components'
import { Cell, Cells } from '@/components/cell'
import type { Landing } from './hero-text'

/** What the refund took back, and what it left. */
export function RefundFacts({ landing: { grant, member, gifts } }: { landing: Landing }) {
  const taken = grant ? grant.points - grant.kept : 0
  const { active, debt } = member.points
  const left =
    debt > 0
      ? `不够扣的 ${integer(debt)} 分先记下，下次得分会先还上`
      : `就是这一单得的，现在有 ${integer(active)} 积分`
  return (
    <Cells>
      <Cell
        id="points-taken"
        icon="history"
        title={taken > 0 ? `扣回 ${integer(taken)} 积分` : '积分没有变动'}
        {...(taken > 0
          ? { note: left, value: <View className="num landing-lost">{delta(-taken)}</View> }
          : {})}
      />
      {gifts.map(gift => (
        <Cell key={gift.index} icon="ticket" {...giftTaken(gift)} />
      ))}
      <Cell
        icon="leaf"
        title={`现在是「${member.progress.tier.name}」`}
        note={tierProgressWords(member.progress, member.state)}
      />
    </Cells>
  )
}

function giftTaken({ terms, state, coupon }: GiftView): { title: string; note: string } {
  if (coupon?.state === 'USED') return { title: `「${terms.name}」已经用了`, note: '不追回' }
  if (state === 'withdrawn') return { title: `「${terms.name}」收回了`, note: '还没用过，不影响券包里别的券' }
  return { title: `「${terms.name}」`, note: '没有收下' }
}
