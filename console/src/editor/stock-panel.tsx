import { integer } from '@shared/domain/money/display'
import { Button } from 'antd'
import { useState } from 'react'
import { NumberField } from './inputs'

interface StockPanelProps {
  id: string
  unit: string
  /** What follows from so many more; `''` = nothing to say. */
  consequence: (units: number) => string
  busy: boolean
  onAdd: (units: number) => Promise<boolean>
}

/** Stock only grows; the button repeats how much. */
export function StockPanel({ id, unit, consequence, busy, onAdd }: StockPanelProps) {
  const [units, setUnits] = useState(0)
  const run = async () => {
    if (await onAdd(units)) setUnits(0)
  }
  return (
    <div className="stack">
      <NumberField
        id={id}
        label="加库存，只能加不能减"
        unit={unit}
        value={units}
        onChange={setUnits}
        hint={units > 0 ? consequence(units) : undefined}
      />
      <Button disabled={units === 0} loading={busy} onClick={() => void run()}>
        {units === 0 ? '加库存' : `加 ${integer(units)} ${unit}`}
      </Button>
    </div>
  )
}
