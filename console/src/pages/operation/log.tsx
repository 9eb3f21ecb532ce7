import { momentWords } from '@shared/text/dates'
import { changeWords } from '@shared/text/operation'
import { serverNow } from '@/api/server-clock'
import { useSession, useTimeZone } from '@/api/session'
import { useAction } from '@/api/use-action'
import { Card } from '@/components/card'
import { Failed } from '@/components/failed'
import { Skeleton } from '@/components/skeleton'
import type { Kind, Operation } from './words'

const SHOWN = 6

/** The log of one document at the edge of its editor: newest first, none can be deleted. */
export function Log({ kind, subjectId }: { kind: Kind; subjectId: string }) {
  const { permissions } = useSession()
  const query = useAction(
    'operation.list',
    { kind, subjectId },
    { enabled: permissions.includes('operation.list') },
  )
  if (!permissions.includes('operation.list')) return null
  const { data, failure, reload } = query
  return (
    <Card title="操作记录" note="不能改，也不能删">
      {failure && <Failed failure={failure} what="操作记录" onRetry={reload} />}
      {!data && !failure && <Skeleton rows={3} />}
      {data && data.operations.length === 0 && <p className="caption">还没有人改过。</p>}
      {data && data.operations.length > 0 && <Operations operations={data.operations.slice(0, SHOWN)} />}
      {data && (data.operations.length > SHOWN || data.next !== null) && (
        <p className="caption">{`只列最近 ${SHOWN} 次，更早的在「操作记录」里。`}</p>
      )}
    </Card>
  )
}

/** What was done, by whom and when, and field by field. */
export function Operations({ operations }: { operations: readonly Operation[] }) {
  const timeZone = useTimeZone()
  return (
    <ul className="log">
      {operations.map(({ operationId, words, byName, at, changes, reason }) => (
        <li key={operationId}>
          <b>{words}</b>
          <span className="caption">{`${byName} · ${momentWords(at, serverNow(), timeZone)}`}</span>
          {changes.map(change => (
            <span key={change.what} className="log-change">
              {changeWords(change)}
            </span>
          ))}
          {reason && <span className="caption">{`原因：${reason}`}</span>}
        </li>
      ))}
    </ul>
  )
}
