import { amount, integer } from '@shared/domain/money/display'
import { momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { HeroChip } from '@/components/hero'
import { HeroFacts, HeroFigure, HeroSheet, PageHero } from '@/components/hero/page-hero'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Page } from '@/components/page'
import { StatusBanner } from '@/components/status-banner'
import { JoinBar, useRuleSheet } from '@/features/member/join-bar'
import { JoinSheet, type JoinWay } from '@/features/member/join-sheet'
import { openPage, openTab } from '@/navigate'
import { lastsText, type Receipt, receiptHero } from './receipt-text'
import type { Claiming } from './use-claim'

export interface ClaimableProps {
  receipt: Receipt
  claiming: Claiming
  /** Claimed by a tap on this page, not on an earlier visit. */
  claimedHere: boolean
  mark: ReactNode
  banner: ReactNode
}

/** This hero has no bar to the next tier, px. */
const LESS_TALL = -64

/** Unclaimed, or claimed by the caller: what it gives, what was bought, and the one thing to do. */
export function Claimable({ receipt, claiming, claimedHere, mark, banner }: ClaimableProps) {
  const [agreed, setAgreed] = useState(false)
  const [way, setWay] = useState<JoinWay | null>(null)
  const rules = useRuleSheet(receipt.brand)
  const { order, state, member } = receipt
  const open = state === 'open'
  return (
    <Page
      mark={mark}
      bleed
      header={
        <ReceiptHero open={open} receipt={receipt} claimedHere={claimedHere} order={order} state={state} />
      }
      actions={
        member.state === 'guest' ? (
          <JoinBar
            joining={claiming}
            gain={open ? '收下积分' : '积分马上到账'}
            agreed={agreed}
            onAgree={setAgreed}
            onAskConsent={setWay}
            onRead={rules.read}
          />
        ) : open ? (
          <ClaimButton receipt={receipt} claiming={claiming} />
        ) : (
          <ClaimedBar />
        )
      }
      sheets={
        <>
          <JoinSheet
            way={way}
            brand={receipt.brand}
            joining={claiming}
            onClose={() => setWay(null)}
            onAgree={() => setAgreed(true)}
          />
          {rules.sheet}
        </>
      }
    >
      <HeroSheet>
        <View className="stack">
          {banner}
          <Ticket receipt={receipt} />
        </View>
      </HeroSheet>
    </Page>
  )
}

interface ReceiptHeroProps {
  open: boolean
  receipt: Receipt
  claimedHere: boolean
  order: Receipt['order']
  state: Receipt['state']
}

/** What the receipt gives. */
function ReceiptHero({ open, receipt, claimedHere, order, state }: ReceiptHeroProps) {
  return (
    <PageHero tall={LESS_TALL}>
      <HeroFacts
        chip={<HeroChip icon={open ? 'receipt' : 'check'}>{receiptHero(receipt, claimedHere).chip}</HeroChip>}
        order={order}
      />
      <HeroFigure
        id="receipt-points"
        text={receiptHero(receipt, claimedHere)}
        once={`receipt:${order?.id}:${state}`}
      />
    </PageHero>
  )
}

function ClaimButton({ receipt: { points }, claiming }: Pick<ClaimableProps, 'receipt' | 'claiming'>) {
  const { claim, pending, failure } = claiming
  return (
    <>
      {failure && !pending && (
        <View className="receipt-trouble">
          <StatusBanner tone="warn" fact={failure.message} />
        </View>
      )}
      <Button id="claim" pending={pending && '正在记下'} onTap={() => void claim()}>
        {points === 0 ? '记到我的会员卡' : `领 ${integer(points)} 积分`}
      </Button>
    </>
  )
}

const ClaimedBar = () => (
  <>
    <Button id="see-points" onTap={() => openPage('points')}>
      看积分明细
    </Button>
    <View className="join-without">
      <Button id="go-card" kind="text" onTap={() => openTab('card')}>
        查看会员卡
      </Button>
    </View>
  </>
)

/** More lines would push the button's reason off the screen. */
const LINES_SHOWN = 6

/** The receipt as it was printed. */
function Ticket({ receipt }: { receipt: Receipt }) {
  const { order, now, brand } = receipt
  if (!order) return null
  const { lines, paidAt, payerFen, refundedFen, tail } = order
  const shown = lines.slice(0, LINES_SHOWN).map((line, n) => ({ ...line, n }))
  const more = lines.length - shown.length
  return (
    <KeyValues>
      {shown.map(({ n, name, quantity, priceFen }) => (
        <KeyValue key={n} label={quantity > 1 ? `${name} × ${quantity}` : name}>
          {amount(priceFen * quantity)}
        </KeyValue>
      ))}
      {more > 0 && <KeyValue label="还有">{`${more} 样`}</KeyValue>}
      <KeyValue label="实付">{amount(payerFen)}</KeyValue>
      {refundedFen > 0 && <KeyValue label="已退">{amount(refundedFen)}</KeyValue>}
      {paidAt !== null && <KeyValue label="时间">{momentWords(paidAt, now, brand.timeZone)}</KeyValue>}
      <KeyValue label="小票尾号">{tail}</KeyValue>
      <KeyValue label="积分有效期">{lastsText(receipt)}</KeyValue>
    </KeyValues>
  )
}
