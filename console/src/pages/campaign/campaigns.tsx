import { integer } from '@shared/domain/money/display'
import { campaignStateWords, kindWords } from '@shared/text/campaigns'
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
import { type Campaign, type Campaigns, STATE_TONES } from './words'

/** All campaigns of the brand, those under way first. */
export default function CampaignList() {
  const query = useAction('campaign.list', {})
  const { permissions } = useSession()
  const [, go] = useLocation()
  const mayMake = permissions.includes('campaign.save')
  const make = () => go('/campaigns/new')
  return (
    <>
      <Header
        primary={
          mayMake && (
            <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={make}>
              新建活动
            </Button>
          )
        }
      />
      {query.data && <Answer campaigns={query.data.campaigns} />}
      <QueryCard query={query} what="活动">
        {answer => (
          <Card flush>
            {answer.campaigns.length === 0 ? (
              <Empty title="还没有活动">付款满额送一张券，顾客下次还来。从这里开始做第一个。</Empty>
            ) : (
              <Table
                label="活动"
                columns={COLUMNS}
                rows={answer.campaigns}
                keyOf={({ campaignId }) => campaignId}
                onOpen={({ campaignId }) => go(`/campaigns/${codeOf(campaignId)}`)}
              />
            )}
          </Card>
        )}
      </QueryCard>
    </>
  )
}

function Answer({ campaigns }: Pick<Campaigns, 'campaigns'>) {
  const inState = (wanted: Campaign['state']) => campaigns.filter(({ state }) => state === wanted).length
  const parts = [
    inState('paused') > 0 ? `${inState('paused')} 个停着` : '',
    inState('draft') > 0 ? `${inState('draft')} 个还是草稿` : '',
    inState('ended') > 0 ? `${inState('ended')} 个已结束` : '',
  ].filter(Boolean)
  return (
    <Sentence sub={parts.length > 0 ? `${parts.join('，')}。` : '没有停着的，也没有草稿。'}>
      {inState('open') === 0 ? (
        '现在没有活动在进行'
      ) : (
        <>
          <Big>{integer(inState('open'))}</Big> 个活动在进行
        </>
      )}
    </Sentence>
  )
}

const COLUMNS: Column<Campaign>[] = [
  {
    id: 'name',
    title: '活动',
    width: 240,
    cell: ({ fields }) => <TwoLines first={fields.name} second={kindWords[fields.kind]} />,
  },
  {
    id: 'state',
    title: '状态',
    width: 92,
    cell: ({ state }) => <Tag tone={STATE_TONES[state]}>{campaignStateWords[state]}</Tag>,
  },
  { id: 'summary', title: '怎么送', cell: ({ summary }) => summary },
  {
    id: 'open',
    title: <span className="unseen">打开</span>,
    width: 60,
    cell: () => <span className="link">看</span>,
  },
]
