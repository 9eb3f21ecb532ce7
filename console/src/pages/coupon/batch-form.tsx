import { limits } from '@shared/contract/fields'
import type { BatchFields } from '@shared/domain/coupon/batch-fields'
import type { CouponRule } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { PLACEMENTS } from '@shared/domain/placement/limits'
import { type Verdict, verdictsOf } from '@shared/domain/placement/verdicts'
import { datedDeadlineWords } from '@shared/text/dates'
import { placementNames, verdictWords } from '@shared/text/placement'
import { useTimeZone } from '@/api/session'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { ChoiceField, NumberField, TextField } from '@/editor/inputs'
import { MomentField } from '@/editor/moment-field'
import { BenefitFields, ContentsFields, ValidityFields, WhereFields } from './coupon-cards'
import { FixedFacts } from './fixed-facts'
import { type Batches, NEW_BATCH } from './words'

interface FormProps {
  fields: BatchFields
  set: (fields: BatchFields) => void
  answer: Batches
  /** What is published, whose value stays; undefined for a draft. */
  published: BatchFields | undefined
  now: number
}

const KINDS = [
  { id: 'coupon', label: '一张券' },
  { id: 'pack', label: '券包' },
] as const

/** The three cards: what it takes off, how many and how long, where it is offered. */
export function BatchForm(props: FormProps) {
  const { fields, set, answer, published, now } = props
  const change = (next: Partial<BatchFields>) => set({ ...fields, ...next } as BatchFields)
  const verdicts = verdictsOf({ title: fields.name, stocks: [fields.total] }, fields.placements, now)
  const said = saidOf(verdicts, now, answer.brand.timeZone)
  return (
    <div className="stack">
      <Card title="1 减多少">
        <div className="stack">
          {!published && <Kind fields={fields} set={set} />}
          <TextField
            id="batch-name"
            label="券名"
            max={limits.nameLength}
            value={fields.name}
            onChange={name => change({ name })}
            placeholder="比如：冬至暖茶满减券"
            wrong={said('title')}
          />
          <What {...props} />
        </div>
      </Card>
      <Card title="2 发多少，怎么领">
        {published ? (
          <FixedFacts fields={published} answer={answer} now={now} />
        ) : (
          <Issue fields={fields} change={change} tiers={answer.brand.tiers} wrong={said('stock')} />
        )}
        <Claiming fields={fields} change={change} published={published !== undefined} now={now} />
      </Card>
      <Card title="3 还发到哪" note="只看选了的，没选的不管">
        <Chips
          label="发到"
          hideLabel
          chips={PLACEMENTS.map(id => ({ id, label: placementNames[id] }))}
          selected={fields.placements}
          onToggle={id =>
            change({
              placements: fields.placements.includes(id)
                ? fields.placements.filter(each => each !== id)
                : [...fields.placements, id],
            })
          }
        />
      </Card>
    </div>
  )
}

/** The sentences of the chosen places about one field. */
const saidOf =
  (verdicts: readonly Verdict[], now: number, timeZone: string) =>
  (...of: Verdict['field'][]): string[] =>
    verdicts
      .filter(({ field, fits }) => !fits && of.includes(field))
      .map(verdict => verdictWords(verdict, now, timeZone))

function Kind({ fields, set }: Pick<FormProps, 'fields' | 'set'>) {
  const choose = (kind: BatchFields['kind']) => {
    if (kind === fields.kind) return
    const { name, total, channel, limitPerMember, needTier, claimFromAt, claimToAt, placements } = fields
    const shared = { name, total, channel, limitPerMember, needTier, claimFromAt, claimToAt, placements }
    set(
      kind === 'coupon' && NEW_BATCH.kind === 'coupon'
        ? { ...shared, kind: 'coupon', rule: NEW_BATCH.rule }
        : { ...shared, kind: 'pack', contents: [] },
    )
  }
  return <Chips label="是什么" chips={KINDS} selected={[fields.kind]} onToggle={choose} />
}

function What({ fields, set, answer, published }: FormProps) {
  if (fields.kind === 'pack') {
    if (published) return null
    return (
      <ContentsFields
        fields={fields}
        set={contents => set({ ...fields, contents })}
        batches={answer.batches}
      />
    )
  }
  const { rule } = fields
  const setRule = (next: Partial<CouponRule>) => set({ ...fields, rule: { ...rule, ...next } })
  return (
    <>
      {!published && <BenefitFields rule={rule} set={setRule} />}
      {!published && <ValidityFields rule={rule} set={setRule} />}
      <WhereFields rule={rule} set={setRule} stores={answer.stores} published={published !== undefined} />
    </>
  )
}

const CHANNELS = [
  { value: 'claim', label: '顾客自己领' },
  { value: 'gift', label: '跟着活动送' },
] as const

interface IssueProps {
  fields: BatchFields
  change: (next: Partial<BatchFields>) => void
  tiers: Batches['brand']['tiers']
  wrong: readonly string[]
}

/** How many, how and to whom: fixed once it is published. */
function Issue({ fields, change, tiers, wrong }: IssueProps) {
  return (
    <div className="fields">
      <NumberField
        id="batch-total"
        label="发几张"
        unit="张"
        value={fields.total}
        onChange={total => change({ total })}
        wrong={wrong}
      />
      <ChoiceField
        id="batch-channel"
        label="怎么发"
        value={fields.channel}
        options={CHANNELS}
        onChange={channel => change({ channel })}
      />
      <ChoiceField
        id="batch-tier"
        label="谁能领"
        value={fields.needTier}
        options={[
          { value: '', label: '全部会员' },
          ...tiers.map(({ id, name }) => ({ value: id, label: `「${name}」起` })),
        ]}
        onChange={needTier => change({ needTier })}
      />
      <MomentField
        id="batch-claim-from"
        label="从什么时候能领，空着就是发布起"
        value={fields.claimFromAt}
        none={0}
        onChange={claimFromAt => change({ claimFromAt })}
      />
    </div>
  )
}

interface ClaimingProps {
  fields: BatchFields
  change: (next: Partial<BatchFields>) => void
  published: boolean
  now: number
}

/** What may still grow after it is published. */
function Claiming({ fields, change, published, now }: ClaimingProps) {
  const timeZone = useTimeZone()
  const { limitPerMember, claimToAt, channel } = fields
  return (
    <div className="fields">
      <NumberField
        id="batch-limit"
        label="每人最多"
        unit="张"
        value={limitPerMember}
        onChange={limit => change({ limitPerMember: limit })}
        hint={channel === 'gift' ? '跟着活动送的，按活动的上限算' : published ? '只能加' : undefined}
      />
      <MomentField
        id="batch-claim-to"
        label="领到什么时候，空着就一直能领"
        value={claimToAt}
        none={NEVER}
        onChange={at => change({ claimToAt: at })}
        hint={claimToAt < NEVER ? `领到 ${datedDeadlineWords(claimToAt, now, timeZone)}` : undefined}
      />
    </div>
  )
}
