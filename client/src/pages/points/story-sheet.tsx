import type { BrandView, PointsEntryView } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { integer } from '@shared/domain/money/display'
import { momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useRef } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { QueryBoundary } from '@/components/query-boundary'
import { Sheet } from '@/components/sheet'
import { SkeletonBlock } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { openPage } from '@/navigate'
import { entryChange } from './entry-text'
import { refundConsequence, type StoryStep, storySteps } from './story-steps'

export interface StorySheetProps {
  /** null = closed. */
  entry: PointsEntryView | null
  brand: BrandView
  onRules: () => void
  onClose: () => void
}

/** Where these points came from: paid → rule → tier → debt → booked. */
export function StorySheet({ entry, brand, onRules, onClose }: StorySheetProps) {
  const last = useRef(entry)
  if (entry) last.current = entry
  const shown = last.current
  if (!shown) return null
  const change = entryChange(shown)
  const facts = [
    momentWords(shown.at, serverNow(), brand.timeZone),
    shown.storeName,
    shown.orderTail && `订单尾号 ${shown.orderTail}`,
  ]
  return (
    <Sheet
      open={entry !== null}
      title={change < 0 ? `这 ${integer(-change)} 积分去哪了` : `这 ${integer(change)} 积分的来历`}
      note={facts.filter(Boolean).join(' · ')}
      onClose={onClose}
    >
      <Story key={shown.id} entryId={shown.id} brand={brand} onRules={onRules} />
    </Sheet>
  )
}

function Story({ entryId, brand, onRules }: { entryId: string; brand: BrandView; onRules: () => void }) {
  const query = useQuery('points.story', { entryId })
  const now = serverNow()
  return (
    <QueryBoundary query={query} skeleton={<StorySkeleton />}>
      {story => {
        const { entry } = story
        const refund = refundConsequence(story)
        const { orderId } = entry
        return (
          <View className="story">
            {storySteps(story, dayOf(now, brand.timeZone)).map(step => (
              <Step key={step.title} step={step} />
            ))}
            {refund && (
              <View className="story-note">
                <StatusBanner tone="info" fact={refund} />
              </View>
            )}
            <View className="bar-row story-ways">
              {orderId && (
                <Button id="see-order" kind="secondary" onTap={() => openPage('order', { id: orderId })}>
                  看这笔订单
                </Button>
              )}
              <Button id="see-rules" kind="secondary" onTap={onRules}>
                看积分规则
              </Button>
            </View>
          </View>
        )
      }}
    </QueryBoundary>
  )
}

function Step({ step: { icon, title, note, number, proved, total } }: { step: StoryStep }) {
  return (
    <View className="story-step">
      <View className={`story-dot ${proved ? 'story-dot-proved' : ''}`}>
        <Icon name={icon} size={14} bold />
      </View>
      <View className="story-text">
        <View className="story-step-title">{title}</View>
        <View className="caption ink-2">{note}</View>
      </View>
      <View className={`story-number ${total ? `story-${total}` : ''}`}>{number}</View>
    </View>
  )
}

function StorySkeleton() {
  return (
    <>
      <SkeletonBlock width="60%" />
      <SkeletonBlock height={44} />
      <SkeletonBlock height={44} />
      <SkeletonBlock height={44} />
    </>
  )
}
