import type { ActionName, InputOf, OutputOf } from '@shared/contract'
import { useEffect, useRef, useState } from 'react'
import type { Failure } from './answer'
import { call } from './call'
import { type Query, useQuery } from './use-query'

/** Actions that answer in pages: they take `after` and give `next`. */
export type PagedAction = {
  [N in ActionName]: InputOf<N> extends { after?: string | undefined } ? N : never
}[ActionName]

export interface Pages<T, Item> extends Query<T> {
  items: Item[]
  /** More pages exist. */
  more: boolean
  loadingMore: boolean
  moreFailure: Failure | undefined
  loadMore: () => Promise<void>
}

/** A list in pages of 20: the first by `useQuery`, the next ones on demand, kept in order. */
export function usePages<N extends PagedAction, Item>(
  action: N,
  input: InputOf<N>,
  itemsOf: (page: OutputOf<N>) => Item[],
): Pages<OutputOf<N>, Item> {
  const first = useQuery(action, input)
  const [tail, setTail] = useState<{ items: Item[]; next: string | null } | null>(null)
  const [loadingMore, setLoadingMore] = useState(false)
  const [moreFailure, setMoreFailure] = useState<Failure>()
  const version = useRef(first.data)
  useEffect(() => {
    version.current = first.data
    setTail(null)
    setMoreFailure(undefined)
  }, [first.data])

  const firstPage = first.data as (OutputOf<N> & { next: string | null }) | undefined
  const next = tail ? tail.next : (firstPage?.next ?? null)
  const loadMore = async () => {
    if (next === null || loadingMore) return
    const asked = version.current
    setLoadingMore(true)
    const answer = await call(action, { ...input, after: next })
    setLoadingMore(false)
    // The list was read anew meanwhile: this page belongs to the old one.
    if (asked !== version.current) return
    if (!answer.ok) {
      setMoreFailure(answer)
      return
    }
    const page = answer.data as OutputOf<N> & { next: string | null }
    setMoreFailure(undefined)
    setTail(before => ({ items: [...(before?.items ?? []), ...itemsOf(page)], next: page.next }))
  }
  const items = firstPage ? [...itemsOf(firstPage), ...(tail?.items ?? [])] : []
  return { ...first, items, more: next !== null, loadingMore, moreFailure, loadMore }
}
