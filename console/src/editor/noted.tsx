import type { ReactNode } from 'react'
import { Field } from '@/components/field'

export interface NotedProps {
  id: string
  label: string
  /** What the value means, or what follows from it. */
  hint?: string | undefined
  /** What stands against the value, one sentence each. */
  wrong?: readonly string[] | undefined
}

/** A field with its verdicts below it, while it is typed. */
export function Noted({ id, label, hint, wrong = [], children }: NotedProps & { children: ReactNode }) {
  return (
    <div className="noted">
      <Field id={id} label={label}>
        {children}
      </Field>
      {hint && <p className="caption">{hint}</p>}
      {wrong.map(words => (
        <p key={words} className="caption worse">
          {words}
        </p>
      ))}
    </div>
  )
}
