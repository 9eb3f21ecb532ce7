import { billDayText } from '@shared/text/bills'
import { useState } from 'react'
import { useRefresh } from '@/api/use-action'
import { useRequest } from '@/api/use-command'
import { Banner } from '@/components/banner'
import { type Bill, dayState, daysOf, type Opened } from './words'

/** So many days fit in one row. */
const DAYS = 14

interface StripProps {
  opened: Opened
  /** `''` = the whole month. */
  day: string
  onDay: (day: string) => void
}

/** The newest days of the month, each with its result; one of them narrows what is below. */
export function Strip({ opened, day, onDay }: StripProps) {
  const days = daysOf(opened)
  const shown = days.slice(-DAYS)
  const givenUp = days.flatMap(each => each.givenUp)
  if (days.length === 0) {
    return <Banner tone="info" fact="这个月还没有账单。" consequence="每天上午 10 点以后，取前一天的来对。" />
  }
  return (
    <>
      <fieldset className="card strip" aria-label="每天的账单">
        <button type="button" aria-pressed={day === ''} onClick={() => onDay('')}>
          <span>整月</span>
          <b>{`${days.length} 天`}</b>
        </button>
        {shown.map(each => {
          const { text, tone } = dayState(each)
          return (
            <button
              key={each.day}
              type="button"
              aria-pressed={day === each.day}
              onClick={() => onDay(each.day)}
            >
              <span>{each.day.slice(5)}</span> <b className={`strip-${tone}`}>{text}</b>
            </button>
          )
        })}
      </fieldset>
      {givenUp.map(bill => (
        <GivenUp key={`${bill.mchid} ${bill.day}`} bill={bill} />
      ))}
    </>
  )
}

/** A bill that was not there for a whole day: a person asks for it again. */
function GivenUp({ bill: { mchid, day } }: { bill: Bill }) {
  const { run, sent, failure } = useRequest('reconciliation.recheck')
  const [asked, setAsked] = useState(false)
  const refresh = useRefresh()
  const again = async () => {
    const answer = await run({ mchid, day })
    if (!answer?.ok) return
    setAsked(true)
    refresh('reconciliation.open')
  }
  return (
    <Banner
      tone="danger"
      fact={`${billDayText(day)}的账单没拿到。`}
      consequence={
        failure
          ? failure.message
          : asked
            ? '正在再取，一会儿就好。'
            : `商户号尾号 ${mchid.slice(-4)}，试了一天。`
      }
      {...(asked ? {} : { action: { label: sent ? '正在送出' : '再取一次', run: () => void again() } })}
    />
  )
}
