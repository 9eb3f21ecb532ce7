import type { OutputOf } from '@shared/contract'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Page } from '@/components/page'
import { openTab } from '@/navigate'

/** It is done, what is left, and that one may come back. */
export function Closed({ before: { brand } }: { before: OutputOf<'member.closing'> }) {
  return (
    <Page
      title="注销账户"
      actions={
        <Button id="leave" onTap={() => openTab('card')}>
          知道了
        </Button>
      }
    >
      <View className="stack close-page">
        <View className="t2">账户已注销</View>
        <View className="body-2 ink-2">{`谢谢你来过${brand.name}。`}</View>
        <Cells>
          <Cell icon="check" title="手机号、称呼和生日已删除" />
          <Cell icon="check" title="积分、券和等级已清零" />
          <Cell icon="receipt" title="付款和退款的账还在" note="以后退款照常退到微信" />
        </Cells>
        <View className="small ink-2">想回来的话，随时可以重新入会，从头开始记。</View>
      </View>
    </Page>
  )
}
