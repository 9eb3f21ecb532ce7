import { dayOf } from '@shared/domain/calendar/day'
import { CONTOUR_LEVELS, contoursOf } from '@shared/domain/theme/contours'
import { yearMonthWords } from '@shared/text/dates'
import { useMemo } from 'react'
import { useSession } from '@/api/session'
import { Icon } from '@/components/icon'
import { cardWords, type Profile, phoneWords } from './words'

/** The member's card as they see it themselves, but for the masked name. */
export function CardFace({ profile }: { profile: Profile }) {
  const { brand } = useSession()
  const { tier } = profile.progress
  const level = Math.min(3, Math.max(1, tier.level))
  const { lines, width, height } = useMemo(
    () => contoursOf(brand.id, { width: 335, height: 204 }, CONTOUR_LEVELS[level - 1] ?? 5),
    [brand.id, level],
  )
  return (
    <div className={`face face-${level}`}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        {lines.map(({ path, heavy }) => (
          <path key={path} d={path} strokeWidth={heavy ? 1.6 : 0.9} />
        ))}
      </svg>
      <div className="face-brand">
        <Icon name="mountain" />
        {brand.wordmark}
      </div>
      <div className="face-tier">{tier.name}</div>
      <div className="face-facts">
        {[
          profile.maskedName,
          phoneWords(profile),
          `${yearMonthWords(dayOf(profile.joinedAt, brand.timeZone).slice(0, 7))}入会`,
        ].join(' · ')}
      </div>
      <div className="face-number num">{cardWords(profile.cardNo)}</div>
    </div>
  )
}
