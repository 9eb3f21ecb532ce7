import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Link, Links } from '@/brand/features/link/path-text'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { CardSkeleton, Skeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { replacePage } from '@/navigate'
import { usePageParams } from '@/use-page-params'
import { CodeCard } from './code-card'
import { History } from './history'
import { PathRows, PathSheets, useOver } from './path-fields'
import { missingOf, usePathForm } from './use-path-form'
import './index.scss'

/** A path being made, or one that exists: what it is, its code and addresses, where it led before. */
export default function PathPage() {
  const { link: linkId } = usePageParams('link')
  const { data, failure, reload } = useQuery('link.list', {})
  // What was saved stands at once; the list is read again for the next time.
  const [saved, setSaved] = useState<Link>()
  const link = saved ?? data?.links.find(each => each.linkId === linkId)
  if (data && (link || linkId === '')) {
    return (
      <Path
        key={`${link?.linkId} ${link?.version}`}
        link={link}
        links={data}
        onSaved={next => (linkId === '' ? replacePage('brandPath', { link: next.linkId }) : setSaved(next))}
        onOutdated={() => {
          setSaved(undefined)
          void reload()
        }}
      />
    )
  }
  return (
    <Page title="路径" back>
      {data || failure ? (
        <ErrorState
          offline={failure?.kind === 'offline'}
          onRetry={() => void reload()}
          {...(failure?.kind === 'refused' ? { title: '看不了路径', note: failure.message } : {})}
          {...(failure ? {} : { title: '没有找到这条路径', note: '可能是别的品牌的。请回到列表再看。' })}
        />
      ) : (
        <Skeleton onRetry={() => void reload()}>
          <CardSkeleton lines={5} />
          <CardSkeleton lines={3} />
        </Skeleton>
      )}
    </Page>
  )
}

interface PathProps {
  link: Link | undefined
  links: Links
  onSaved: (link: Link) => void
  onOutdated: () => void
}

function Path({ link, links, onSaved, onOutdated }: PathProps) {
  const form = usePathForm(link, onSaved)
  const { over, open, close } = useOver()
  const { failure, pending, unknown } = form.command
  const isOutdated = failure?.kind === 'refused' && failure.code === 'LINK_CHANGED'
  return (
    <Page
      title={link ? '路径' : '新建路径'}
      back
      actions={
        form.changed && (
          <Button
            id="save-path"
            size="xl"
            pending={pending && '正在保存'}
            disabledBecause={missingOf(form.fields)}
            onTap={() => void form.save()}
          >
            {unknown ? '再存一次' : link ? '保存改动' : '做出来'}
          </Button>
        )
      }
      sheets={<PathSheets form={form} links={links} over={over} onClose={close} />}
    >
      <View className="stack path-page">
        {failure && (
          <StatusBanner
            tone={failure.kind === 'refused' ? 'warn' : 'danger'}
            fact={failure.message}
            {...(isOutdated ? { action: { label: '看新的', onTap: onOutdated } } : {})}
          />
        )}
        <PathRows form={form} links={links} onOpen={open} />
        {link && <CodeCard link={link} links={links} />}
        {link && <History link={link} links={links} onSaved={onSaved} onOutdated={onOutdated} />}
      </View>
    </Page>
  )
}
