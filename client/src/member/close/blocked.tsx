import type { OutputOf, StoreView } from '@shared/contract'
import { weekWords } from '@shared/text/stores'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Page } from '@/components/page'
import { Price } from '@/components/price'
import { Section } from '@/components/section'
import { callStore } from '@/features/store/reach-store'
import { goBack, openPage } from '@/navigate'

export interface BlockedProps {
  opened: OutputOf<'member.closing'>
  banner: ReactNode
}

/** Enough to find a manager; every store is under 门店与客服. */
const MOST_STORES = 3

/** Not yet: money of yours is still there, or an exchange is under way; and how to go on. */
export function Blocked({ opened, banner }: BlockedProps) {
  const { blockedBy, stored, stores } = opened
  return (
    <Page
      title="注销账户"
      back
      banner={banner}
      actions={
        <Button id="leave" onTap={goBack}>
          知道了
        </Button>
      }
    >
      <View className="stack close-page">
        {blockedBy === 'stored' ? (
          <>
            <View className="t2">还有储值，现在不能注销</View>
            <View>
              <View className="body-2 ink-2">充的本金还剩</View>
              <Price fen={stored?.principalFen ?? 0} size={48} />
            </View>
            <View className="body-2 ink-2">
              这是你的钱，注销不会把它吞掉。先在店里用完，或者请店长把本金退给你，再来注销。
            </View>
            <Section title="找店长退">
              <Cells>
                <Cell id="see-stored" icon="wallet" title="看储值明细" onTap={() => openPage('stored')} />
                {stores.slice(0, MOST_STORES).map(store => (
                  <StoreCell key={store.id} store={store} />
                ))}
              </Cells>
            </Section>
          </>
        ) : (
          <>
            <View className="t2">有一笔兑换正在办理</View>
            <View className="body-2 ink-2">几分钟就会办完，办完再来注销。账户没有变动。</View>
          </>
        )}
      </View>
    </Page>
  )
}

function StoreCell({ store: { name, hours, phone } }: { store: StoreView }) {
  return (
    <Cell
      icon="store"
      title={name}
      note={weekWords(hours)}
      {...(phone ? { value: '打电话', onTap: () => callStore({ phone }) } : {})}
    />
  )
}
