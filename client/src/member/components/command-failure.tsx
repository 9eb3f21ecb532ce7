import type { Failure } from '@/cloud/answer'
import { StatusBanner } from '@/components/status-banner'

/** Why a command was refused; or, after a lost answer, that it may have counted all the same. */
export function CommandFailure({ failure, perhaps }: { failure: Failure; perhaps: string }) {
  return failure.kind === 'refused' ? (
    <StatusBanner tone="warn" icon="warning" fact={failure.message} />
  ) : (
    <StatusBanner tone="warn" icon="offline" fact="还没等到回音" consequence={perhaps} />
  )
}
