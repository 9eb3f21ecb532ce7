import type { MergingCard } from '@shared/contract/actions/member-merge'
import { amount, integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Page } from '@/components/page'
import { Points } from '@/components/points'
import { openTab } from '@/navigate'

/** One card, and what is on it now. */
export function Merged({ card: { member, coupons, stored } }: { card: MergingCard }) {
  const storedFen = stored?.totalFen ?? 0
  return (
    <Page
      title="合并会员卡"
      actions={
        <Button id="see-card" onTap={() => openTab('card')}>
          看会员卡
        </Button>
      }
    >
      <View className="stack merge-page">
        <View className="t2">已合并成一张卡</View>
        <View>
          <View className="body-2 ink-2">现在一共</View>
          <Points points={member.points.active} size={48} />
          {member.points.debt > 0 && (
            <View className="small ink-2">{`欠 ${integer(member.points.debt)} 积分，下次得分会先还上`}</View>
          )}
        </View>
        <Cells>
          <Cell icon="leaf" title="等级" value={member.progress.tier.name} />
          <Cell icon="ticket" title="能用的券" value={`${integer(coupons)} 张`} />
          {storedFen > 0 && <Cell icon="wallet" title="储值" value={amount(storedFen)} />}
          <Cell icon="card" title="卡号" value={`尾号 ${member.cardNo.slice(-4)}`} />
        </Cells>
        <View className="small ink-2">
          两个微信都能用这张卡。以前的积分记录按时间排在一起，每张券还在券包里。
        </View>
      </View>
    </Page>
  )
}
