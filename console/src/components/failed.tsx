import { Button } from 'antd'
import type { Failure } from '@/api/answer'
import { useSignedOut } from '@/api/signed-out'
import { Icon } from './icon'

/** The beginning of a request id, short enough to read out: 2D97-2594. */
const spoken = (requestId: string) =>
  requestId
    .replace(/[^\da-z]/gi, '')
    .slice(0, 8)
    .toUpperCase()
    .replace(/^(.{4})(?=.)/, '$1-')

interface FailedProps {
  failure: Failure
  /** What was not fetched: 这张表. */
  what: string
  onRetry: () => void
}

/** One card that failed: not the person's fault, nothing changed, the rest stays. */
export function Failed({ failure, what, onRetry }: FailedProps) {
  const signedOut = useSignedOut()
  const refused = failure.kind === 'refused'
  const locked = refused && failure.code === 'BOOKS_LOCKED'
  return (
    <div className="failed" role="alert">
      <span className="failed-icon">
        <Icon name={refused ? 'lock' : 'renew'} size={22} />
      </span>
      <div>
        <div className="failed-title">{refused ? `看不了${what}` : `${what}没取到，不是你的问题`}</div>
        <p>{refused ? failure.message : '其他的都是好的，账没有变动。'}</p>
        {locked && <Button onClick={signedOut}>重新扫码</Button>}
        {!refused && <Button onClick={onRetry}>再试一次</Button>}
        {!refused && failure.requestId && (
          <p className="caption">报给客服的编号 {spoken(failure.requestId)}</p>
        )}
      </div>
    </div>
  )
}
