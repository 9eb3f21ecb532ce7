import { amount } from '@shared/domain/money/display'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Page } from '@/components/page'
import { Price } from '@/components/price'
import { openPage, openTab } from '@/navigate'
import { AskStoreSheet } from './ask-store-sheet'
import { LandingBlockView } from './blocks'
import type { Landing } from './hero-text'
import { useGifts } from './use-gifts'

interface RefundedLandingProps {
  landing: Landing
  mark: ReactNode
  banner: ReactNode
}

/** The whole order was refunded: what came back is the number, on plain paper. */
export function RefundedLanding({ landing, mark, banner }: RefundedLandingProps) {
  const { order, member } = landing
  const [asking, setAsking] = useState(false)
  const gifts = useGifts(order?.id)
  return (
    <Page
      mark={mark}
      banner={banner}
      actions={<RefundedBar isMember={member.state === 'member'} onStore={() => setAsking(true)} />}
      sheets={<AskStoreSheet open={asking} landing={landing} onClose={() => setAsking(false)} />}
    >
      <View className="landing-refunded">
        <View className="landing-refunded-facts">
          <View className="landing-refunded-chip">
            <Icon name="undo" size={16} />
            这一单已退款
          </View>
          <View className="body-2 ink-2">
            <Text className="landing-struck">{amount(order?.payerFen ?? 0)}</Text>
            {order?.storeName ? ` · ${order.storeName}` : ''}
          </View>
        </View>
        <View className="body-2 ink-2">按原路退给你</View>
        <View id="landing-refund">
          <Price fen={order?.refundedFen ?? 0} size={56} />
        </View>
        <View className="body-2 ink-2">一般 3 个工作日内到账，微信会通知你</View>
      </View>
      <View className="landing-blocks">
        {landing.blocks.map(block => (
          <LandingBlockView
            key={block}
            block={block}
            landing={landing}
            gifts={gifts}
            onTake={() => undefined}
            onStores={() => setAsking(true)}
          />
        ))}
      </View>
    </Page>
  )
}

function RefundedBar({ isMember, onStore }: { isMember: boolean; onStore: () => void }) {
  return (
    <View className="bar-row">
      <Button id="ask-store" kind="outline" onTap={onStore}>
        问问门店
      </Button>
      {isMember ? (
        <Button id="see-points" onTap={() => openPage('points')}>
          看积分明细
        </Button>
      ) : (
        <Button id="go-card" onTap={() => openTab('card')}>
          看会员卡
        </Button>
      )}
    </View>
  )
}
