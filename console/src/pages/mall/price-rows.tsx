import { limits } from '@shared/contract/fields'
import type { PriceRow } from '@shared/domain/mall/types'
import { Button } from 'antd'
import { Chips } from '@/components/chips'
import { NumberField, TextField, YuanField } from '@/editor/inputs'
import { MomentField } from '@/editor/moment-field'
import { Windows } from '@/editor/windows'
import { type Catalog, newRow, withMoney } from './words'

interface PriceRowsProps {
  /** The usual price: every other one is lower. */
  points: number
  prices: PriceRow[]
  set: (prices: PriceRow[]) => void
  tiers: Catalog['brand']['tiers']
}

/** The usual price for everyone, fixed at the top, and further ones with their people and times. */
export function PriceRows({ points, prices, set, tiers }: PriceRowsProps) {
  const change = (id: string, next: PriceRow) => set(prices.map(row => (row.id === id ? next : row)))
  return (
    <div className="stack">
      {prices.map((row, at) => (
        <Row
          key={row.id}
          row={row}
          name={`第 ${at + 1} 个价`}
          usual={points}
          tiers={tiers}
          set={next => change(row.id, next)}
          remove={() => set(prices.filter(({ id }) => id !== row.id))}
        />
      ))}
      {prices.length < limits.priceRows && (
        <Button className="row-button" onClick={() => set([...prices, newRow(prices)])}>
          加一个价
        </Button>
      )}
    </div>
  )
}

interface RowProps {
  row: PriceRow
  name: string
  usual: number
  tiers: Catalog['brand']['tiers']
  set: (row: PriceRow) => void
  remove: () => void
}

/** One lower price: points, money, who, when, and why in the brand's words. */
function Row({ row, name, usual, tiers, set, remove }: RowProps) {
  const { times } = row
  const change = (next: Partial<PriceRow>) => set({ ...row, ...next })
  const toggle = (tier: string) =>
    change({
      tiers: row.tiers.includes(tier) ? row.tiers.filter(each => each !== tier) : [...row.tiers, tier],
    })
  return (
    <fieldset className="price-row">
      <legend>
        {name}
        <Button type="text" size="small" onClick={remove} aria-label={`去掉${name}`}>
          去掉
        </Button>
      </legend>
      <RowFields row={row} usual={usual} set={set} />
      <Chips
        label="谁"
        chips={tiers.map(tier => ({ id: tier.id, label: tier.name }))}
        selected={row.tiers}
        onToggle={toggle}
      />
      {row.tiers.length === 0 && <p className="caption">一个都没选，就是全部等级。</p>}
      <Windows
        label={`${name}的时段`}
        none="任何时候"
        windows={times}
        set={next => change({ times: next })}
      />
    </fieldset>
  )
}

/** Points, money, why, and the numbers and moments it depends on. */
function RowFields({ row, usual, set }: Pick<RowProps, 'row' | 'usual' | 'set'>) {
  const { id, points, fen = 0, note, minGrowth, fromAt, toAt } = row
  const change = (next: Partial<PriceRow>) => set({ ...row, ...next })
  return (
    <div className="fields">
      <NumberField
        id={`price-points-${id}`}
        label="多少积分"
        unit="分"
        value={points}
        onChange={next => change({ points: next })}
        wrong={usual > 0 && points >= usual ? ['要比平常价少'] : []}
      />
      <YuanField
        id={`price-fen-${id}`}
        label="再付多少钱"
        value={fen}
        onChange={next => set(withMoney(row, next))}
        hint="0 就是只用积分"
      />
      <TextField
        id={`price-note-${id}`}
        label="说明，写给顾客看"
        max={limits.nameLength}
        value={note}
        onChange={next => change({ note: next })}
        placeholder="比如：藏山会员周三价"
      />
      <NumberField
        id={`price-growth-${id}`}
        label="成长值到多少才行"
        unit="点"
        value={minGrowth}
        onChange={next => change({ minGrowth: next })}
        hint="0 就是不看"
      />
      <MomentField
        id={`price-from-${id}`}
        label="从什么时候，空着不限"
        value={fromAt}
        none={0}
        onChange={at => change({ fromAt: at })}
      />
      <MomentField
        id={`price-to-${id}`}
        label="到什么时候，空着不限"
        value={toAt}
        none={0}
        onChange={at => change({ toAt: at })}
      />
    </div>
  )
}
