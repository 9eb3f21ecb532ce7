import { amount, integer } from '@shared/domain/money/display'
import { billDayText, countText, waitingText } from '@shared/text/bills'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { serverNow } from '@/api/server-clock'
import { useAction } from '@/api/use-action'
import { Banner } from '@/components/banner'
import { Icon } from '@/components/icon'
import { QueryCard } from '@/components/query-card'
import { Big, Header, Sentence } from '@/shell/header'
import { Bridge } from './bridge'
import { DifferenceDetail } from './difference-detail'
import { Differences } from './differences'
import { Exports } from './exports'
import { Liability } from './liability'
import { MonthStepper, useMonth } from './month-stepper'
import { Strip } from './strip'
import { UsedGifts } from './used-gifts'
import type { Difference, Opened } from './words'

/** Does the bill of WeChat Pay agree with our books; what does not, why, and what can be done about it. */
export default function Bills() {
  const [month, setMonth] = useMonth()
  const query = useAction('reconciliation.open', { month })
  const { data } = query
  return (
    <>
      <Header
        period={<MonthStepper month={month} onMonth={setMonth} />}
        files={
          <>
            <Button icon={<Icon name="print" size={16} />} onClick={() => window.print()}>
              打印
            </Button>
            <Exports month={month} />
          </>
        }
      />
      {data && <Answer opened={data} />}
      <QueryCard query={query} what="这个月的账">
        {opened => <Books key={opened.month} opened={opened} />}
      </QueryCard>
    </>
  )
}

/** The sentence: how much waits for a person, and what the bills of the month come to. */
function Answer({ opened }: { opened: Opened }) {
  const open = opened.differences.filter(({ state }) => state === 'open').length
  const healed = opened.differences.length - open
  const moved = countText(opened.sums.brand)
  const waiting = waitingText(opened.bills, opened.month, serverNow())
  const sub = [moved ? `这个月的账单：${moved}` : '这个月的账单里还没有收退款', waiting].filter(Boolean)
  return (
    <Sentence sub={`${sub.join('。')}。`}>
      {open > 0 ? (
        <>
          {healed > 0 && `${integer(healed)} 笔已自动补好，`}还有 <Big>{integer(open)}</Big> 笔差异要你看
        </>
      ) : healed > 0 ? (
        `${integer(healed)} 笔差异都补好了，没有要看的`
      ) : (
        '账单和我们一笔一笔都对得上'
      )}
    </Sentence>
  )
}

function Books({ opened }: { opened: Opened }) {
  const [day, setDay] = useState('')
  const [chosen, setChosen] = useState<string>()
  const shown = opened.differences.filter(difference => day === '' || difference.day === day)
  const selected = shown.find(({ id }) => id === chosen) ?? firstOpen(shown)
  return (
    <>
      <Warnings opened={opened} />
      <Strip opened={opened} day={day} onDay={setDay} />
      <div className="columns columns-detail">
        <div className="stack">
          <Bridge opened={opened} day={day} differences={shown} />
          <Differences rows={shown} selected={selected?.id} onOpen={({ id }) => setChosen(id)} day={day} />
          <UsedGifts gifts={opened.usedGifts} />
        </div>
        <div className="stack">
          {selected && (
            <DifferenceDetail
              key={selected.id}
              difference={selected}
              onAsked={() => setChosen(selected.id)}
            />
          )}
          <Liability audit={opened.audit} />
        </div>
      </div>
    </>
  )
}

const firstOpen = (rows: readonly Difference[]) => rows.find(({ state }) => state === 'open') ?? rows[0]

/** What must be looked at before any number of this page is believed. */
function Warnings({ opened: { audit, auditLateSince, inbox } }: { opened: Opened }) {
  const openFen = inbox.rows.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0)
  return (
    <>
      {audit && audit.broken.length > 0 && (
        <Banner
          tone="danger"
          fact={`夜里核对，有 ${audit.broken.length} 处账对不上。`}
          consequence={audit.broken.slice(0, 3).join('；')}
        />
      )}
      {auditLateSince !== '' && (
        <Banner
          tone="danger"
          fact={`${billDayText(auditLateSince)}之后没有核对成功过。`}
          consequence="请让负责部署的人看夜间任务的日志。"
        />
      )}
      {inbox.open > 0 && (
        <Banner
          tone="warn"
          fact={`另有 ${integer(inbox.open)} 笔收退款放不进任何一单`}
          consequence={openFen > 0 ? `共 ${amount(openFen)}，要人来定。` : '要人来定。'}
        >
          <Link className="link" href="/reconciliation/inbox">
            去看没对上的付款
          </Link>
        </Banner>
      )}
    </>
  )
}
