import { integer } from '@shared/domain/money/display'
import { timesWords } from '@shared/text/coupons'
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
import { type Catalog, type ListedGoods, priceText, shelfTag } from './words'

/** What points buy: each price with the person it is for. */
export default function CatalogList() {
  const query = useAction('mall.catalog', {})
  const { permissions } = useSession()
  const [, go] = useLocation()
  const mayMake = permissions.includes('mall.saveGoods')
  return (
    <>
      <Header
        primary={
          mayMake && (
            <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => go('/goods/new')}>
              加兑换品
            </Button>
          )
        }
      />
      {query.data && <Answer goods={query.data.goods} />}
      <QueryCard query={query} what="兑换品">
        {answer => (
          <div className="columns columns-side">
            <Card flush>
              {answer.goods.length === 0 ? (
                <Empty title="商城里还没有东西">加一件，写多少积分，顾客就能用积分换。</Empty>
              ) : (
                <Table
                  label="兑换品"
                  columns={columnsOf(answer)}
                  rows={answer.goods}
                  keyOf={({ goodsId }) => goodsId}
                  onOpen={({ goodsId }) => go(`/goods/${codeOf(goodsId)}`)}
                />
              )}
            </Card>
            <Card title="几个价怎么算">
              <p className="small ink-2">
                够得上几条，就付分最少的那条。带钱的价另列一行，让顾客自己选。平常价谁都能用。
              </p>
            </Card>
          </div>
        )}
      </QueryCard>
    </>
  )
}

function Answer({ goods }: Pick<Catalog, 'goods'>) {
  const shown = goods.filter(({ onSale }) => onSale)
  const out = shown.filter(({ left }) => left === 0).length
  const hidden = goods.length - shown.length
  const sub = [out > 0 ? `${out} 件换完了` : '', hidden > 0 ? `${hidden} 件没上架` : ''].filter(Boolean)
  return (
    <Sentence sub={sub.length > 0 ? `${sub.join('，')}。` : '架上的都还有货。'}>
      {shown.length === 0 ? (
        '架上还没有东西'
      ) : (
        <>
          架上有 <Big>{integer(shown.length)}</Big> 件能用积分换
        </>
      )}
    </Sentence>
  )
}

const columnsOf = ({ brand }: Catalog): Column<ListedGoods>[] => [
  {
    id: 'name',
    title: '兑换品',
    cell: ({ fields: { name, what } }) => (
      <TwoLines
        first={name}
        second={what.kind === 'coupon' ? '换一张券' : `到店取，${what.pickUp.days} 天内`}
      />
    ),
  },
  { id: 'prices', title: '价和给谁', cell: goods => <Prices goods={goods} tiers={brand.tiers} /> },
  {
    id: 'state',
    title: '货架',
    width: 92,
    cell: goods => {
      const { word, tone } = shelfTag(goods)
      return <Tag tone={tone}>{word}</Tag>
    },
  },
  {
    id: 'left',
    title: '还剩 / 放过',
    number: true,
    width: 108,
    cell: ({ left, total }) => `${integer(left)} / ${integer(total)}`,
  },
  {
    id: 'open',
    title: <span className="unseen">打开</span>,
    width: 60,
    cell: () => <span className="link">看</span>,
  },
]

function Prices({ goods, tiers }: { goods: ListedGoods; tiers: Catalog['brand']['tiers'] }) {
  const { points, prices } = goods.fields
  const nameOf = (id: string) => tiers.find(tier => tier.id === id)?.name ?? id
  return (
    <ul className="prices">
      <li>
        <b className="points num">{priceText({ points })}</b>
        <span className="caption">人人都行</span>
      </li>
      {prices.map(row => (
        <li key={row.id}>
          <b className="points num">{priceText(row)}</b>
          <span className="caption">
            {[row.note, row.tiers.map(nameOf).join('、'), timesWords(row.times)].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
