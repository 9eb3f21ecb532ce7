import type { TierProgressView, TierView } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { rateWords } from '@shared/domain/wording/points'
import { View } from '@tarojs/components'
import { useQuery } from '../../cloud/use-query'
import { FaceGround } from '../../components/face'
import { Page } from '../../components/page'
import { Bone } from '../../components/skeleton'
import { usePullToRefresh } from '../../use-pull-to-refresh'
import { Opened, staleBanner } from '../opened'
import './index.scss'

/** Every tier as the card one would hold: what it asks for, what it gives, and where one stands. */
export default function TiersPage() {
  const query = useQuery('me.open', {})
  usePullToRefresh(query.reload)
  return (
    <Page title="等级与权益" back banner={staleBanner(query, '等级没有变动')}>
      <Opened query={query} bones={<TierBones />}>
        {({ brand, member }) => (
          <View className="stack">
            {brand.tiers.map(tier => (
              <FaceGround
                key={tier.id}
                level={tier.level}
                wordmark={brand.wordmark}
                label={member.state === 'guest' ? '入会就有' : placeWords(tier, member.progress)}
              >
                <View className="face-middle">
                  <View className="face-tier">{tier.name}</View>
                  <View className="face-note">
                    {tier.threshold === 0 ? '入会即享' : `累计消费 ${integer(tier.threshold)} 元`}
                  </View>
                </View>
                <View className="tier-gives">{givesWords(tier)}</View>
              </FaceGround>
            ))}
          </View>
        )}
      </Opened>
    </Page>
  )
}

/** 已经过, 你在这里, 还差 214 元 */
export function placeWords(tier: TierView, { tier: held, growth }: TierProgressView): string {
  if (tier.level < held.level) return '已经过'
  if (tier.level === held.level) return '你在这里'
  return `还差 ${integer(Math.max(0, tier.threshold - growth))} 元`
}

/** The rate, and what no rate says: 每 1 元 1.2 积分 · 会员周折扣券. */
function givesWords({ rate, benefits }: TierView): string {
  return [rateWords(rate), ...benefits.filter(benefit => !benefit.includes('积分'))].join(' · ')
}

function TierBones() {
  return (
    <>
      <Bone height={204} radius={20} />
      <Bone height={204} radius={20} />
      <Bone height={204} radius={20} />
    </>
  )
}
