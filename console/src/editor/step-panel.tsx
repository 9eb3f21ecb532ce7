import { LEAST_REASON } from '@shared/domain/operation/decision'
import { Button } from 'antd'
import { useState } from 'react'
import { TextField } from './inputs'

const REASON_LENGTH = 60

export interface Step {
  id: string
  label: string
  /** What follows from it, with its numbers. */
  consequence: string
  /** It cannot be taken back: asks for a reason. */
  needsReason?: boolean
}

interface StepPanelProps {
  steps: readonly Step[]
  busy: boolean
  /** Answers whether it was done. */
  onStep: (id: string, reason: string) => Promise<boolean>
}

/** Steps that change what customers get: each says what follows, then is pressed a second time. */
export function StepPanel({ steps, busy, onStep }: StepPanelProps) {
  const [chosen, choose] = useState('')
  const [reason, setReason] = useState('')
  const step = steps.find(({ id }) => id === chosen)
  if (!step) {
    return (
      <div className="step-row">
        {steps.map(({ id, label }) => (
          <Button key={id} onClick={() => choose(id)}>
            {label}
          </Button>
        ))}
      </div>
    )
  }
  const short = step.needsReason === true && reason.trim().length < LEAST_REASON
  const run = async () => {
    if (!(await onStep(step.id, reason.trim()))) return
    choose('')
    setReason('')
  }
  return (
    <div className="stack">
      <p className="small">{step.consequence}</p>
      <TextField
        id={`reason-${step.id}`}
        label={step.needsReason ? '原因，至少 4 个字' : '原因，可以不写'}
        max={REASON_LENGTH}
        value={reason}
        onChange={setReason}
      />
      <div className="step-row">
        <Button onClick={() => choose('')} disabled={busy}>
          先不
        </Button>
        <Button
          type="primary"
          danger={step.needsReason === true}
          loading={busy}
          disabled={short}
          onClick={() => void run()}
        >
          {`确定${step.label}`}
        </Button>
      </div>
    </div>
  )
}
