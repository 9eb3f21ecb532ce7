import { integer } from '@shared/domain/money/display'
import { faceWords } from '@shared/text/coupons'
import { Button } from 'antd'
import { Link, useLocation } from 'wouter'
import { serverNow } from '@/api/server-clock'
import { useSession } from '@/api/session'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { QueryCard } from '@/components/query-card'
import { type Column, Table, TwoLines } from '@/components/table'
import { Tag } from '@/components/tag'
import { codeOf } from '@/editor/use-draft'
import { Big, Header, Sentence } from '@/shell/header'
import { StockStrip } from './stock-strip'
import { useBatches } from './use-batches'
import { type Batch, type Batches, ruleOf, stateTag, underName } from './words'

/** Where every coupon of the brand is now. */
export default function BatchList() {
  const query = useBatches()
  const { permissions } = useSession()
  const [, go] = useLocation()
  const mayMake = permissions.includes('coupon.saveBatch')
  return (
    <>
      <Header
        primary={
          mayMake && (
            <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => go('/batches/new')}>
              新建批次
            </Button>
          )
        }
      />
      <QueryCard query={query} what="券批次">
        {answer =>
          answer.batches.length === 0 ? (
            <Card>
              <Empty title="还没有券" action={mayMake && <MakeFirst />}>
                先做一批满减券，顾客领了就能在店里用。
              </Empty>
            </Card>
          ) : (
            <Listed answer={answer} />
          )
        }
      </QueryCard>
    </>
  )
}

const MakeFirst = () => (
  <Link className="link" href="/batches/new">
    做第一批
  </Link>
)

/** The sums of every batch; what is a draft has issued nothing. */
function sumOf(batches: readonly Batch[]): Batch['stock'] {
  const zero = { total: 0, taken: 0, used: 0, expired: 0, left: 0 }
  return batches.reduce(
    (sum, { stock }) => ({
      total: sum.total + stock.total,
      taken: sum.taken + stock.taken,
      used: sum.used + stock.used,
      expired: sum.expired + stock.expired,
      left: sum.left + stock.left,
    }),
    zero,
  )
}

function Listed({ answer }: { answer: Batches }) {
  const [, go] = useLocation()
  const issued = answer.batches.filter(({ state }) => state !== 'draft')
  const sum = sumOf(issued)
  const waiting = answer.batches.filter(({ request }) => request).length
  return (
    <>
      <Sentence sub={subWords(answer.batches, waiting)}>
        {`${integer(issued.length)} 个批次领走 `}
        <Big>{integer(sum.taken)}</Big>
        {` 张，用了 ${integer(sum.used)} 张`}
      </Sentence>
      <div className="columns columns-side">
        <Card flush>
          <Table
            label="券批次"
            columns={columns(serverNow())}
            rows={answer.batches}
            keyOf={({ batchId }) => batchId}
            onOpen={({ batchId }) => go(`/batches/${codeOf(batchId)}`)}
            sum={{
              name: `合计 ${integer(issued.length)} 个发过的`,
              stock: `领走 ${integer(sum.taken)} / ${integer(sum.total)}`,
              used: integer(sum.used),
              left: integer(sum.left),
            }}
          />
        </Card>
        <Places stock={sum} />
      </div>
    </>
  )
}

function subWords(batches: readonly Batch[], waiting: number): string {
  const drafts = batches.filter(({ state }) => state === 'draft').length
  const parts = [
    waiting > 0 ? `${waiting} 批等另一位同事点头` : '',
    drafts > 0 ? `${drafts} 批还是草稿，顾客看不到` : '',
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join('，')}。` : '没有草稿，也没有等人点头的。'
}

/** Coupons taken below which a rate says nothing. */
const ENOUGH = 100

const columns = (now: number): Column<Batch>[] => [
  { id: 'value', title: '券', width: 76, cell: ({ fields }) => <Face batch={fields} /> },
  {
    id: 'name',
    title: <span className="unseen">名称</span>,
    cell: ({ fields }) => <TwoLines first={fields.name} second={underName(fields)} />,
  },
  {
    id: 'state',
    title: '状态',
    width: 92,
    cell: batch => {
      const { word, tone } = stateTag(batch, now)
      return <Tag tone={tone}>{word}</Tag>
    },
  },
  {
    id: 'stock',
    title: '库存在哪',
    width: 156,
    cell: ({ stock, state, fields }) =>
      state === 'draft' ? (
        <span className="caption">{`准备发 ${integer(fields.total)} 张`}</span>
      ) : (
        <StockStrip stock={stock} />
      ),
  },
  {
    id: 'used',
    title: '用了',
    number: true,
    cell: ({ stock: { used, taken } }) => (
      <TwoLines
        first={integer(used)}
        second={taken >= ENOUGH ? `${((100 * used) / taken).toFixed(1)}%` : '–'}
      />
    ),
  },
  { id: 'left', title: '还剩', number: true, cell: ({ stock }) => integer(stock.left) },
  { id: 'open', title: <span className="unseen">打开</span>, cell: () => <span className="link">看</span> },
]

function Face({ batch }: { batch: Batch['fields'] }) {
  const rule = ruleOf(batch)
  if (!rule) return <span className="batch-face">券包</span>
  const { sign, number, unit } = faceWords(rule.benefit)
  return (
    <span className="batch-face num">
      <small>{sign}</small>
      {number}
      <small>{unit}</small>
    </span>
  )
}

const PLACES = [
  ['used', '已用'],
  ['held', '还能用，在顾客手里'],
  ['expired', '过期没用'],
  ['left', '还没人领'],
] as const

/** The four places of a coupon; they add up to what was put into stock. */
function Places({ stock }: { stock: Batch['stock'] }) {
  const held = Math.max(0, stock.taken - stock.used - stock.expired)
  const units = { ...stock, held }
  return (
    <Card title="券现在在哪" note="张 · 实时">
      <dl className="key-values">
        {PLACES.map(([id, label]) => (
          <div key={id}>
            <dt>
              <i className={`stock-key stock-${id}`} aria-hidden="true" />
              {label}
            </dt>
            <dd className="num">{integer(units[id])}</dd>
          </div>
        ))}
      </dl>
      <p className="under">退款收回的回到「还没人领」。从商城换的、券包里拆的券不占这里的库存。</p>
    </Card>
  )
}
