import { dayOf } from '@shared/domain/calendar/day'
import { integer } from '@shared/domain/money/display'
import { calendarDayWords, dayWords } from '@shared/text/dates'
import { tierProgressWords } from '@shared/text/points'
import { serverNow } from '@/api/server-clock'
import { useTimeZone } from '@/api/session'
import { Bar } from '@/components/bar'
import { Card } from '@/components/card'
import { KeyValues } from '@/components/key-value'
import type { Profile } from './words'

/** Tier and points as of today. */
export function Numbers({ profile: { progress, points, ends } }: { profile: Profile }) {
  const today = dayOf(serverNow(), useTimeZone())
  const threshold = progress.next?.tier.threshold
  return (
    <Card>
      <div className="progress">
        <span>{tierProgressWords(progress, 'member')}</span>
        {threshold !== undefined && (
          <b className="num">{`${integer(progress.growth)} / ${integer(threshold)}`}</b>
        )}
      </div>
      {threshold !== undefined && <Bar share={threshold === 0 ? 1 : progress.growth / threshold} />}
      <KeyValues
        rows={[
          [
            '可用积分',
            <b key="a" className="num points">
              {integer(points.active)}
            </b>,
          ],
          ['待到账 · 欠分', `${integer(points.pending)} · ${integer(points.debt)}`],
          ...ends
            .slice(0, 4)
            .map(
              ({ day, points: ending }) =>
                [
                  `${integer(ending)} 分到期`,
                  day === null ? '一直能用' : `${calendarDayWords(day, today)} 24 点`,
                ] as const,
            ),
        ]}
      />
    </Card>
  )
}

/** What they hold and where they came from. */
export function Held({ profile: { coupons, broughtBy, lastSeenDay } }: { profile: Profile }) {
  const today = dayOf(serverNow(), useTimeZone())
  return (
    <div className="stack">
      <Card title="手里的券" note={`${integer(coupons.usable)} 张还能用`}>
        <KeyValues
          rows={[
            ['用完的', `${integer(coupons.used)} 张`],
            ['过期或收回的', `${integer(coupons.over)} 张`],
          ]}
        />
      </Card>
      <Card title="这位顾客">
        <KeyValues
          rows={[
            ['从哪来', broughtBy || '没经过任何路径'],
            ['最近打开会员卡', lastSeenDay === '' ? '还没有' : dayWords(lastSeenDay, today)],
          ]}
        />
      </Card>
    </div>
  )
}
