import type { ActionName, InputOf, OutputOf } from '@shared/contract'
import { keepPreviousData, QueryCache, QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Failure } from './answer'
import { call } from './call'

/** What a query throws: react-query wants an error, the page wants the failure. */
export class CallFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message)
  }
}

export const failureOf = (error: unknown): Failure | undefined =>
  error instanceof CallFailed ? error.failure : undefined

export interface Query<T> {
  /** The newest good answer; while the input changes, that of the input before. */
  data: T | undefined
  failure: Failure | undefined
  /** `data` belongs to the input before. */
  changing: boolean
  reload: () => void
}

/** Reads one action of the contract, typed on both sides. A refusal is not asked for again. */
export function useAction<N extends ActionName>(
  action: N,
  input: InputOf<N>,
  { enabled = true }: { enabled?: boolean } = {},
): Query<OutputOf<N>> {
  const query = useQuery({
    queryKey: [action, input],
    queryFn: async () => {
      const answer = await call(action, input)
      if (!answer.ok) throw new CallFailed(answer)
      return answer.data
    },
    enabled,
    placeholderData: keepPreviousData,
  })
  const failure = failureOf(query.error)
  return {
    data: failure?.kind === 'refused' ? undefined : query.data,
    failure,
    changing: query.isPlaceholderData,
    reload: () => void query.refetch(),
  }
}

/** Reads again whatever was read of these actions: after a command that changes it. */
export function useRefresh(): (...actions: ActionName[]) => void {
  const client = useQueryClient()
  return (...actions) => {
    for (const action of actions) void client.invalidateQueries({ queryKey: [action] })
  }
}

/** One client per open tab; `onSignedOut` when any answer says that the session is over. */
export const queryClient = (onSignedOut: () => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onError: error => {
        const failure = failureOf(error)
        if (failure?.kind === 'refused' && failure.code === 'NOT_SIGNED_IN') onSignedOut()
      },
    }),
    defaultOptions: { queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: true } },
  })
