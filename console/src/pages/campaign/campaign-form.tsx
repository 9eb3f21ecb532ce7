import { limits } from '@shared/contract/fields'
import type { CampaignFields } from '@shared/domain/campaign/campaign-fields'
import { NEVER } from '@shared/domain/due'
import { PLACEMENTS } from '@shared/domain/placement/limits'
import { kindWords } from '@shared/text/campaigns'
import { datedDeadlineWords } from '@shared/text/dates'
import { placementNames } from '@shared/text/placement'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { ChoiceField, NumberField, TextField, YuanField } from '@/editor/inputs'
import { MomentField } from '@/editor/moment-field'
import { StoresField } from '@/editor/stores-field'
import { saidOf } from './checks'
import { type Campaigns, type GiftFields, NEW_CAMPAIGN } from './words'

interface FormProps {
  fields: CampaignFields
  set: (fields: CampaignFields) => void
  answer: Campaigns
  /** It has begun: its kind, gifts and beginning stay. */
  begun: boolean
}

/** Three cards: what is given, to whom and when, what the page says. */
export function CampaignForm({ fields, set, answer, begun }: FormProps) {
  return (
    <div className="stack">
      <Card title="1 送法">
        <div className="stack">
          {begun ? (
            <p className="small">{`${kindWords[fields.kind]}，开始以后不能换。`}</p>
          ) : (
            <Kinds fields={fields} set={set} />
          )}
          {fields.kind === 'points-factor' ? (
            <Factor fields={fields} set={set} answer={answer} />
          ) : (
            <Gifts fields={fields} set={set} answer={answer} begun={begun} />
          )}
        </div>
      </Card>
      <Card title="2 谁，什么时候">
        <When fields={fields} set={set} answer={answer} begun={begun} />
      </Card>
      <Card title="3 页面文字" note="放到哪，就看哪里的上限">
        <Texts fields={fields} set={set} answer={answer} />
      </Card>
    </div>
  )
}

const KINDS = (['pay-gift', 'top-up-gift', 'points-factor'] as const).map(id => ({
  id,
  label: kindWords[id],
}))

function Kinds({ fields, set }: Pick<FormProps, 'fields' | 'set'>) {
  const choose = (kind: CampaignFields['kind']) => {
    if (kind === fields.kind) return
    const { name, fromAt, toAt, stores, thresholdFen } = fields
    const shared = { name, fromAt, toAt, stores, thresholdFen }
    if (kind === 'points-factor') return set({ ...shared, kind, tiers: ['*'], factor: 20_000 })
    const gifts = (fields.kind === 'points-factor' ? NEW_CAMPAIGN : fields) as GiftFields
    set({ ...gifts, ...shared, kind })
  }
  return <Chips label="送法" hideLabel chips={KINDS} selected={[fields.kind]} onToggle={choose} />
}

interface OfKind<F extends CampaignFields> {
  fields: F
  set: (fields: CampaignFields) => void
  answer: Campaigns
}
type FactorFields = Extract<CampaignFields, { kind: 'points-factor' }>

function Factor({ fields, set, answer }: OfKind<FactorFields>) {
  const { tiers, factor } = fields
  const toggle = (id: string) => {
    if (id === '*') return set({ ...fields, tiers: ['*'] })
    const named = tiers.filter(each => each !== '*')
    set({ ...fields, tiers: named.includes(id) ? named.filter(each => each !== id) : [...named, id] })
  }
  return (
    <>
      <div className="fields">
        <NumberField
          id="campaign-factor"
          label="积分算平常的"
          unit="%"
          value={factor / 100}
          onChange={percent => set({ ...fields, factor: percent * 100 })}
          hint={`${factor / 10_000} 倍；几个活动同时有，只算最高的`}
        />
      </div>
      <Chips
        label="等级"
        chips={[
          { id: '*', label: '全部等级' },
          ...answer.brand.tiers.map(({ id, name }) => ({ id, label: name })),
        ]}
        selected={tiers}
        onToggle={toggle}
      />
    </>
  )
}

const PERIODS = [
  { value: 'day', label: '每天' },
  { value: 'campaign', label: '整个活动' },
] as const

