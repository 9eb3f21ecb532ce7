import type { ActionName, InputOf, OutputOf } from '@shared/contract'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from './answer'
import { applyThemeOf } from './apply-theme'
import { call } from './call'
import { lastGood, rememberGood } from './last-good'

export interface Query<T> {
  /** The newest good answer, kept while reloading and while offline. */
  data: T | undefined
  /** When that answer arrived, epoch ms of this phone. */
  at: number | undefined
  /** What the newest attempt met; undefined once it succeeded. */
  failure: Failure | undefined
  /** An attempt is under way. */
  loading: boolean
  /** The data is an old answer, because the newest attempt failed: say so (see `offlineFact`). */
  stale: boolean
  reload: () => Promise<void>
}

interface State<T> {
  data: T | undefined
  at: number | undefined
  failure: Failure | undefined
  loading: boolean
}

/**
 * Reads one action: at once, again whenever the page shows, and from the last good answer without network.
 */
export function useQuery<N extends ActionName>(action: N, input: InputOf<N>): Query<OutputOf<N>> {
  const key = JSON.stringify(input)
  const [state, setState] = useState<State<OutputOf<N>>>({
    data: undefined,
    at: undefined,
    failure: undefined,
    loading: true,
  })
  const attempt = useRef(0)

  const reload = useCallback(async () => {
    const mine = ++attempt.current
    setState(before => ({ ...before, loading: true }))
    const answer = await call(action, JSON.parse(key) as InputOf<N>)
    // A later attempt, or a page that is gone, owns the screen.
    if (mine !== attempt.current) return
    if (answer.ok) {
      rememberGood(action, key, answer.data)
      setState({ data: answer.data, at: Date.now(), failure: undefined, loading: false })
      return
    }
    const kept = answer.kind === 'refused' ? undefined : lastGood<OutputOf<N>>(action, key)
    if (kept) applyThemeOf(kept.data)
    setState(before => ({
      data: before.data ?? kept?.data,
      at: before.at ?? kept?.at,
      failure: answer,
      loading: false,
    }))
  }, [action, key])

  useEffect(() => {
    setState({ data: undefined, at: undefined, failure: undefined, loading: true })
    void reload()
    return () => {
      attempt.current++
    }
  }, [reload])
  const shownBefore = useRef(false)
  useDidShow(() => {
    if (shownBefore.current) void reload()
    shownBefore.current = true
  })
  return { ...state, stale: state.failure !== undefined && state.data !== undefined, reload }
}
