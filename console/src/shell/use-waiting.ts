import { monthOf } from '@shared/text/bills'
import { serverNow } from '@/api/server-clock'
import { useSession } from '@/api/session'
import { useAction } from '@/api/use-action'

/** How many bills, differences and statements wait for a person; 0 for whom may not see the books. */
export function useWaiting(): number {
  const { permissions } = useSession()
  const { data } = useAction(
    'reconciliation.open',
    { month: monthOf(serverNow()) },
    { enabled: permissions.includes('reconciliation.open') },
  )
  if (!data) return 0
  return data.inbox.open + data.differences.filter(({ state }) => state === 'open').length
}
