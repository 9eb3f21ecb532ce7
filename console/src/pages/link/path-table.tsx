import { integer } from '@shared/domain/money/display'
import { linkText, targetWords } from '@shared/text/link'
import { Bar } from '@/components/bar'
import { Card } from '@/components/card'
import { type Column, Table, TwoLines } from '@/components/table'
import { Tag } from '@/components/tag'
import { type Links, ownRow, type PathRow, perHead, type Report, wholeYuan } from './words'

interface PathTableProps {
  rows: readonly PathRow[]
  links: Links
  report: Report
  selected: string | undefined
  onOpen: (row: PathRow) => void
}

/** One row a path, what came without one below them, and the sum of both. */
export function PathTable({ rows, links, report, selected, onOpen }: PathTableProps) {
  const own = ownRow(report)
  const all = report.rows
  const sum = (of: 'joins' | 'claims' | 'redemptions' | 'netFen') =>
    all.reduce((total, row) => total + row[of], 0)
  const most = Math.max(1, ...rows.map(({ figures }) => figures?.netFen ?? 0))
  const ownRows: PathRow[] = own ? [{ key: '', link: undefined, figures: own }] : []
  return (
    <div>
      <Card flush>
        <Table
          label="每条路径带来的"
          columns={columnsOf(links, most)}
          rows={[...rows, ...ownRows]}
          keyOf={({ key }) => key}
          {...(selected ? { selected } : {})}
          onOpen={row => row.link && onOpen(row)}
          sum={{
            name: '合计，等于实收',
            people: '–',
            joins: integer(sum('joins')),
            claims: integer(sum('claims')),
            redemptions: integer(sum('redemptions')),
            net: `¥${wholeYuan(sum('netFen'))}`,
          }}
        />
      </Card>
      <p className="under">
        钱、入会、领券、用券每笔只算一次，加得上；同一个人走过两条，在两行里各算一次，所以人数不相加。这是「经过」，不是「因为」。
      </p>
    </div>
  )
}

function columnsOf(links: Links, most: number): Column<PathRow>[] {
  const count = (of: 'people' | 'joins' | 'claims' | 'redemptions') => (row: PathRow) =>
    of === 'people' && row.key === '' ? '–' : integer(row.figures?.[of] ?? 0)
  return [
    { id: 'name', title: '路径', width: 160, cell: row => <Name row={row} /> },
    { id: 'where', title: '放在哪 · 去哪', cell: row => <Where row={row} links={links} /> },
    { id: 'people', title: '进来的人', number: true, cell: count('people') },
    { id: 'joins', title: '入会', number: true, cell: count('joins') },
    { id: 'claims', title: '领券', number: true, cell: count('claims') },
    { id: 'redemptions', title: '用券', number: true, cell: count('redemptions') },
    {
      id: 'net',
      title: '带来实收',
      number: true,
      cell: ({ figures }) => <b className="num">{`¥${wholeYuan(figures?.netFen ?? 0)}`}</b>,
    },
    {
      id: 'head',
      title: '每人值',
      number: true,
      cell: ({ figures, key }) => (figures && key !== '' ? perHead(figures) : '–'),
    },
    {
      id: 'bar',
      title: <span className="unseen">占比</span>,
      width: 96,
      className: 'paths-bar',
      cell: ({ figures, key }) =>
        key === '' ? (
          <span className="caption">太长，不画</span>
        ) : (
          <Bar share={(figures?.netFen ?? 0) / most} />
        ),
    },
  ]
}

function Name({ row: { link, figures, key } }: { row: PathRow }) {
  if (key === '') return <TwoLines first="没经过任何路径" second="直接到店付款" />
  return (
    <TwoLines
      first={
        <>
          {link?.name ?? figures?.name ?? key}
          {link && link.state !== 'live' && (
            <>
              {' '}
              <Tag>{linkText.states[link.state]}</Tag>
            </>
          )}
        </>
      }
      second={<span className="mono">{link?.code}</span>}
    />
  )
}

function Where({ row: { link, key }, links }: { row: PathRow; links: Links }) {
  if (key === '') return <TwoLines first={<span className="plain">没有码</span>} second="不归给任何人" />
  if (!link) return <>–</>
  const store = links.stores.find(({ id }) => id === link.storeId)?.name
  return (
    <TwoLines
      first={
        <span className="plain">{[linkText.places[link.place], store].filter(Boolean).join(' · ')}</span>
      }
      second={targetWords(link.target, links.offers)}
    />
  )
}
