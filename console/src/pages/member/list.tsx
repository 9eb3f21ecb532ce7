import type { InputOf } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useSession } from '@/api/session'
import { useAction } from '@/api/use-action'
import { Banner } from '@/components/banner'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { Empty } from '@/components/empty'
import { QueryCard } from '@/components/query-card'
import { Big, Header, Sentence } from '@/shell/header'
import { MemberTable } from './member-table'
import { SearchField } from './search-field'
import { tierNameOf } from './words'

type Joined = InputOf<'member.list'>['joinedDays']
const JOINED: readonly { id: `${Joined}`; label: string }[] = [
  { id: '1', label: '今天' },
  { id: '7', label: '7 天内' },
  { id: '30', label: '30 天内' },
]
const PAGE = 20

interface Filter {
  tierId: string
  joinedDays: Joined
}

/** The filter of the address, so that a link opens the same list. */
function useFilter(): [Filter, (filter: Filter) => void] {
  const search = useSearch()
  const [location, go] = useLocation()
  const asked = new URLSearchParams(search)
  const joined = JOINED.find(({ id }) => id === asked.get('joined'))?.id ?? '0'
  const filter: Filter = { tierId: asked.get('tier') ?? '', joinedDays: Number(joined) as Joined }
  const set = ({ tierId, joinedDays }: Filter) => {
    const wanted = new URLSearchParams({
      ...(tierId ? { tier: tierId } : {}),
      ...(joinedDays ? { joined: String(joinedDays) } : {}),
    }).toString()
    go(wanted ? `${location}?${wanted}` : location, { replace: true })
  }
  return [filter, set]
}

/** Members of the brand: by digits they can say themselves, or by tier and time of joining. */
export default function Members() {
  const [filter, setFilter] = useFilter()
  const [digits, setDigits] = useState('')
  // Cursors of the pages that were turned; the last one is shown.
  const [pages, setPages] = useState<string[]>([])
  const change = (next: Filter) => {
    setPages([])
    setFilter(next)
  }
  const { tierId, joinedDays } = filter
  const after = pages.at(-1)
  const list = useAction(
    'member.list',
    { joinedDays, ...(tierId ? { tierId } : {}), ...(after ? { after } : {}) },
    { enabled: digits === '' },
  )
  return (
    <>
      <Header />
      <Answer filter={filter} total={list.data?.total} />
      <div className="columns columns-side">
        <div>
          <Card flush>
            <div className="search-block">
              <SearchField onDigits={setDigits} />
              {digits === '' && <Filters filter={filter} onChange={change} counts={list.data?.tiers} />}
            </div>
            {digits === '' ? (
              <QueryCard query={list} what="会员">
                {({ members }) =>
                  members.length === 0 ? (
                    <Nobody filter={filter} onClear={() => change({ tierId: '', joinedDays: 0 })} />
                  ) : (
                    <MemberTable members={members} />
                  )
                }
              </QueryCard>
            ) : (
              <Found digits={digits} />
            )}
          </Card>
          {digits === '' && list.data && (
            <Turning
              shown={pages.length * PAGE}
              count={list.data.members.length}
              total={list.data.total}
              onBack={pages.length > 0 ? () => setPages(pages.slice(0, -1)) : undefined}
              onNext={list.data.next ? () => setPages([...pages, list.data?.next ?? '']) : undefined}
            />
          )}
        </div>
        <Card title="怎么找得到">
          <p className="small ink-2">
            请会员报手机号后四位，或看卡面上的 10 位卡号。整个手机号只用来找人，不会存下来。姓名不能用来找。
          </p>
        </Card>
      </div>
    </>
  )
}

/** The sentence is the count of the present filter. */
function Answer({ filter: { tierId, joinedDays }, total }: { filter: Filter; total: number | undefined }) {
  const { brand } = useSession()
  const who = tierId ? `位「${tierNameOf(brand, tierId)}」` : '位会员'
  const since = joinedDays === 0 ? '' : joinedDays === 1 ? '今天入会' : `近 ${joinedDays} 天入会`
  return (
    <Sentence sub="新入会的在前面。等级选一个，入会时间选一个，两样都要满足。">
      {total === undefined ? '会员' : <Big>{integer(total)}</Big>} {total === undefined ? '' : who}
      {since && `，${since}`}
    </Sentence>
  )
}

interface FiltersProps {
  filter: Filter
  onChange: (filter: Filter) => void
  counts: readonly { tierId: string; count: number }[] | undefined
}

function Filters({ filter, onChange, counts }: FiltersProps) {
  const { brand } = useSession()
  const { tierId, joinedDays } = filter
  const countOf = (id: string) => counts?.find(each => each.tierId === id)?.count
  return (
    <>
      <Chips
        label="等级"
        chips={brand.tiers.map(({ id, name }) => {
          const count = countOf(id)
          return { id, label: count === undefined ? name : `${name} ${integer(count)}` }
        })}
        selected={tierId ? [tierId] : []}
        onToggle={id => onChange({ ...filter, tierId: id === tierId ? '' : id })}
      />
      <Chips
        label="入会"
        chips={JOINED}
        selected={[`${joinedDays}`]}
        onToggle={id =>
          onChange({ ...filter, joinedDays: Number(id) === joinedDays ? 0 : (Number(id) as Joined) })
        }
      />
    </>
  )
}

/** Which condition to drop when nothing is found. */
function Nobody({ filter: { tierId, joinedDays }, onClear }: { filter: Filter; onClear: () => void }) {
  const narrowed = tierId !== '' || joinedDays !== 0
  return (
    <Empty
      title={narrowed ? '没有符合的会员' : '还没有会员'}
      action={
        narrowed && (
          <button type="button" className="link" onClick={onClear}>
            去掉条件，看全部
          </button>
        )
      }
    >
      {narrowed ? '把等级或入会时间放宽一点。' : '顾客付款后在小程序里入会，就会出现在这里。'}
    </Empty>
  )
}

function Found({ digits }: { digits: string }) {
  const query = useAction('member.search', { digits })
  return (
    <QueryCard query={query} what="会员">
      {({ members, complete }) =>
        members.length === 0 ? (
          <Empty title="没有找到">请再对一遍数字。还没入会的顾客、已经注销的卡不在这里。</Empty>
        ) : (
          <>
            {!complete && (
              <Banner tone="info" fact="同样尾号的人很多，只列出一部分。" consequence="请用卡号来找。" />
            )}
            <MemberTable members={members} />
          </>
        )
      }
    </QueryCard>
  )
}

interface TurningProps {
  /** Members on the pages before. */
  shown: number
  count: number
  total: number
  onBack: (() => void) | undefined
  onNext: (() => void) | undefined
}

function Turning({ shown, count, total, onBack, onNext }: TurningProps) {
  return (
    <div className="turning">
      <span className="caption">点一行打开这位会员</span>
      <span className="caption">
        {count > 0 && `${integer(shown + 1)}–${integer(shown + count)} / ${integer(total)}`}
      </span>
      {onBack && (
        <button type="button" className="link" data-hotkey="[" onClick={onBack}>
          上 20 位
        </button>
      )}
      {onNext && (
        <button type="button" className="link" data-hotkey="]" onClick={onNext}>
          下 20 位
        </button>
      )}
    </div>
  )
}
