import type { Failure } from '@/api/answer'
import { Banner } from '@/components/banner'
import { Operations } from './log'
import { changesSince } from './words'

/** Why something was not saved; where others were faster, what they changed and the way to it. */
export function SaveFailed({ failure, onReload }: { failure: Failure | undefined; onReload: () => void }) {
  if (!failure) return null
  const since = changesSince(failure)
  const changed = failure.kind === 'refused' && failure.code === 'SUBJECT_CHANGED'
  return (
    <Banner
      tone="warn"
      fact={failure.message}
      {...(changed ? { action: { label: '看新的', run: onReload } } : {})}
    >
      {since.length > 0 && <Operations operations={since} />}
    </Banner>
  )
}