function Gifts({ fields, set, answer, begun }: OfKind<GiftFields> & { begun: boolean }) {
  const { batchIds, perPerson, takeDays } = fields
  const toggle = (id: string) =>
    set({
      ...fields,
      batchIds: batchIds.includes(id) ? batchIds.filter(each => each !== id) : [...batchIds, id],
    })
  const gone = batchIds.filter(id => !answer.gifts.some(({ batchId }) => batchId === id))
  return (
    <>
      {!begun && (
        <Chips
          label="送什么"
          chips={[
            ...answer.gifts.map(({ batchId, name }) => ({ id: batchId, label: name })),
            ...gone.map(id => ({ id, label: '停发的券' })),
          ]}
          selected={batchIds}
          onToggle={toggle}
        />
      )}
      {answer.gifts.length === 0 && (
        <p className="caption">还没有「跟着活动送」的券在发。先到「券批次」发一批。</p>
      )}
      {saidOf(fields, answer, ['stock', 'batches', 'equal-stock']).map(words => (
        <p key={words} className="caption worse">
          {words}
        </p>
      ))}
      <div className="fields">
        <NumberField
          id="campaign-limit"
          label="每人最多"
          unit="次"
          value={perPerson.limit}
          onChange={limit => set({ ...fields, perPerson: { ...perPerson, limit } })}
        />
        <ChoiceField
          id="campaign-per"
          label="多久算一轮"
          value={perPerson.per}
          options={PERIODS}
          onChange={per => set({ ...fields, perPerson: { ...perPerson, per } })}
        />
        <NumberField
          id="campaign-take"
          label="付款后留几天"
          unit="天"
          value={takeDays}
          onChange={days => set({ ...fields, takeDays: days })}
          hint="0 就是付款当天 24 点前领"
        />
      </div>
    </>
  )
}

function When({ fields, set, answer, begun }: FormProps) {
  const { fromAt, toAt, thresholdFen, stores, kind } = fields
  const { now, brand } = answer
  const change = (next: Partial<typeof fields>) => set({ ...fields, ...next } as CampaignFields)
  return (
    <div className="stack">
      <div className="fields">
        <YuanField
          id="campaign-threshold"
          label={kind === 'top-up-gift' ? '充满' : '付满'}
          value={thresholdFen}
          onChange={fen => change({ thresholdFen: fen })}
          hint={begun ? '只能降' : '0 就是不限金额'}
        />
        {!begun && (
          <MomentField
            id="campaign-from"
            label="从什么时候，空着就是开始以后都算"
            value={fromAt}
            none={0}
            onChange={at => change({ fromAt: at })}
            wrong={fields.kind === 'points-factor' ? [] : saidOf(fields, answer, ['start'])}
          />
        )}
        <MomentField
          id="campaign-to"
          label="结束，空着就一直有"
          value={toAt}
          none={NEVER}
          onChange={at => change({ toAt: at })}
          hint={toAt < NEVER ? `到 ${datedDeadlineWords(toAt, now, brand.timeZone)}` : undefined}
        />
      </div>
      <StoresField stores={answer.stores} value={stores} onChange={next => change({ stores: next })} />
    </div>
  )
}

function Texts({ fields, set, answer }: Omit<FormProps, 'begun'>) {
  const isGift = fields.kind !== 'points-factor'
  const toggle = (gift: GiftFields, id: (typeof PLACEMENTS)[number]) =>
    set({
      ...gift,
      placements: gift.placements.includes(id)
        ? gift.placements.filter(each => each !== id)
        : [...gift.placements, id],
    })
  return (
    <div className="stack">
      <div className="fields">
        <TextField
          id="campaign-name"
          label="活动名"
          max={limits.nameLength}
          value={fields.name}
          onChange={name => set({ ...fields, name })}
          wrong={isGift ? saidOf(fields, answer, ['title']) : []}
        />
        {isGift && (
          <TextField
            id="campaign-subtitle"
            label="副标题，可以不写"
            max={limits.nameLength}
            value={fields.subtitle}
            onChange={subtitle => set({ ...fields, subtitle })}
            wrong={saidOf(fields, answer, ['subtitle'])}
          />
        )}
      </div>
      {isGift && (
        <Chips
          label="放到"
          chips={PLACEMENTS.map(id => ({ id, label: placementNames[id] }))}
          selected={fields.placements}
          onToggle={id => toggle(fields, id)}
        />
      )}
    </div>
  )
}
