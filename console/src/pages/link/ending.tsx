import { DAY_MS } from '@shared/domain/calendar/units'
import { linkText } from '@shared/text/link'
import { Card } from '@/components/card'
import type { Link, Links } from './words'

const SOON_DAYS = 10

/** Addresses that WeChat lets end soon, of paths that are still in use. */
export function Ending({ links: { links, now, brand } }: { links: Links }) {
  const soon = links
    .filter(({ state }) => state === 'live')
    .flatMap(link => endsOf(link).map(endsAt => ({ link, endsAt })))
    .filter(({ endsAt }) => endsAt > now && endsAt < now + SOON_DAYS * DAY_MS)
  if (soon.length === 0) return null
  return (
    <Card title={`快到期的链接 ${soon.length} 条`}>
      <p className="small ink-2">
        短信和网页的链接最长 30
        天，到期就打不开，已经发出去的收不回。到期前三天会自动备好新的，给以后再发的人用。
      </p>
      <ul className="plain-list">
        {soon.map(({ link, endsAt }) => (
          <li key={`${link.linkId} ${endsAt}`}>
            <b>{link.name}</b>
            <span className="caption">{linkText.endsAt(endsAt, now, brand.timeZone)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const endsOf = ({ urlLinkEndsAt, schemeEndsAt }: Link) => [urlLinkEndsAt, schemeEndsAt].filter(at => at > 0)
