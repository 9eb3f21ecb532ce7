import { integer } from '@shared/domain/money/display'
import { weekWords } from '@shared/text/stores'
import { Button } from 'antd'
import { useLocation } from 'wouter'
import { useSession } from '@/api/session'
import { useAction } from '@/api/use-action'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { QueryCard } from '@/components/query-card'
import { type Column, Table, TwoLines } from '@/components/table'
import { Tag } from '@/components/tag'
import { codeOf } from '@/editor/use-draft'
import { Big, Header, Sentence } from '@/shell/header'
import { nowOf, type Store, type Stores } from './words'

/** All stores of the brand, in the order customers see them. */
export default function StoreList() {
  const query = useAction('store.manage', {})
  const { permissions } = useSession()
  const [, go] = useLocation()
  return (
    <>
      <Header
        primary={
          permissions.includes('store.save') && (
            <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => go('/stores/new')}>
              加门店
            </Button>
          )
        }
      />
      {query.data && <Answer answer={query.data} />}
      <QueryCard query={query} what="门店">
        {answer => (
          <Card flush>
            {answer.stores.length === 0 ? (
              <Empty title="还没有门店">加一家，写上地址和营业时间，顾客就能找到。</Empty>
            ) : (
              <Table
                label="门店"
                columns={columnsOf(answer)}
                rows={answer.stores}
                keyOf={({ id }) => id}
                onOpen={({ id }) => go(`/stores/${codeOf(id)}`)}
              />
            )}
          </Card>
        )}
      </QueryCard>
    </>
  )
}

function Answer({ answer: { stores, now, brand } }: { answer: Stores }) {
  const active = stores.filter(store => store.active)
  const open = active.filter(store => nowOf(store, now, brand.timeZone).word === '营业中').length
  const silent = active.filter(({ hours }) => hours === null).length
  const stopped = stores.length - active.length
  const parts = [
    silent > 0 ? `${silent} 家没写营业时间` : '',
    stopped > 0 ? `${stopped} 家停用了` : '',
  ].filter(Boolean)
  return (
    <Sentence sub={parts.length > 0 ? `${parts.join('，')}。` : '每家都写了营业时间。'}>
      {`${integer(active.length)} 家门店，现在 `}
      <Big>{integer(open)}</Big> 家开着
    </Sentence>
  )
}

const columnsOf = ({ now, brand }: Stores): Column<Store>[] => [
  {
    id: 'name',
    title: '门店',
    cell: ({ name, address }) => <TwoLines first={name} second={address || '没写地址'} />,
  },
  {
    id: 'now',
    title: '现在',
    width: 220,
    cell: store => {
      const { word, tone, words } = nowOf(store, now, brand.timeZone)
      return (
        <span className="row">
          <Tag tone={tone}>{word}</Tag>
          <span className="caption">{words}</span>
        </span>
      )
    },
  },
  { id: 'hours', title: '营业时间', cell: ({ hours }) => weekWords(hours) || '没写' },
  { id: 'phone', title: '电话', width: 140, cell: ({ phone }) => phone || '没写' },
  {
    id: 'open',
    title: <span className="unseen">打开</span>,
    width: 60,
    cell: () => <span className="link">看</span>,
  },
]
