import { yuan } from '@shared/domain/money/display'
import { DIFFERENCE_TITLES, noteWords } from '@shared/text/differences'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { type Column, Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { type Difference, shortNumber } from './words'

const COLUMNS: readonly Column<Difference>[] = [
  { id: 'day', title: '账单日', cell: ({ day }) => day.slice(5) },
  {
    id: 'number',
    title: '单号',
    cell: ({ outTradeNo, refundNo }) => <span className="mono">{shortNumber(refundNo || outTradeNo)}</span>,
  },
  { id: 'kind', title: '差在哪', cell: ({ kind }) => DIFFERENCE_TITLES[kind] },
  { id: 'bill', title: '账单，元', number: true, cell: ({ billFen }) => side(billFen) },
  { id: 'ours', title: '我们，元', number: true, cell: ({ ourFen }) => side(ourFen) },
  { id: 'state', title: '状态', cell: ({ state }) => <DifferenceTag state={state} /> },
  {
    id: 'note',
    title: '怎么处理的',
    cell: ({ state, note }) => (
      <span className="ink-2">{state === 'healed' ? '和微信一样了，积分也跟着算好了' : noteWords(note)}</span>
    ),
  },
]

const side = (fen: number | null) => (fen === null ? '–' : yuan(fen))

export const DifferenceTag = ({ state }: { state: Difference['state'] }) =>
  state === 'open' ? <Tag tone="warn">要看</Tag> : <Tag tone="ok">已补齐</Tag>

interface DifferencesProps {
  rows: readonly Difference[]
  selected: string | undefined
  onOpen: (row: Difference) => void
  /** `''` = the whole month. */
  day: string
}

/** Every difference of the month or day; the one that is chosen stands beside the table. */
export function Differences({ rows, selected, onOpen, day }: DifferencesProps) {
  return (
    <Card flush>
      {rows.length === 0 ? (
        <Empty title={day === '' ? '没有差异' : '这天全对上了'}>
          账单和我们的订单、退款一笔一笔都对得上。
        </Empty>
      ) : (
        <Table
          label="差异"
          dense
          columns={COLUMNS}
          rows={rows}
          keyOf={({ id }) => id}
          onOpen={onOpen}
          {...(selected ? { selected } : {})}
        />
      )}
    </Card>
  )
}
