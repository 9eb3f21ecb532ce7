import { useQuery } from '@tanstack/react-query'
import { call } from '@/api/call'
import { CallFailed, failureOf, type Query } from '@/api/use-action'
import type { Batches } from './words'

/** Every batch of the brand, page after page: an editor finds any of them, and a sum row sums all. */
export function useBatches(): Query<Batches> {
  const query = useQuery({ queryKey: ['coupon.batches', 'all'], queryFn: readAll })
  const failure = failureOf(query.error)
  return {
    data: failure?.kind === 'refused' ? undefined : query.data,
    failure,
    changing: false,
    reload: () => void query.refetch(),
  }
}

async function readAll(): Promise<Batches> {
  let all: Batches | undefined
  let after: string | null = ''
  while (after !== null) {
    const answer = await call('coupon.batches', after === '' ? {} : { after })
    if (!answer.ok) throw new CallFailed(answer)
    const page: Batches = answer.data
    all = all ? { ...page, batches: [...all.batches, ...page.batches] } : page
    after = page.next
  }
  return all as Batches
}
