import { amount } from '@shared/domain/money/display'
import { billDayText } from '@shared/text/bills'
import { DIFFERENCE_REASONS, DIFFERENCE_TITLES, noteWords } from '@shared/text/differences'
import { Button } from 'antd'
import { useState } from 'react'
import { useRefresh } from '@/api/use-action'
import { useRequest } from '@/api/use-command'
import { Banner } from '@/components/banner'
import { Card } from '@/components/card'
import { KeyValues } from '@/components/key-value'
import { DifferenceTag } from './differences'
import { amountOf, type Difference, shortNumber } from './words'

interface DifferenceDetailProps {
  difference: Difference
  /** It stays chosen, so that its outcome stays on the page. */
  onAsked: () => void
}

/** One difference: both sides, what asking WeChat Pay will do, and the button that asks. */
export function DifferenceDetail({ difference, onAsked }: DifferenceDetailProps) {
  const [answered, setAnswered] = useState<Difference>()
  const shown = answered ?? difference
  const { run, sent, failure } = useRequest('reconciliation.replay')
  const refresh = useRefresh()
  const ask = async () => {
    const answer = await run({ differenceId: difference.id })
    if (!answer?.ok) return
    onAsked()
    setAnswered(answer.data.difference)
    refresh('reconciliation.open')
  }
  const { kind, state } = shown
  return (
    <Card title={`这笔 ${amount(amountOf(shown))}`} end={<DifferenceTag state={state} />}>
      <p className="small ink-2">{DIFFERENCE_TITLES[kind]}</p>
      <Facts difference={shown} />
      <WhatHappens kind={kind} />
      <div className="stack detail-end">
        {failure && <Banner tone="warn" fact={failure.message} />}
        {state === 'healed' ? (
          <Banner tone="ok" fact="补好了。" consequence="和微信一样了，积分也跟着算好了。" />
        ) : (
          <>
            {answered && <Banner tone="info" fact="刚问过：" consequence={`${noteWords(answered.note)}。`} />}
            <Button type="primary" block loading={sent !== undefined} onClick={() => void ask()}>
              {answered || failure ? '再问一次' : `现在问微信 ${amount(amountOf(shown))}`}
            </Button>
          </>
        )}
      </div>
    </Card>
  )
}

function Facts({ difference }: { difference: Difference }) {
  const { refundNo, outTradeNo, mchid, day, billFen, ourFen } = difference
  const side = (fen: number | null) => (fen === null ? '没有' : amount(fen))
  return (
    <KeyValues
      rows={[
        [
          refundNo ? '退款单号' : '订单号',
          <span key="no" className="mono">
            {shortNumber(refundNo || outTradeNo)}
          </span>,
        ],
        ['商户号', `尾号 ${mchid.slice(-4)}`],
        ['账单日', billDayText(day)],
        ['微信账单', side(billFen)],
        ['我们', side(ourFen)],
      ]}
    />
  )
}

/** What asking does, in the order in which it happens. */
function WhatHappens({ kind }: Pick<Difference, 'kind'>) {
  return (
    <>
      <h3 className="detail-head">按下去会做什么</h3>
      <ol className="steps">
        <li>
          <b>向微信问这一笔</b>
          {DIFFERENCE_REASONS[kind]}
        </li>
        <li>
          <b>照微信的回答补记</b>
          积分、成长值和礼按付款那一刻的规则算
        </li>
        <li>
          <b>同一笔只会记一次</b>
          补多少次都一样；微信没说成的，什么也不记
        </li>
      </ol>
    </>
  )
}
