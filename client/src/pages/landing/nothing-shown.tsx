import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Cell, Cells } from '@/components/cell'
import { Empty } from '@/components/empty'
import { Sheet } from '@/components/sheet'
import { openPage, openTab, replacePage } from '@/navigate'

interface NothingShownProps {
  title: string
  lines: readonly string[]
  children: ReactNode
}

/** No amount and no goods: a title, why, and ways on. */
function NothingShown({ title, lines, children }: NothingShownProps) {
  return (
    <View className="landing-nothing">
      <Empty object="receipt" title={title} lines={lines} />
      <Cells>{children}</Cells>
    </View>
  )
}

const SeeCard = () => <Cell id="go-card" icon="card" title="看我的会员卡" onTap={() => openTab('card')} />
const SeeNewest = () => (
  <Cell id="see-newest" icon="receipt" title="看我最近的一单" onTap={() => replacePage('landing')} />
)
const PayAgain = ({ title }: { title: string }) => (
  <Cell id="go-pay" icon="wallet" title={title} onTap={() => openPage('pay')} />
)

/** Another person paid it, or the number is unknown: the page shows neither which, nor anything of it. */
export function NotYours() {
  const [why, setWhy] = useState(false)
  return (
    <>
      <NothingShown
        title="没有找到你付的这一单"
        lines={['可能单号不对，也可能是别的微信付的。', '刚付的款，等几秒再下拉看看。']}
      >
        <SeeCard />
        <SeeNewest />
        <Cell id="why" icon="question" title="为什么会这样" onTap={() => setWhy(true)} />
      </NothingShown>
      <Sheet open={why} title="为什么会这样" onClose={() => setWhy(false)}>
        <View className="landing-text">
          这个页面只给付款的那个微信看。用另一个微信打开、从别人转发的页面进来，或者单号不对，都会这样。
        </View>
        <View className="landing-text">付了款，积分就记在付款的那个微信上，不会少记，也不会记给别人。</View>
      </Sheet>
    </>
  )
}

/** Not paid, or closed before it was: no money was taken. */
export function NotPaid({ closed, orderId }: { closed: boolean; orderId: string }) {
  return (
    <NothingShown
      title={closed ? '这一单已经关闭' : '这一单还没有付款'}
      lines={['没有扣你的钱。', closed ? '需要的话请重新下单。' : '付完款再回来，这里会自己更新。']}
    >
      {closed || orderId === '' ? (
        <PayAgain title="重新下单" />
      ) : (
        <Cell
          id="pay-this"
          icon="wallet"
          title="付这一单"
          onTap={() => replacePage('order', { id: orderId })}
        />
      )}
      <SeeCard />
    </NothingShown>
  )
}

/** No order in the last day. */
export function NoOrder() {
  return (
    <NothingShown
      title="最近一天没有你的付款"
      lines={['在店里或这里付完款，积分会自动记上。', '刚付的款，等几秒再下拉看看。']}
    >
      <PayAgain title="点单付款" />
      <SeeCard />
    </NothingShown>
  )
}
