import type { ReactNode } from 'react'

export type Tone = 'plain' | 'ok' | 'warn' | 'danger' | 'info' | 'brand' | 'points'

/** A state in a word; never a button. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}
