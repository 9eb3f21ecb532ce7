import { limits } from '@shared/contract/fields'
import type { BatchFields } from '@shared/domain/coupon/batch-fields'
import type { Benefit, CouponRule, Validity } from '@shared/domain/coupon/types'
import { Input } from 'antd'
import { Chips } from '@/components/chips'
import { NumberField, TextField, YuanField } from '@/editor/inputs'
import { Noted } from '@/editor/noted'
import { StoresField } from '@/editor/stores-field'
import { Windows } from '@/editor/windows'
import type { Batches } from './words'

interface RuleProps {
  rule: CouponRule
  set: (change: Partial<CouponRule>) => void
}

const BENEFITS = [
  { id: 'reduction', label: '满减' },
  { id: 'percentage', label: '折扣' },
] as const

/** Off how much, from how much on. */
export function BenefitFields({ rule: { benefit, thresholdFen }, set }: RuleProps) {
  const choose = (kind: Benefit['kind']) => {
    if (kind === benefit.kind) return
    set({
      benefit: kind === 'reduction' ? { kind, offFen: 0 } : { kind, payPermille: 850, maxOffFen: 0 },
    })
  }
  return (
    <>
      <Chips label="送法" chips={BENEFITS} selected={[benefit.kind]} onToggle={choose} />
      <div className="fields">
        <YuanField
          id="batch-threshold"
          label="满"
          value={thresholdFen}
          onChange={fen => set({ thresholdFen: fen })}
          hint="0 就是没有门槛"
        />
        {benefit.kind === 'reduction' ? (
          <YuanField
            id="batch-off"
            label="减"
            value={benefit.offFen}
            onChange={offFen => set({ benefit: { kind: 'reduction', offFen } })}
            wrong={thresholdFen > 0 && benefit.offFen > thresholdFen ? ['比门槛还多'] : []}
          />
        ) : (
          <Percentage benefit={benefit} set={next => set({ benefit: next })} />
        )}
      </div>
    </>
  )
}

type PercentageOff = Extract<Benefit, { kind: 'percentage' }>

function Percentage({ benefit, set }: { benefit: PercentageOff; set: (benefit: PercentageOff) => void }) {
  const { payPermille, maxOffFen } = benefit
  return (
    <>
      <NumberField
        id="batch-percent"
        label="付原价的"
        unit="%"
        value={payPermille / 10}
        onChange={percent => set({ ...benefit, payPermille: percent * 10 })}
        hint={payPermille > 0 && payPermille < 1000 ? `打 ${payPermille / 100} 折` : undefined}
        wrong={payPermille >= 1000 ? ['要低于 100%'] : []}
      />
      <YuanField
        id="batch-cap"
        label="最多减"
        value={maxOffFen}
        onChange={fen => set({ ...benefit, maxOffFen: fen })}
        hint={maxOffFen === 0 ? '0 就是不封顶，要另一个人点头' : undefined}
      />
    </>
  )
}

const MODES = [
  { id: 'after-taking', label: '领到后几天' },
  { id: 'period', label: '固定日子' },
] as const

/** From when until when it can be used. */
export function ValidityFields({ rule: { validity }, set }: RuleProps) {
  const choose = (mode: Validity['mode']) => {
    if (mode === validity.mode) return
    set({
      validity: mode === 'period' ? { mode, fromDay: '', toDay: '' } : { mode, delayDays: 0, days: 14 },
    })
  }
  const day = (id: string, label: string, value: string, change: (day: string) => void) => (
    <Noted id={id} label={label}>
      <Input id={id} type="date" value={value} onChange={event => change(event.target.value)} />
    </Noted>
  )
  return (
    <>
      <Chips label="用多久" chips={MODES} selected={[validity.mode]} onToggle={choose} />
      <div className="fields">
        {validity.mode === 'period' ? (
          <>
            {day('batch-from', '第一天', validity.fromDay, fromDay =>
              set({ validity: { ...validity, fromDay } }),
            )}
            {day('batch-to', '最后一天，用到 24 点', validity.toDay, toDay =>
              set({ validity: { ...validity, toDay } }),
            )}
          </>
        ) : (
          <>
            <NumberField
              id="batch-days"
              label="领后几天内用"
              unit="天"
              value={validity.days}
              onChange={days => set({ validity: { ...validity, days } })}
              hint="到最后一天 24 点"
            />
            <NumberField
              id="batch-delay"
              label="领后第几天起"
              unit="天"
              value={validity.delayDays}
              onChange={delayDays => set({ validity: { ...validity, delayDays } })}
              hint="0 就是马上能用"
            />
          </>
        )}
      </div>
    </>
  )
}

interface WhereProps extends RuleProps {
  stores: Batches['stores']
  /** Times and uses of what is published stay as they are. */
  published: boolean
}

/** In which stores, at which hours, how often and with what not. */
export function WhereFields({ rule, set, stores, published }: WhereProps) {
  return (
    <>
      <StoresField stores={stores} value={rule.stores} onChange={next => set({ stores: next })} />
      {!published && (
        <Windows label="时段" none="任何时候都能用" windows={rule.times} set={times => set({ times })} />
      )}
      <div className="fields">
        {!published && (
          <NumberField
            id="batch-uses"
            label="一张能用几次"
            unit="次"
            value={rule.uses}
            onChange={uses => set({ uses })}
          />
        )}
        <TextField
          id="batch-not-with"
          label="不和什么一起用"
          max={60}
          value={rule.notWith}
          onChange={notWith => set({ notWith })}
          hint="写给顾客看，空着就是没有"
        />
      </div>
    </>
  )
}

/** Which published coupons are in the pack. */
export function ContentsFields({
  fields,
  set,
  batches,
}: {
  fields: Extract<BatchFields, { kind: 'pack' }>
  set: (contents: string[]) => void
  batches: Batches['batches']
}) {
  const { contents } = fields
  const offered = batches.filter(
    ({ batchId, fields: { kind }, state }) =>
      contents.includes(batchId) || (kind === 'coupon' && (state === 'open' || state === 'paused')),
  )
  const toggle = (id: string) =>
    set(contents.includes(id) ? contents.filter(each => each !== id) : [...contents, id])
  return (
    <>
      <Chips
        label="包里有"
        chips={offered.map(({ batchId, fields: { name } }) => ({ id: batchId, label: name }))}
        selected={contents}
        onToggle={toggle}
      />
      <p className="caption">{`选 2 到 ${limits.couponsPerPack} 张已经发布的券，每张各给一张。`}</p>
    </>
  )
}
