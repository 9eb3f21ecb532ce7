import type { ActionName, InputOf, OutputOf } from '@shared/contract'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Failure } from '@/cloud/answer'
import { call } from '@/cloud/call'
import { StatusBanner } from '@/components/status-banner'
import { vibrate } from '@/device/vibrate'

export interface Asking<Input> {
  /** The input under way; undefined while idle. */
  sent: Input | undefined
  failure: Failure | undefined
  ask: (input: Input) => Promise<void>
}

/** Sends one request at a time about a row. `take` shows the answer and says whether it settles the row. */
export function useAsking<N extends ActionName>(
  action: N,
  take: (answer: OutputOf<N>) => boolean,
): Asking<InputOf<N>> {
  const [sent, setSent] = useState<InputOf<N>>()
  const [failure, setFailure] = useState<Failure>()
  const ask = async (input: InputOf<N>) => {
    if (sent) return
    setSent(input)
    setFailure(undefined)
    const answer = await call(action, input)
    setSent(undefined)
    const settled = answer.ok && take(answer.data)
    vibrate(settled ? 'yes' : 'no')
    if (!answer.ok) setFailure(answer)
  }
  return { sent, failure, ask }
}

export interface AskedRowProps {
  id: string
  /** What the row says, settled or not. */
  head: ReactNode
  /** Set once nothing is left to do. */
  settled: { fact: string; consequence?: string } | false
  failure: Failure | undefined
  /** The row is gone: somewhere else it was settled or dropped. */
  onOutdated: () => void
  /** Below other rows of one card. */
  ruled?: boolean
  /** What can be done about it. */
  children: ReactNode
}

/** A row of the books that needs a decision: its facts, the last failure, and the actions until settled. */
export function AskedRow({ id, head, settled, failure, onOutdated, ruled, children }: AskedRowProps) {
  const gone = failure?.kind === 'refused' && /_NOT_FOUND$/.test(failure.code)
  return (
    <View className={ruled ? 'finance-asked finance-asked-ruled' : 'finance-asked'} id={id}>
      {head}
      {settled ? (
        <StatusBanner tone="ok" {...settled} />
      ) : (
        <>
          {failure && (
            <StatusBanner
              tone="warn"
              icon={failure.kind === 'refused' ? 'warning' : 'offline'}
              fact={failure.kind === 'refused' ? failure.message : '没有收到回答，再点一次不会重复记'}
              {...(gone ? { action: { label: '看最新的', onTap: onOutdated } } : {})}
            />
          )}
          {!gone && children}
        </>
      )}
    </View>
  )
}
