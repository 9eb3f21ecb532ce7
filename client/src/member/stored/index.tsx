import type { BrandView, OutputOf, StoredEntryView } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { type Pages, usePages } from '@/cloud/use-pages'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Empty } from '@/components/empty'
import { typedFen } from '@/components/keypad'
import { LoadMore } from '@/components/load-more'
import { Page } from '@/components/page'
import { MoneyDelta } from '@/components/points'
import { Price } from '@/components/price'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { Section } from '@/components/section'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { OneMessage } from '@/member/features/reminder/one-message'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { PayCodeSheet } from './pay-code'
import { ENTRY_TITLES, entryMeta, holdingText } from './text'
import { OtherAmountSheet, TopUpSection } from './top-up-section'
import { useTopUp } from './use-top-up'
import { useBookedTopUps, waitingTopUp } from './waiting-top-up'
import './index.scss'

type Opened = OutputOf<'storedValue.open'>

/** What one holds, topping it up with WeChat Pay, and every movement. */
export default function StoredPage() {
  const pages = usePages('storedValue.open', {}, page => page.entries)
  const [typed, setTyped] = useState('')
  const [typing, setTyping] = useState(false)
  const [paying, setPaying] = useState(false)
  const { topUp, pending, trouble } = useTopUp()
  usePullToRefresh(pages.reload)
  useReachBottom(() => void pages.loadMore())
  useBookedTopUps(pages.items)
  const fen = typedFen(typed)
  const opened = pages.data
  const other = fen > 0 && !opened?.bonuses.some(({ fromFen }) => fromFen === fen)
  const allowed = opened !== undefined && fen >= opened.leastFen && fen <= opened.mostFen
  return (
    <Page
      title="储值"
      back
      banner={staleBanner(pages, '余额没有变动') ?? (opened && waitingTopUp(pages.items))}
      actions={opened && <TopUpButton pending={pending} allowed={allowed} topUp={topUp} fen={fen} />}
      sheets={
        <StoredSheets
          opened={opened}
          paying={paying}
          pages={pages}
          onPaying={setPaying}
          typing={typing}
          onTyping={setTyping}
          typed={typed}
          onTyped={setTyped}
          fen={fen}
          allowed={allowed}
        />
      }
    >
      <QueryBoundary query={pages} skeleton={<StoredSkeleton />} note="余额没有变动。">
        {({ brand, stored, bonuses, notice }) => (
          <StoredContent
            stored={stored}
            onPaying={setPaying}
            notice={notice}
            pages={pages}
            trouble={trouble}
            bonuses={bonuses}
            fen={fen}
            onTyped={setTyped}
            other={other}
            onTyping={setTyping}
            brand={brand}
          />
        )}
      </QueryBoundary>
    </Page>
  )
}

interface TopUpButtonProps {
  pending: string | false
  allowed: boolean
  topUp: (fen: number) => void
  fen: number
}

/** Tops up by the chosen amount. */
function TopUpButton({ pending, allowed, topUp, fen }: TopUpButtonProps) {
  return (
    <Button id="top-up" pending={pending} disabledBecause={!allowed && '先选充多少'} onTap={() => topUp(fen)}>
      {`充值 ${amount(fen)}`}
    </Button>
  )
}

interface StoredSheetsProps {
  opened: Opened | undefined
  paying: boolean
  pages: Pages<Opened, StoredEntryView>
  onPaying: (paying: boolean) => void
  typing: boolean
  onTyping: (typing: boolean) => void
  typed: string
  onTyped: (typed: string) => void
  fen: number
  allowed: boolean
}

/** The pay code, and typing another amount. */
function StoredSheets({
  opened,
  paying,
  pages,
  onPaying,
  typing,
  onTyping,
  typed,
  onTyped,
  fen,
  allowed,
}: StoredSheetsProps) {
  return (
    <>
      {opened && (
        <PayCodeSheet
          open={paying}
          codes={opened.payCodes}
          renewing={pages.loading}
          failure={pages.failure}
          onRenew={() => void pages.reload()}
          onClose={() => onPaying(false)}
        />
      )}
      <OtherAmountSheet
        typing={typing}
        onTyping={onTyping}
        typed={typed}
        onTyped={onTyped}
        fen={fen}
        allowed={allowed}
        opened={opened}
      />
    </>
  )
}

interface StoredContentProps {
  stored: Opened['stored']
  onPaying: (paying: boolean) => void
  notice: Opened['notice']
  pages: Pages<Opened, StoredEntryView>
  trouble: ReturnType<typeof useTopUp>['trouble']
  bonuses: Opened['bonuses']
  fen: number
  onTyped: (typed: string) => void
  other: boolean
  onTyping: (typing: boolean) => void
  brand: BrandView
}

/** The balance, topping up, and the history. */
function StoredContent({
  stored,
  onPaying,
  notice,
  pages,
  trouble,
  bonuses,
  fen,
  onTyped,
  other,
  onTyping,
  brand,
}: StoredContentProps) {
  return (
    <>
      <View className="body-2 ink-2">余额</View>
      <Price fen={stored.totalFen} size={48} />
      <View className="caption ink-2">{holdingText(stored)}</View>
      {stored.totalFen > 0 && (
        <View className="stored-pay">
          <Button id="pay-code" size="m" kind="secondary" icon="code" onTap={() => onPaying(true)}>
            付款码
          </Button>
        </View>
      )}
      {notice && stored.totalFen > 0 && (
        <OneMessage
          name="spent"
          title="付款后告诉我"
          note="从余额里付了一笔，微信发一条消息给你"
          agreed="下一次从余额里付款，微信会告诉你。"
          notice={notice}
          reload={pages.reload}
        />
      )}
      {trouble && (
        <View className="stored-trouble">
          <StatusBanner
            tone="warn"
            fact={trouble.fact}
            {...(trouble.consequence ? { consequence: trouble.consequence } : {})}
          />
        </View>
      )}
      <TopUpSection bonuses={bonuses} fen={fen} onTyped={onTyped} other={other} onTyping={onTyping} />
      <HistorySection pages={pages} brand={brand} />
    </>
  )
}

interface HistorySectionProps {
  pages: Pages<OutputOf<'storedValue.open'>, StoredEntryView>
  brand: BrandView
}

/** Every movement, newest first. */
function HistorySection({ pages, brand }: HistorySectionProps) {
  return (
    <Section title="明细">
      {pages.items.length === 0 && !pages.more ? (
        <Empty object="receipt" title="还没有储值记录" lines={['充值和付款会记在这里。']} />
      ) : (
        <Movements entries={pages.items} timeZone={brand.timeZone} />
      )}
      {pages.items.length + Number(pages.more) > 0 && <LoadMore pages={pages} end="没有更早的了" />}
    </Section>
  )
}

function Movements({ entries, timeZone }: { entries: readonly StoredEntryView[]; timeZone: string }) {
  return (
    <Cells>
      {entries.map(entry => (
        <Cell
          key={entry.id}
          title={ENTRY_TITLES[entry.kind]}
          note={entryMeta(entry, serverNow(), timeZone)}
          value={
            <>
              <MoneyDelta fen={entry.fen} />
              <View className="caption ink-3">{`余 ${amount(entry.afterFen)}`}</View>
            </>
          }
        />
      ))}
    </Cells>
  )
}

function StoredSkeleton() {
  return (
    <>
      <SkeletonBlock width="50%" height={56} />
      <CardSkeleton lines={2} />
      <CardSkeleton lines={4} />
    </>
  )
}
