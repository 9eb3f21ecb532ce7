import { NEVER } from '@shared/domain/due'
import { deadlineWords, momentWords } from '@shared/text/dates'
import { linkText, targetWords } from '@shared/text/link'
import { Button } from 'antd'
import { Link as Anchor } from 'wouter'
import { useSession } from '@/api/session'
import { useRefresh } from '@/api/use-action'
import { useCommand } from '@/api/use-command'
import { Banner } from '@/components/banner'
import { Card } from '@/components/card'
import { KeyValues } from '@/components/key-value'
import { Tag } from '@/components/tag'
import { Codes } from './codes'
import { type Link, type Links, type ReportRow, rateWords } from './words'

interface PathDetailProps {
  link: Link
  figures: ReportRow | undefined
  links: Links
}

/** The chosen path: its code and addresses, where it leads and led, and taking it out of use. */
export function PathDetail({ link, figures, links }: PathDetailProps) {
  const { now, offers, brand } = links
  const { permissions } = useSession()
  return (
    <Card
      title={link.name}
      end={<Tag tone={link.state === 'live' ? 'ok' : 'plain'}>{linkText.states[link.state]}</Tag>}
    >
      <Codes link={link} links={links} />
      <KeyValues
        rows={[
          [
            '编号',
            <span key="c" className="mono">
              {link.code}
            </span>,
          ],
          ['现在去', targetWords(link.target, offers)],
          ...link.history
            .slice(0, 3)
            .map(
              ({ target, until }) =>
                [`${momentWords(until, now, brand.timeZone)} 前`, targetWords(target, offers)] as const,
            ),
          ['用到', link.untilAt < NEVER ? deadlineWords(link.untilAt, now, brand.timeZone) : '一直能用'],
        ]}
      />
      {figures && (
        <p className="small ink-2 detail-end">{`${rateWords(figures)}。码不用重印，换去哪就行。`}</p>
      )}
      {permissions.includes('link.archive') && <Changes link={link} />}
    </Card>
  )
}

function Changes({ link }: { link: Link }) {
  const archive = useCommand('link.archive')
  const refresh = useRefresh()
  const isArchived = link.state === 'stopped'
  const run = async () => {
    const answer = await archive.run({ linkId: link.linkId, version: link.version, archived: !isArchived })
    if (answer?.ok) refresh('link.list')
  }
  return (
    <div className="stack detail-end">
      {archive.failure && (
        <Banner
          tone="warn"
          fact={archive.failure.message}
          action={{ label: '看最新的', run: () => refresh('link.list') }}
        />
      )}
      <div className="row">
        <Anchor className="button-secondary" href={`/links/${link.code}`}>
          改这条
        </Anchor>
        <Button type="text" loading={archive.sent !== undefined} onClick={() => void run()}>
          {isArchived ? '恢复使用' : '归档'}
        </Button>
      </div>
      <p className="caption">
        {isArchived
          ? '恢复以后，印出去的码又能用了。'
          : '归档以后，走到这里的人会看到已经提前结束。码不会作废，随时能恢复。'}
      </p>
    </div>
  )
}
