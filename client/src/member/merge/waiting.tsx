import { momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { serverNow } from '@/cloud/server-clock'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Page } from '@/components/page'
import { openTab } from '@/navigate'

/** The merge is requested: when it happens, who may stop it, and that there is no need to wait here. */
export function Waiting({ dueAt, timeZone }: { dueAt: number; timeZone: string }) {
  return (
    <Page
      title="合并会员卡"
      back
      actions={
        <Button id="leave" onTap={() => openTab('card')}>
          知道了
        </Button>
      }
    >
      <View className="stack merge-page">
        <View>
          <View className="body-2 ink-2">已经申请，没人停下就合并</View>
          <View className="merge-moment">{momentWords(dueAt, serverNow(), timeZone)}</View>
        </View>
        <Cells>
          <Cell icon="notice" title="那张卡的主人会看到" note="打开会员卡就有提醒，开了消息的还会收到一条" />
          <Cell icon="clock" title="到时间自动合并" note="不用守在这里，你的卡照常能用" />
          <Cell icon="lock" title="主人停下，就不会合并" note="两张卡都不会变动" />
        </Cells>
        <View className="small ink-2">那张卡也是你的？用原来的微信打开会员卡，储值和券都还在。</View>
      </View>
    </Page>
  )
}
