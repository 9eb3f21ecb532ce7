import { integer } from '@shared/domain/money/display'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link as Anchor, useLocation, useSearch } from 'wouter'
import { useSession } from '@/api/session'
import { useAction } from '@/api/use-action'
import { Banner } from '@/components/banner'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { QueryCard } from '@/components/query-card'
import { Big, Header, Sentence } from '@/shell/header'
import { Ending } from './ending'
import { PathDetail } from './path-detail'
import { PathTable } from './path-table'
import { ShareStrip } from './share-strip'
import { type Links, ownRow, type Report, rowsOf, wholeYuan } from './words'

const PERIODS = [
  { value: 1, label: '今天' },
  { value: 7, label: '7 天' },
  { value: 30, label: '30 天' },
] as const
type Days = (typeof PERIODS)[number]['value']

/** The period of the address; a week without. */
function useDays(): [Days, (days: Days) => void] {
  const search = useSearch()
  const [location, go] = useLocation()
  const asked = Number(new URLSearchParams(search).get('days'))
  const days = PERIODS.find(({ value }) => value === asked)?.value ?? 7
  return [days, next => go(`${location}?days=${next}`, { replace: true })]
}

/** What each path brought; with what came without any, it is everything. */
export default function PathReport() {
  const [days, setDays] = useDays()
  const { permissions } = useSession()
  const [, go] = useLocation()
  const links = useAction('link.list', {})
  const report = useAction('link.report', { days })
  return (
    <>
      <Header
        period={
          <Segmented<Days> options={[...PERIODS]} value={days} onChange={setDays} aria-label="时间段" />
        }
        files={
          <Button icon={<Icon name="print" size={16} />} onClick={() => window.print()}>
            打印
          </Button>
        }
        primary={
          permissions.includes('link.save') && (
            <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => go('/links/new')}>
              新建路径
            </Button>
          )
        }
      />
      {report.data && <Answer report={report.data} days={days} />}
      <QueryCard query={report} what="路径的数">
        {figures => (
          <QueryCard query={links} what="路径">
            {listed => <Paths links={listed} report={figures} />}
          </QueryCard>
        )}
      </QueryCard>
    </>
  )
}

function Answer({ report, days }: { report: Report; days: Days }) {
  const own = ownRow(report)
  const brought = report.rows.filter(({ linkId }) => linkId !== '')
  const broughtFen = brought.reduce((sum, { netFen }) => sum + netFen, 0)
  const ownFen = own?.netFen ?? 0
  const time = days === 1 ? '今天' : `近 ${days} 天`
  return (
    <Sentence
      sub={`两样加起来就是${time}实收 ¥${wholeYuan(broughtFen + ownFen)}，一分不多算。一单只归最后进来的那条，${report.windowDays} 天内付款才算；退款已经减掉。`}
    >
      {integer(brought.length)} 条路径带来 <Big before="¥">{wholeYuan(broughtFen)}</Big>
      {`，没经过路径的 ¥${wholeYuan(ownFen)}`}
    </Sentence>
  )
}

function Paths({ links, report }: { links: Links; report: Report }) {
  const rows = rowsOf(links, report)
  const [chosen, setChosen] = useState<string>()
  const selected = rows.find(({ key }) => key === chosen) ?? rows[0]
  if (rows.length === 0) {
    return (
      <div className="card">
        <Empty
          title="还没有路径"
          action={
            <Anchor className="link" href="/links/new">
              做第一条
            </Anchor>
          }
        >
          给台卡、公众号菜单、短信各做一条，就知道人从哪里来，付了多少。
        </Empty>
      </div>
    )
  }
  return (
    <div className="columns columns-side">
      <div className="stack">
        {!report.complete && (
          <Banner tone="info" fact="这段时间太多，只算了最近的部分。" consequence="换短一点的时间看。" />
        )}
        <PathTable
          rows={rows}
          links={links}
          report={report}
          selected={selected?.key}
          onOpen={({ key }) => setChosen(key)}
        />
        <ShareStrip report={report} />
      </div>
      <div className="stack">
        {selected?.link && (
          <PathDetail key={selected.key} link={selected.link} figures={selected.figures} links={links} />
        )}
        <Ending links={links} />
      </div>
    </div>
  )
}
