import { limits } from '@shared/contract/fields'
import { NEVER } from '@shared/domain/due'
import type { GoodsFields } from '@shared/domain/mall/edit-goods'
import { Input } from 'antd'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { ChoiceField, NumberField, TextField } from '@/editor/inputs'
import { MomentField } from '@/editor/moment-field'
import { Noted } from '@/editor/noted'
import { PriceRows } from './price-rows'
import type { Catalog } from './words'

interface FormProps {
  fields: GoodsFields
  set: (fields: GoodsFields) => void
  answer: Catalog
  /** It has or had stock: what it is stays. */
  stocked: boolean
}

/** Three cards: the thing, its prices, who may have how many. */
export function GoodsForm(props: FormProps) {
  const { fields, set, answer } = props
  const change = (next: Partial<GoodsFields>) => set({ ...fields, ...next })
  return (
    <div className="stack">
      <Card title="1 换什么">
        <div className="stack">
          <TextField
            id="goods-name"
            label="名字"
            max={limits.nameLength}
            value={fields.name}
            onChange={name => change({ name })}
          />
          <Noted id="goods-description" label="介绍，可以不写">
            <Input.TextArea
              id="goods-description"
              value={fields.description}
              maxLength={limits.descriptionLength}
              rows={3}
              onChange={event => change({ description: event.target.value })}
            />
          </Noted>
          <What {...props} />
        </div>
      </Card>
      <Card title="2 多少积分" note="够得上几条，付分最少的那条">
        <div className="stack">
          <div className="fields">
            <NumberField
              id="goods-points"
              label="平常价，人人都行"
              unit="分"
              value={fields.points}
              onChange={points => change({ points })}
            />
          </div>
          <PriceRows
            points={fields.points}
            prices={fields.prices}
            set={prices => change({ prices })}
            tiers={answer.brand.tiers}
          />
        </div>
      </Card>
      <Card title="3 谁能换，换多少">
        <Who fields={fields} change={change} tiers={answer.brand.tiers} />
      </Card>
    </div>
  )
}

const KINDS = [
  { id: 'item', label: '到店取的东西' },
  { id: 'coupon', label: '一张券' },
] as const

function What({ fields, set, answer, stocked }: FormProps) {
  const { what } = fields
  const choose = (kind: (typeof KINDS)[number]['id']) => {
    if (kind === what.kind) return
    set({
      ...fields,
      what:
        kind === 'item'
          ? { kind, pickUp: { days: 30, cancelDays: 7, ifLapsed: 'points-back' } }
          : { kind, batchId: '' },
    })
  }
  return (
    <>
      {stocked ? (
        <p className="small">{`${what.kind === 'item' ? '到店取的东西' : '一张券'}，加过库存就不能换了。`}</p>
      ) : (
        <Chips label="是什么" chips={KINDS} selected={[what.kind]} onToggle={choose} />
      )}
      {what.kind === 'item' && (
        <PickUp pickUp={what.pickUp} set={pickUp => set({ ...fields, what: { kind: 'item', pickUp } })} />
      )}
      {what.kind === 'coupon' && !stocked && (
        <ChoiceField
          id="goods-batch"
          label="换哪张券"
          value={what.batchId}
          options={[
            { value: '', label: '请选一张' },
            ...answer.coupons.map(({ batchId, name }) => ({ value: batchId, label: name })),
          ]}
          onChange={batchId => set({ ...fields, what: { kind: 'coupon', batchId } })}
        />
      )}
    </>
  )
}

type PickUpRule = Extract<GoodsFields['what'], { kind: 'item' }>['pickUp']
const LAPSES = [
  { value: 'points-back', label: '积分退回' },
  { value: 'points-kept', label: '积分不退' },
] as const

function PickUp({ pickUp, set }: { pickUp: PickUpRule; set: (pickUp: PickUpRule) => void }) {
  return (
    <div className="fields">
      <NumberField
        id="goods-days"
        label="几天内取"
        unit="天"
        value={pickUp.days}
        onChange={days => set({ ...pickUp, days })}
      />
      <NumberField
        id="goods-cancel"
        label="几天内能取消"
        unit="天"
        value={pickUp.cancelDays}
        onChange={cancelDays => set({ ...pickUp, cancelDays })}
        wrong={pickUp.cancelDays > pickUp.days ? ['不能多过取货的天数'] : []}
      />
      <ChoiceField
        id="goods-lapse"
        label="过期没取"
        value={pickUp.ifLapsed}
        options={LAPSES}
        onChange={ifLapsed => set({ ...pickUp, ifLapsed })}
      />
    </div>
  )
}

const PERIODS = [
  { value: 'none', label: '不限' },
  { value: 'day', label: '每天' },
  { value: 'month', label: '每月' },
  { value: 'ever', label: '一共' },
] as const

interface WhoProps {
  fields: GoodsFields
  change: (next: Partial<GoodsFields>) => void
  tiers: Catalog['brand']['tiers']
}

function Who({ fields, change, tiers }: WhoProps) {
  const { needTier, limit, fromAt, toAt } = fields
  return (
    <div className="fields">
      <ChoiceField
        id="goods-tier"
        label="谁能换"
        value={needTier}
        options={[
          { value: '', label: '全部会员' },
          ...tiers.map(({ id, name }) => ({ value: id, label: `「${name}」起` })),
        ]}
        onChange={next => change({ needTier: next })}
      />
      <ChoiceField
        id="goods-per"
        label="每人的上限按什么算"
        value={limit?.per ?? 'none'}
        options={PERIODS}
        onChange={per => change({ limit: per === 'none' ? null : { per, count: limit?.count ?? 1 } })}
      />
      {limit && (
        <NumberField
          id="goods-count"
          label="每人几件"
          unit="件"
          value={limit.count}
          onChange={count => change({ limit: { ...limit, count } })}
        />
      )}
      <MomentField
        id="goods-from"
        label="从什么时候能换，空着不限"
        value={fromAt}
        none={0}
        onChange={at => change({ fromAt: at })}
      />
      <MomentField
        id="goods-to"
        label="换到什么时候，空着不限"
        value={toAt}
        none={NEVER}
        onChange={at => change({ toAt: at })}
      />
    </div>
  )
}
