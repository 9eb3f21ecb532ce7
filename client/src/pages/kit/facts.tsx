import { View } from '@tarojs/components'
import { useState } from 'react'
import { Avatar } from '@/components/avatar'
import { Card } from '@/components/card'
import { Cell, Cells } from '@/components/cell'
import { Chip } from '@/components/chip'
import { ConsentRow } from '@/components/consent-row'
import { CountUp } from '@/components/count-up'
import { Empty } from '@/components/empty'
import { ErrorState } from '@/components/error-state'
import { Icon } from '@/components/icon'
import { iconNames } from '@/components/icon/icon-names'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Delta, Points } from '@/components/points'
import { Price } from '@/components/price'
import { RefreshRing } from '@/components/refresh-ring'
import { CardSkeleton, TicketSkeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { Tabs } from '@/components/tabs'
import { Tag } from '@/components/tag'
import { TierProgress } from '@/components/tier-progress'
import { Shown } from './shown'

const nothing = () => undefined

export function Numbers() {
  const [tab, setTab] = useState<'usable' | 'used' | 'over'>('usable')
  return (
    <>
      <Shown name="Price / Points 数字">
        <Card>
          <Price fen={6800} />
          <View>
            <Points points={800} plusFen={2900} />
          </View>
          <View className="kit-row">
            <Delta change={81} />
            <Delta change={-800} />
            <Delta change={-34} takenBack />
            <CountUp value={1286} once="kit" className="num" />
          </View>
        </Card>
      </Shown>
      <Shown name="TierProgress 等级进度">
        <TierProgress sentence="再消费 214 元，升为「藏山」" growth={1786} goal={2000} />
      </Shown>
      <Shown name="Code ring 换码环">
        <View className="kit-row">
          <RefreshRing secondsLeft={18} onRenew={nothing} />
          <RefreshRing secondsLeft={3} onRenew={nothing} />
          <RefreshRing secondsLeft={null} onRenew={nothing} />
        </View>
      </Shown>
      <Labels tab={tab} onTab={setTab} />
      <Shown name="Icon 图标">
        <View className="kit-row">
          {iconNames.map(name => (
            <Icon key={name} name={name} size={24} />
          ))}
        </View>
      </Shown>
    </>
  )
}

interface LabelsProps {
  tab: 'usable' | 'used' | 'over'
  onTab: (tab: 'usable' | 'used' | 'over') => void
}

/** Tabs, chips and tags. */
function Labels({ tab, onTab }: LabelsProps) {
  return (
    <Shown name="Tabs / Chip / Tag">
      <Tabs
        tabs={[
          { id: 'usable', label: '可用', count: 3 },
          { id: 'used', label: '已用完' },
          { id: 'over', label: '已失效' },
        ]}
        selected={tab}
        onSelect={onTab}
      />
      <View className="kit-row">
        <Chip selected onTap={nothing}>
          我能换的
        </Chip>
        <Chip selected={false} onTap={nothing}>
          全部
        </Chip>
      </View>
      <View className="kit-row">
        <Tag>到店取</Tag>
        <Tag tone="brand">知味</Tag>
        <Tag tone="warn">明天到期</Tag>
        <Tag tone="ok">已核实</Tag>
        <Tag tone="danger">已撤销</Tag>
        <Tag tone="accent">积分</Tag>
        <Tag tone="info">等网络</Tag>
      </View>
    </Shown>
  )
}

export function States() {
  return (
    <>
      <Shown name="StatusBanner 状态条">
        <StatusBanner tone="info" fact="核实前不会先记积分，也不会少记。" />
        <StatusBanner tone="ok" fact="网络恢复，1 笔已送出。" />
        <StatusBanner
          tone="warn"
          icon="offline"
          fact="没有网络，显示的是 10:20 的数据。"
          consequence="会员码照常能用"
        />
        <StatusBanner
          tone="danger"
          fact="欠 20 积分，下次得分会先还上。"
          action={{ label: '为什么', onTap: nothing }}
        />
      </Shown>
      <Shown name="Skeleton 骨架">
        <CardSkeleton />
        <TicketSkeleton />
      </Shown>
      <Shown name="Empty 空">
        <Card padded={false}>
          <Empty
            title="现在没有能用的券"
            lines={['在店里付款满 60 元，会随单送一张。']}
            action={{ label: '去领券中心', onTap: nothing }}
          />
        </Card>
        <Card padded={false}>
          <Empty object="receipt" title="还没有积分记录" lines={['付款后，每 1 元记 1 分。']} />
        </Card>
      </Shown>
      <Shown name="ErrorState 出错">
        <Card padded={false}>
          <ErrorState onRetry={nothing} requestId="7K2M-0931" />
        </Card>
      </Shown>
    </>
  )
}

export function Rows() {
  const [agreed, setAgreed] = useState(false)
  return (
    <>
      <Shown name="Cell 行">
        <Cells>
          <Cell icon="box" title="兑换订单" value="1 件待取" onTap={nothing} />
          <Cell icon="shield" title="隐私与授权" onTap={nothing} />
          <Cell title="手机号" note="只用来找回会员身份" value="138 **** 6688" />
        </Cells>
      </Shown>
      <Shown name="KeyValue 事实">
        <KeyValues>
          <KeyValue label="这家店">可用</KeyValue>
          <KeyValue label="不能一起用">折扣券、礼盒类商品</KeyValue>
        </KeyValues>
      </Shown>
      <Shown name="Consent / Avatar">
        <ConsentRow
          checked={agreed}
          onChange={setAgreed}
          texts={[
            { name: '会员规则', onTap: nothing },
            { name: '隐私说明', onTap: nothing },
          ]}
        />
        <Avatar name="林青" />
      </Shown>
    </>
  )
}
