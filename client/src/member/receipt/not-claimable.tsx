import { deadlineWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Cell, Cells } from '@/components/cell'
import { Empty } from '@/components/empty'
import { Sheet } from '@/components/sheet'
import { openPage, openTab } from '@/navigate'
import type { Receipt } from './receipt-text'

interface NothingProps {
  title: string
  lines: readonly string[]
  children?: ReactNode
}

/** Nothing to claim: a title, why, and ways on. */
function Nothing({ title, lines, children }: NothingProps) {
  return (
    <View className="receipt-nothing">
      <Empty object="receipt" title={title} lines={lines} />
      <Cells>
        <Cell id="go-card" icon="card" title="看我的会员卡" onTap={() => openTab('card')} />
        {children}
      </Cells>
    </View>
  )
}

/** Another person was first: nothing of the sale is shown. */
export function Taken() {
  const [why, setWhy] = useState(false)
  return (
    <>
      <Nothing
        title="这张小票已经领过了"
        lines={['一张小票只能领一次，积分在先扫码的人那里。', '你的积分没有变动。']}
      >
        <Cell id="why" icon="question" title="不是我领的怎么办" onTap={() => setWhy(true)} />
      </Nothing>
      <Sheet open={why} title="不是我领的怎么办" onClose={() => setWhy(false)}>
        <View className="receipt-text">先看看是不是同行的人扫了，或者你用另一个微信领过。</View>
        <View className="receipt-text">
          都不是的话，带着小票到店里，请店长查一查。为了保护领的人，这里不显示是谁。
        </View>
      </Sheet>
    </>
  )
}

/** The money went back before any claim. */
export const Void = () => (
  <Nothing title="这张小票已经退款" lines={['钱退回去了，所以没有积分可以领。', '你的积分没有变动。']} />
)

export function Late({ receipt: { untilAt, now, brand } }: { receipt: Receipt }) {
  return (
    <Nothing
      title="过了领取时间"
      lines={[
        `这张小票的积分，${deadlineWords(untilAt, now, brand.timeZone)}前可以领。`,
        '下次付款当天扫，就不会错过。',
      ]}
    >
      <Cell id="see-points" icon="history" title="看我的积分" onTap={() => openPage('points')} />
    </Nothing>
  )
}

/** No code, or one that was not printed here. */
export function Unknown({ onScan }: { onScan: () => void }) {
  return (
    <Nothing
      title="认不出这张小票"
      lines={['把小票铺平，对准上面的码再扫一次。', '码破了或看不清，请店员帮你查。']}
    >
      <Cell id="scan-again" icon="scan" title="再扫一次" onTap={onScan} />
    </Nothing>
  )
}
