import type { CampaignFields } from '@shared/domain/campaign/campaign-fields'
import { integer } from '@shared/domain/money/display'
import { deadlineWords } from '@shared/text/dates'
import { Button } from 'antd'
import { useState } from 'react'
import { useAction } from '@/api/use-action'
import { Card } from '@/components/card'
import { Failed } from '@/components/failed'
import { Icon } from '@/components/icon'
import { Skeleton } from '@/components/skeleton'
import { ChoiceField, NumberField, YuanField } from '@/editor/inputs'
import type { Campaigns } from './words'

interface RehearsalProps {
  fields: CampaignFields
  campaignId: string | undefined
  answer: Campaigns
  /** What is typed can be sent. */
  sound: boolean
}

interface MadeUp {
  amountFen: number
  storeId: string
  tierId: string
  timesBefore: number
}

/** The real decision on a made-up order: what it would bring, and what each campaign says. Writes nothing. */
export function Rehearsal({ fields, campaignId, answer, sound }: RehearsalProps) {
  const { stores, brand } = answer
  const [order, setOrder] = useState<MadeUp>({
    amountFen: 6_800,
    storeId: stores[0]?.id ?? '',
    tierId: brand.tiers[0]?.id ?? '',
    timesBefore: 0,
  })
  const [asked, ask] = useState<{ fields: CampaignFields; order: MadeUp }>()
  const set = (next: Partial<MadeUp>) => setOrder(before => ({ ...before, ...next }))
  return (
    <Card title="预演一单" note="不记账，算的是真的规则">
      <div className="stack">
        <div className="fields">
          <YuanField
            id="rehearse-amount"
            label={fields.kind === 'top-up-gift' ? '充了' : '付了'}
            value={order.amountFen}
            onChange={amountFen => set({ amountFen })}
          />
          <NumberField
            id="rehearse-times"
            label="之前送过"
            unit="次"
            value={order.timesBefore}
            onChange={timesBefore => set({ timesBefore })}
          />
          <ChoiceField
            id="rehearse-store"
            label="在哪家店"
            value={order.storeId}
            options={stores.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={storeId => set({ storeId })}
          />
          <ChoiceField
            id="rehearse-tier"
            label="什么等级"
            value={order.tierId}
            options={brand.tiers.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={tierId => set({ tierId })}
          />
        </div>
        <Button
          disabled={!sound || order.amountFen === 0 || order.storeId === '' || order.timesBefore > 99}
          onClick={() => ask({ fields, order })}
        >
          预演一单
        </Button>
        {!sound && <p className="caption">把没填的填好，就能预演。</p>}
        {asked && <Outcome {...asked} campaignId={campaignId} timeZone={brand.timeZone} now={answer.now} />}
      </div>
    </Card>
  )
}

interface OutcomeProps {
  fields: CampaignFields
  order: MadeUp
  campaignId: string | undefined
  timeZone: string
  now: number
}

function Outcome({ fields, order, campaignId, timeZone, now }: OutcomeProps) {
  const { data, failure, changing, reload } = useAction('campaign.rehearse', {
    ...(campaignId ? { campaignId } : {}),
    campaign: fields,
    order: { ...order, isTopUp: fields.kind === 'top-up-gift' },
  })
  if (failure) return <Failed failure={failure} what="预演" onRetry={reload} />
  if (!data || changing) return <Skeleton rows={3} />
  return (
    <div className="rehearsed" role="status">
      <p>
        这一单得 <b className="points">{`${integer(data.points)} 积分`}</b>
        {`，成长值 ${integer(data.growth)}`}
      </p>
      {data.gifts.map(({ batchId, name, takeUntilAt }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one batch may be given twice
        <p key={`${batchId} ${at}`}>{`送「${name}」，留到 ${deadlineWords(takeUntilAt, now, timeZone)}`}</p>
      ))}
      {data.gifts.length === 0 && <p className="ink-2">没有送券</p>}
      <ul className="checks">
        {data.rules.map(({ campaignId: id, name, gives, words }) => (
          <li key={id} className={gives ? 'check-good' : 'check-look'}>
            <Icon name={gives ? 'check' : 'info'} size={16} />
            <span>
              {name || '这个活动'}
              <small>{words}</small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
