import { momentWords } from '@shared/text/dates'
import { changeWords } from '@shared/text/operation'
import { roleNames } from '@shared/text/staff'
import { Button } from 'antd'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { serverNow } from '@/api/server-clock'
import { useTimeZone } from '@/api/session'
import { useAction } from '@/api/use-action'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { Empty } from '@/components/empty'
import { KeyValues } from '@/components/key-value'
import { QueryCard } from '@/components/query-card'
import { type Column, Table, TwoLines } from '@/components/table'
import { Header, Sentence } from '@/shell/header'
import type { Kind, Operation, Operations } from './words'

const KINDS = [
  { id: 'all', label: '全部' },
  { id: 'batch', label: '券' },
  { id: 'campaign', label: '活动' },
  { id: 'goods', label: '商城' },
  { id: 'store', label: '门店' },
] as const
type KindChip = (typeof KINDS)[number]['id']

const kindNames = Object.fromEntries(KINDS.map(({ id, label }) => [id, label])) as Record<Kind, string>

/** The kind of the address; everything without. */
function useKind(): [KindChip, (kind: KindChip) => void] {
  const search = useSearch()
  const [location, go] = useLocation()
  const asked = new URLSearchParams(search).get('kind')
  const kind = KINDS.find(({ id }) => id === asked)?.id ?? 'all'
  return [kind, next => go(next === 'all' ? location : `${location}?kind=${next}`, { replace: true })]
}

/** Each row is a sentence with a reason: what staff changed of what the brand offers. */
export default function OperationLog() {
  const [kind, setKind] = useKind()
  return (
    <>
      <Header back={{ href: '/', to: '后台', here: '操作记录' }} />
      <Sentence sub="记录不能改，也不能删，连所有者也不能。">谁改了什么，改成什么样，都在这里</Sentence>
      <Card>
        <Chips label="种类" chips={KINDS} selected={[kind]} onToggle={setKind} />
      </Card>
      <div className="stack log-page">
        <Pages key={kind} kind={kind} />
      </div>
    </>
  )
}

/** One page of the log; earlier pages are one step away, by the cursors on the way. */
function Pages({ kind }: { kind: KindChip }) {
  const [cursors, setCursors] = useState<string[]>([])
  const after = cursors.at(-1)
  const query = useAction('operation.list', {
    ...(kind === 'all' ? {} : { kind }),
    ...(after ? { after } : {}),
  })
  return (
    <QueryCard query={query} what="操作记录">
      {answer => (
        <>
          <Rows answer={answer} />
          {(cursors.length > 0 || answer.next !== null) && (
            <div className="turning">
              <Button disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
                更新的
              </Button>
              <Button
                disabled={answer.next === null}
                onClick={() => answer.next !== null && setCursors([...cursors, answer.next])}
              >
                更早的
              </Button>
            </div>
          )}
        </>
      )}
    </QueryCard>
  )
}

function Rows({ answer: { operations } }: { answer: Operations }) {
  const timeZone = useTimeZone()
  const [chosen, choose] = useState<string>()
  const selected = operations.find(({ operationId }) => operationId === chosen) ?? operations[0]
  if (!selected) {
    return (
      <Card>
        <Empty title="还没有人改过">有人改了券、活动、商城或者门店，就会记在这里。</Empty>
      </Card>
    )
  }
  return (
    <div className="columns columns-side">
      <Card flush>
        <Table
          label="操作记录"
          columns={columnsOf(timeZone)}
          rows={operations}
          keyOf={({ operationId }) => operationId}
          selected={selected.operationId}
          onOpen={({ operationId }) => choose(operationId)}
        />
      </Card>
      <Detail operation={selected} />
    </div>
  )
}

const columnsOf = (timeZone: string): Column<Operation>[] => [
  { id: 'at', title: '什么时候', width: 132, cell: ({ at }) => momentWords(at, serverNow(), timeZone) },
  {
    id: 'who',
    title: '谁',
    width: 110,
    cell: ({ byName, role }) => <TwoLines first={byName} second={roleNames[role]} />,
  },
  {
    id: 'what',
    title: '改了什么',
    cell: ({ words, changes, reason }) => (
      <TwoLines
        first={words}
        second={reason ? `原因：${reason}` : changes.slice(0, 2).map(changeWords).join('；')}
      />
    ),
  },
  { id: 'kind', title: '种类', width: 64, cell: ({ kind }) => kindNames[kind] },
  {
    id: 'origin',
    title: '在哪改的',
    width: 84,
    cell: ({ origin }) => (origin === 'phone' ? '手机' : '电脑'),
  },
]

/** Before and after of the selected row, field by field. */
function Detail({ operation }: { operation: Operation }) {
  const { subjectName, changes, reason, version } = operation
  return (
    <Card title={subjectName} note={`第 ${version} 版`}>
      {changes.length === 0 && <p className="caption">没有字段变动。</p>}
      <KeyValues
        rows={changes.map(({ what, before, after }) => [
          what,
          <span key={what}>
            {before && <span className="ink-3">{`${before} → `}</span>}
            {after || '没有'}
          </span>,
        ])}
      />
      {reason && <p className="under">{`原因：${reason}`}</p>}
    </Card>
  )
}
