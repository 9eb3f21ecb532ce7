import type { MyPerksView, TierPerksView, TierView } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { calendarDayWords } from '@shared/text/dates'
import { rateWords, thresholdWords, tierProgressWords } from '@shared/text/points'
import { View } from '@tarojs/components'
import { serverNow } from '@/cloud/server-clock'
import { useQuery } from '@/cloud/use-query'
import { Card } from '@/components/card'
import { CardGround } from '@/components/card-face'
import { Cell, Cells } from '@/components/cell'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { Section } from '@/components/section'
import { SkeletonBlock } from '@/components/skeleton'
import { TierProgress } from '@/components/tier-progress'
import { hasPerks, PerkCells } from '@/features/perk/perk-cells'
import { givesLines } from '@/features/perk/perk-text'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { useShare } from '@/use-share'
import { changeText, keepText, placeText, type TierStatus } from './status-text'
import './index.scss'

/** Every tier as the card one would hold: what it requires, what it gives, and how far away it is. */
export default function TiersPage() {
  useShare({ title: '会员等级和权益', page: 'tiers' })
  const query = useQuery('tier.open', {})
  usePullToRefresh(query.reload)
  return (
    <Page title="等级与权益" back banner={staleBanner(query, '等级没有变动')}>
      <QueryBoundary query={query} skeleton={<TierSkeleton />}>
        {status => (
          <View className="stack">
            {status.state === 'member' && <WhereYouStand status={status} />}
            {status.perks && hasPerks(status.perks) && <YourPerks status={status} perks={status.perks} />}
            {status.brand.tiers.map(tier => (
              <CardGround
                key={tier.id}
                level={tier.level}
                wordmark={status.brand.wordmark}
                label={placeText(tier, status)}
              >
                <View className="face-middle">
                  <View className="face-tier">{tier.name}</View>
                  <View className="face-note">
                    {tier.threshold === 0 ? '入会即享' : thresholdWords(tier)}
                  </View>
                </View>
                <TierGives tier={tier} gives={status.gives.find(({ tierId }) => tierId === tier.id)} />
              </CardGround>
            ))}
            {status.history.length > 0 && <Changes status={status} />}
          </View>
        )}
      </QueryBoundary>
    </Page>
  )
}

const todayOf = ({ brand }: TierStatus) => dayOf(serverNow(), brand.timeZone)

/** What is missing to the next tier, and what keeps this one until when. */
function WhereYouStand({ status }: { status: TierStatus }) {
  const keep = keepText(status, todayOf(status))
  return (
    <Card>
      <View id="tier-standing">
        <TierProgress
          sentence={tierProgressWords(status, status.state)}
          growth={status.growth}
          goal={status.next?.tier.threshold ?? null}
        />
        {keep && <View className="tier-keep">{keep}</View>}
      </View>
    </Card>
  )
}

/** What a tier gives: on every purchase, and by itself. */
function TierGives({ tier, gives }: { tier: TierView; gives: TierPerksView | undefined }) {
  return (
    <View className="tier-text">
      <View className="tier-gives">{givesText(tier)}</View>
      {givesLines(gives).map(line => (
        <View key={line} className="tier-gift">
          {line}
        </View>
      ))}
    </View>
  )
}

/** What has come of one's tier and what comes next, with the rule in words. */
function YourPerks({ status, perks }: { status: TierStatus; perks: MyPerksView }) {
  return (
    <Section title="会员礼">
      <PerkCells perks={perks} today={todayOf(status)} />
      <View className="caption ink-3 tier-rule">
        每月 1 日按当时的等级自动发；当月升级，再发新等级的那一张。生日礼一年一份。
      </View>
    </Section>
  )
}

/** How the tier came about, newest first. */
function Changes({ status }: { status: TierStatus }) {
  const today = todayOf(status)
  return (
    <Section title="等级变化">
      <Cells>
        {status.history.map(change => (
          <Cell
            key={`${change.at}:${change.to}`}
            title={changeText(change)}
            value={calendarDayWords(change.day, today)}
          />
        ))}
      </Cells>
    </Section>
  )
}

/** The rate, and what no rate says: 消费 1 元得 1.2 积分 · 会员周折扣券. */
function givesText({ rate, benefits }: TierView): string {
  return [rateWords(rate), ...benefits.filter(benefit => !benefit.includes('积分'))].join(' · ')
}

function TierSkeleton() {
  return (
    <>
      <SkeletonBlock height={72} radius={16} />
      <SkeletonBlock height={204} radius={20} />
      <SkeletonBlock height={204} radius={20} />
      <SkeletonBlock height={204} radius={20} />
    </>
  )
}
