import type { ReactNode } from 'react'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'

/** must blocks, look does not, good is done. */
export interface Check {
  state: 'must' | 'look' | 'good'
  text: string
  note?: string
}

const ICONS = { must: 'warning', look: 'info', good: 'check' } as const
const WORDS = { must: '要改', look: '请看', good: '好了' } as const
const ORDER = ['must', 'look', 'good'] as const

/** A condition of the form: what is wrong while it does not hold, what is good once it does. */
export const checkOf = (holds: boolean, wrong: string, good: string): Check =>
  holds ? { state: 'good', text: good } : { state: 'must', text: wrong }

export const mustsOf = (checks: readonly Check[]): number =>
  checks.filter(({ state }) => state === 'must').length

/** What blocks first, then what to look at, then what is done. */
export function Checks({ title, checks }: { title: string; checks: readonly Check[] }) {
  return (
    <Card title={title} note={`${checks.length} 项`}>
      <ul className="checks">
        {ORDER.flatMap(wanted =>
          checks
            .filter(({ state }) => state === wanted)
            .map(({ state, text, note }) => (
              <li key={text} className={`check-${state}`}>
                <Icon name={ICONS[state]} size={16} />
                <span>
                  <span className="unseen">{`${WORDS[state]}：`}</span>
                  {text}
                  {note && <small>{note}</small>}
                </span>
              </li>
            )),
        )}
      </ul>
    </Card>
  )
}

/** What the form says, in one sentence made by the function that the log uses. */
export function Summary({ title, words, children }: { title: string; words: string; children?: ReactNode }) {
  return (
    <section className="summary">
      <h2>{title}</h2>
      <p>{words}</p>
      {children}
    </section>
  )
}
