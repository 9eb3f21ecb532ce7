import { clockWords } from '@shared/text/dates'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { HeroChip } from '@/components/hero'
import { HeroFacts, PageHero } from '@/components/hero/page-hero'
import { Icon } from '@/components/icon'
import { Sheet } from '@/components/sheet'
import { StatusBanner } from '@/components/status-banner'
import { callStore } from '@/features/store/reach-store'
import { openTab } from '@/navigate'
import { AskStoreSheet } from './ask-store-sheet'
import type { Landing } from './hero-text'
import type { Waiting } from './use-waiting'

/** From here on it is slower than usual. */
const SLOW_MS = 30_000
/** From here on a person should help. */
const LONG_MS = 600_000

/** 10:24:06 */
const secondText = (at: number, timeZone: string) =>
  `${clockWords(at, timeZone)}:${String(Math.floor(at / 1000) % 60).padStart(2, '0')}`

/** 已等 4 秒, 已等 12 分钟. */
const waitedText = (ms: number) =>
  ms < 60_000 ? `已等 ${Math.floor(ms / 1000)} 秒` : `已等 ${Math.floor(ms / 60_000)} 分钟`

/** Not proved yet: what is happening, and no number of points before it is. */
export function CheckingHero({ landing, waiting }: { landing: Landing; waiting: Waiting }) {
  const slow = waiting.ms >= SLOW_MS
  return (
    <PageHero tall={24}>
      <HeroFacts chip={<HeroChip waiting>正在核实</HeroChip>} order={landing.order} />
      <View className="hero-sentence">正在和微信支付核对{'\n'}这笔付款</View>
      <View className="hero-line">
        {slow ? '比平时慢一些。你可以先离开，核实后积分会自动到账' : '一般 3 秒内完成，页面会自己更新'}
      </View>
      <View className="landing-steps">
        <Step done label="收到付款消息" time={secondText(waiting.since, landing.brand.timeZone)} />
        <Step now label="等微信支付确认" time={waitedText(waiting.ms)} />
        <Step label="积分和随单的券到账" />
      </View>
    </PageHero>
  )
}

interface StepProps {
  label: string
  time?: string
  done?: boolean
  now?: boolean
}

function Step({ label, time, done = false, now = false }: StepProps) {
  return (
    <View
      className={`landing-step ${now ? 'landing-step-now' : ''} ${done || now ? '' : 'landing-step-later'}`}
    >
      <View className={`landing-dot ${done ? 'landing-dot-done' : ''}`}>
        {done && <Icon name="check" size={14} bold />}
        {now && <View className="button-ring landing-dot-ring" />}
      </View>
      <Text className="landing-step-label">{label}</Text>
      {time && <Text className="landing-step-time">{time}</Text>}
    </View>
  )
}

/**
 * Below: no need to pay twice, what happens when it takes long, whom to ask. After ten minutes the store
 * comes first.
 */
export function CheckingNotes({ landing, waiting }: { landing: Landing; waiting: Waiting }) {
  const [open, setOpen] = useState<'long' | 'stores' | null>(null)
  const { store } = landing
  const call = () => {
    if (store?.phone) callStore(store)
    else setOpen('stores')
  }
  const cells = [
    <Cell key="long" id="waiting-long" icon="clock" title="等得久了会怎样" onTap={() => setOpen('long')} />,
    <Cell key="store" id="call-store" icon="call" title={`联系${store?.name ?? '门店'}`} onTap={call} />,
  ]
  return (
    <View className="stack">
      <StatusBanner
        tone="info"
        icon="shield"
        fact="微信已提示付款成功的话，不用再付一次。"
        consequence="核实前我们不会先记积分，也不会少记。"
      />
      <Cells>{waiting.ms >= LONG_MS ? cells.reverse() : cells}</Cells>
      <Sheet open={open === 'long'} title="等得久了会怎样" onClose={() => setOpen(null)}>
        <View className="landing-text">
          我们只认微信支付的确认，确认一到，积分和随单的券就自动记上，不用一直等在这里。
        </View>
        <View className="landing-text">
          微信已扣款的，最晚当天会核实。没扣款的，这一单会自动关闭，不会再扣。
        </View>
      </Sheet>
      <AskStoreSheet open={open === 'stores'} landing={landing} onClose={() => setOpen(null)} />
    </View>
  )
}

export function CheckingBar() {
  return (
    <>
      <Button id="go-card" kind="secondary" onTap={() => openTab('card')}>
        先去看会员卡
      </Button>
      <View className="landing-bar-note">离开也没关系，核实后积分会自动到账</View>
    </>
  )
}
