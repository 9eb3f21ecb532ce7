import { momentWords } from '@shared/text/dates'
import { targetWords } from '@shared/text/link'
import { View } from '@tarojs/components'
import type { Link, Links } from '@/brand/features/link/path-text'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Section } from '@/components/section'
import { StatusBanner } from '@/components/status-banner'
import { toast } from '@/components/toast'

interface HistoryProps {
  link: Link
  links: Links
  onSaved: (link: Link) => void
  onOutdated: () => void
}

/** Where it led before, and taking it out of use: it is never deleted, since its code may be printed. */
export function History({ link, links, onSaved, onOutdated }: HistoryProps) {
  const { now, offers, brand } = links
  const command = useCommand('link.archive')
  const isArchived = link.state === 'stopped'
  const archive = async () => {
    const { linkId, version } = link
    const answer = await command.run({ linkId, version, archived: !isArchived })
    if (answer?.ok) {
      toast(isArchived ? '恢复了' : '已归档')
      onSaved(answer.data.link)
    } else if (answer && answer.kind === 'refused' && answer.code === 'LINK_CHANGED') {
      onOutdated()
    }
  }
  return (
    <>
      {link.history.length > 0 && (
        <Section title="以前去哪">
          <Cells>
            {link.history.map(({ target, until, byName }) => (
              <Cell
                key={until}
                title={targetWords(target, offers)}
                note={[`${momentWords(until, now, brand.timeZone)} 换掉`, byName].filter(Boolean).join(' · ')}
              />
            ))}
          </Cells>
        </Section>
      )}
      {command.failure && <StatusBanner tone="warn" fact={command.failure.message} />}
      <Button
        id="archive-path"
        kind="text"
        pending={command.pending && '正在办'}
        onTap={() => void archive()}
      >
        {isArchived ? '恢复使用' : '归档，不再使用'}
      </Button>
      <View className="caption ink-3 path-last">
        {isArchived
          ? '恢复以后，印出去的码又能用了'
          : '归档以后，走到这里的人会看到「这个活动提前结束了」。码不会失效，随时能恢复'}
      </View>
    </>
  )
}
