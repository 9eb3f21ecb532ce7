import type { OutputOf } from '@shared/contract'
import { readPath } from '@shared/domain/link/read-path'
import { targetPath } from '@shared/domain/link/targets'
import { useEffect } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Page } from '@/components/page'
import { QueryBoundary } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { Wordmark } from '@/components/wordmark'
import { launchedBy } from '@/device/launch'
import { chooseStore } from '@/features/brand/chosen-store'
import { enterPath } from '@/navigate'
import { useBrandTheme } from '@/theme/brand-theme'
import { usePageParams } from '@/use-page-params'
import { PathEnded } from './path-ended'
import './index.scss'

/** Longer than any scene; the server refuses what is longer still. */
const LONGEST = 128
/** Asked for where the address names no code at all: it is answered as unknown. */
const NO_CODE = '-'

/** Where every code and address of a path lands: it goes on at once, or says that the path has ended. */
export default function LinkPage() {
  const { scene, l, q } = usePageParams('scene', 'l', 'q')
  const code = (scene || l || (readPath(q).params.l ?? '') || NO_CODE).slice(0, LONGEST)
  const query = useQuery('link.resolve', { code, scene: launchedBy().scene })
  const { wordmark } = useBrandTheme()
  const resolved = query.data
  useEffect(() => {
    if (resolved?.state === 'live') goOn(resolved)
  }, [resolved])
  return (
    <Page mark={<Wordmark name={resolved?.brand.wordmark ?? wordmark} />}>
      <QueryBoundary query={query} skeleton={<LinkSkeleton />} note="连上后会接着打开。">
        {data => (data.state === 'live' ? <LinkSkeleton /> : <PathEnded resolved={data} />)}
      </QueryBoundary>
    </Page>
  )
}

type Resolved = OutputOf<'link.resolve'>

/** To the page the path leads to, in the store it belongs to. */
function goOn({ target, storeId }: Extract<Resolved, { state: 'live' }>): void {
  if (storeId) chooseStore(storeId)
  enterPath(targetPath(target))
}

function LinkSkeleton() {
  return (
    <>
      <SkeletonBlock width="100%" height={200} radius={24} />
      <CardSkeleton lines={4} />
    </>
  )
}
