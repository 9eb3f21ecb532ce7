import type { StoredEntryView } from '@shared/contract'
import { amount, shortYuan } from '@shared/domain/money/display'
import { bonusOf } from '@shared/domain/stored-value/bonus'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { usePages } from '@/cloud/use-pages'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Empty } from '@/components/empty'
import { Keypad, typedFen } from '@/components/keypad'
import { More } from '@/components/load-more'
import { Page } from '@/components/page'
import { Price } from '@/components/price'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { OneMessage } from '@/member/features/reminder/one-message'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { AmountTile } from './amount-tile'
import { PayCodeSheet } from './pay-code'
import { bonusText, ENTRY_TITLES, entryMeta, holdingText } from './text'
import { useTopUp } from './use-top-up'
import { useBookedTopUps, waitingTopUp } from './waiting-top-up'
import './index.scss'

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
      actions={
        opened && (
          <Button
            id="top-up"
            pending={pending}
            disabledBecause={!allowed && '先选充多少'}
            onTap={() => topUp(fen)}
          >
            {`充值 ${amount(fen)}`}
          </Button>
        )
      }
      sheets={
        <>
          {opened && (
            <PayCodeSheet
              open={paying}
              codes={opened.payCodes}
              renewing={pages.loading}
              failure={pages.failure}
              onRenew={() => void pages.reload()}
              onClose={() => setPaying(false)}
            />
          )}
          <Sheet
            open={typing}
            title="充多少"
            onClose={() => setTyping(false)}
            footer={
              <Keypad
                typed={typed}
                onType={setTyped}
                confirmLabel="就充"
                confirmAmount={amount(fen)}
                canConfirm={allowed}
                onConfirm={() => setTyping(false)}
              />
            }
          >
            <View className="body-2 ink-2">
              {opened && `一次 ${shortYuan(opened.leastFen)} 到 ${shortYuan(opened.mostFen)} 元`}
            </View>
            <Price fen={fen} size={56} />
          </Sheet>
        </>
      }
    >
      <QueryBoundary query={pages} skeleton={<StoredSkeleton />} note="余额没有变动。">
        {({ brand, stored, bonuses, notice }) => (
          <>
            <View className="body-2 ink-2">余额</View>
            <Price fen={stored.totalFen} size={48} />
            <View className="caption ink-2">{holdingText(stored)}</View>
            {stored.totalFen > 0 && (
              <View className="stored-pay">
                <Button id="pay-code" size="m" kind="secondary" icon="code" onTap={() => setPaying(true)}>
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
            <Section title="充值">
              <View className="stored-amounts" role="radiogroup">
                {bonuses.map(({ fromFen, bonusFen }) => (
                  <AmountTile
                    key={fromFen}
                    id={`amount-${fromFen}`}
                    value={`${shortYuan(fromFen)} 元`}
                    bonus={bonusText(bonusFen)}
                    selected={fen === fromFen}
                    onTap={() => setTyped(String(fromFen / 100))}
                  />
                ))}
                <AmountTile
                  id="amount-other"
                  value={other ? `${shortYuan(fen)} 元` : '其他金额'}
                  bonus={other ? bonusText(bonusOf(fen, bonuses)) : ''}
                  selected={other}
                  onTap={() => setTyping(true)}
                />
              </View>
            </Section>
            <Section title="明细">
              {pages.items.length === 0 && !pages.more ? (
                <Empty object="receipt" title="还没有储值记录" lines={['充值和付款会记在这里。']} />
              ) : (
                <Movements entries={pages.items} timeZone={brand.timeZone} />
              )}
              {pages.items.length + Number(pages.more) > 0 && <More pages={pages} end="没有更早的了" />}
            </Section>
          </>
        )}
      </QueryBoundary>
    </Page>
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
          value={`${entry.fen > 0 ? '+' : '−'}${amount(Math.abs(entry.fen))}`}
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
