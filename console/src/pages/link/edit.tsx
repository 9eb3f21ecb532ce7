import { fieldsOf, inputOf, type PathFields } from '@shared/domain/link/path-fields'
import { linkSummary } from '@shared/text/link'
import { Button } from 'antd'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { useAction, useRefresh } from '@/api/use-action'
import { useCommand } from '@/api/use-command'
import { Banner } from '@/components/banner'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { QueryCard } from '@/components/query-card'
import { Checks, Summary } from '@/editor/checks'
import { Header } from '@/shell/header'
import { Codes } from './codes'
import { checksOf } from './fields'
import { PlaceCard } from './place-card'
import { Preview } from './preview'
import { TargetCard } from './target-card'
import type { Link, Links } from './words'

/** A path being made, or one that exists: where it hangs, where it leads, what it says in one sentence. */
export default function EditPath() {
  const { code } = useParams<{ code?: string }>()
  const query = useAction('link.list', {})
  return (
    <QueryCard query={query} what="这条路径">
      {links => {
        const link = links.links.find(each => each.code === code)
        if (code !== undefined && !link) {
          return (
            <>
              <Header back={BACK('没有这条')} />
              <Card>
                <Empty title="没有找到这条路径">可能是别的品牌的。请回到列表再看。</Empty>
              </Card>
            </>
          )
        }
        return <Editor key={`${link?.linkId} ${link?.version}`} link={link} links={links} />
      }}
    </QueryCard>
  )
}

const BACK = (here: string) => ({ href: '/links', to: '路径与码 / 路径与收益', here })

function Editor({ link, links }: { link: Link | undefined; links: Links }) {
  const [fields, setFields] = useState(() => fieldsOf(link))
  const save = useCommand('link.save')
  const refresh = useRefresh()
  const [, go] = useLocation()
  const set = (change: Partial<PathFields>) => {
    if (!save.sent && !save.unknown) setFields(before => ({ ...before, ...change }))
  }
  const checks = checksOf(fields, links.now)
  const missing = checks.filter(({ state }) => state === 'must').length
  const changed = !link || JSON.stringify(fields) !== JSON.stringify(fieldsOf(link))
  const run = async () => {
    const answer = await save.run(inputOf(fields, link))
    if (!answer?.ok) return
    refresh('link.list', 'link.report')
    go(`/links/${answer.data.link.code}`, { replace: true })
  }
  return (
    <>
      <Header
        back={BACK(link?.name ?? '新建路径')}
        primary={
          <Button
            type="primary"
            disabled={missing > 0 || !changed}
            loading={save.sent !== undefined}
            onClick={() => void run()}
          >
            {buttonWords({ missing, changed, isNew: !link, unknown: save.unknown })}
          </Button>
        }
      />
      <div className="columns columns-editor">
        <div className="stack">
          {save.failure && (
            <Banner
              tone="warn"
              fact={save.failure.message}
              {...(save.failure.kind === 'refused' && save.failure.code === 'LINK_CHANGED'
                ? { action: { label: '看新的', run: () => refresh('link.list') } }
                : {})}
            />
          )}
          <PlaceCard fields={fields} set={set} />
          <TargetCard fields={fields} set={set} links={links} />
        </div>
        <Preview fields={fields} links={links} />
        <div className="stack">
          <PathSummary fields={fields} links={links} />
          <Checks title="保存前看一遍" checks={checks} />
          {link && !changed && (
            <Card title="拿去放" note={link.code}>
              <Codes link={link} links={links} />
            </Card>
          )}
        </div>
      </div>
    </>
  )
}

interface ButtonState {
  missing: number
  changed: boolean
  isNew: boolean
  unknown: boolean
}

/** The button says what is missing. */
function buttonWords({ missing, changed, isNew, unknown }: ButtonState): string {
  if (missing > 0) return `还差 ${missing} 项`
  if (unknown) return '再存一次'
  if (!changed) return '已保存'
  return isNew ? '做出来' : '保存改动'
}

function PathSummary({ fields, links }: { fields: PathFields; links: Links }) {
  const storeName = links.stores.find(({ id }) => id === fields.storeId)?.name ?? ''
  const { offers, now, brand } = links
  const words = linkSummary(fields, { offers, storeName, now, timeZone: brand.timeZone })
  return <Summary title="这条路径是说" words={words} />
}
