import { readCode } from '@shared/domain/codes/rotating'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Advice } from '@/clerk/components/advice'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { QueryBoundary } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { goBack } from '@/navigate'
import { usePageParams } from '@/use-page-params'
import { MemberFound } from './member-found'
import { NotUsablePreview } from './not-usable'
import { PickUpPreview } from './pick-up'
import { UsablePreview } from './usable'
import { UsedPreview } from './used'
import './index.scss'

/** What was scanned, for whom, and whether it may be used here and now. Only confirming changes anything. */
export default function PreviewPage() {
  const params = usePageParams('storeId', 'code')
  const query = useQuery('redemption.preview', { storeId: params.storeId, code: params.code })
  const { data, failure, reload } = query
  const [chosen, setChosen] = useState<string>()
  const title = titleOf(params.code)

  if (!data && failure?.kind === 'refused') return <Refused code={failure.code} title={failure.message} />
  if (!data) {
    const untouched = kindOf(params.code) === 'pick-up' ? '东西先不要交出去' : '顾客的券没有动'
    return (
      <Page title={title} back>
        <QueryBoundary query={query} skeleton={<PreviewSkeleton />} note={`${untouched}，连上后再核对一次。`}>
          {() => null}
        </QueryBoundary>
      </Page>
    )
  }
  if (data.kind === 'pick-up') return <PickUpPreview preview={data} storeId={params.storeId} />
  const offered = data.kind === 'member' ? data.coupons : data.others
  const other = offered.find(({ coupon }) => coupon.id === chosen)
  if (other) {
    return (
      <UsablePreview
        storeId={params.storeId}
        coupon={other.coupon}
        permit={other.permit}
        customer={data.customer}
        onCancel={() => setChosen(undefined)}
      />
    )
  }
  if (data.kind === 'member')
    return <MemberFound found={data} code={params.code} storeId={params.storeId} onChoose={setChosen} />
  if (data.verdict === 'used' && data.first)
    return <UsedPreview first={data.first} storeId={params.storeId} onUndone={() => void reload()} />
  if (data.verdict !== 'usable') return <NotUsablePreview preview={data} onChoose={setChosen} />
  return (
    <UsablePreview
      storeId={params.storeId}
      coupon={data.coupon}
      permit={data.permit}
      customer={data.customer}
      onCancel={goBack}
    />
  )
}

function PreviewSkeleton() {
  return (
    <>
      <SkeletonBlock width="50%" height={52} />
      <CardSkeleton />
      <CardSkeleton lines={3} />
    </>
  )
}

const kindOf = (code: string) => readCode(code)?.kind ?? ''

function titleOf(code: string): string {
  const kind = kindOf(code)
  if (kind === 'pick-up') return '核对取货'
  return /^(member|card-number|pay)$/.test(kind) ? '会员' : '核对这张券'
}

const SCAN_INSTEAD = '能扫就扫，扫了不用读数字。'

/** What is wrong with what was typed, in one word, and how to go on; anything else is not recognised. */
const typedWrong: Record<string, { word: string; advice: string[] }> = {
  TYPED_WRONG: { word: '号码不对', advice: ['券号 9 位，后面 4 位跟着码一起换。', SCAN_INSTEAD] },
  DIGITS_NEEDED: { word: '还差 4 位', advice: ['券号后面还有 4 位，跟着码一起换。', SCAN_INSTEAD] },
  DIGITS_OVER: { word: '数字换了', advice: ['半分钟换一次，读到一半换了就重读。', SCAN_INSTEAD] },
  TOO_MANY_TRIES: { word: '先等等', advice: ['扫码不受影响，现在就能扫。'] },
}
const NOT_RECOGNISED = {
  word: '认不出来',
  advice: ['请顾客打开券、会员码或取货码，再扫一次。', '截图过一会儿就不能用了。'],
}

/** The code itself was refused: unknown, out of date, another store's staff, or too many tries. */
function Refused({ code, title }: { code: string; title: string }) {
  const typed = typedWrong[code]
  const { word, advice } = typed ?? NOT_RECOGNISED
  return (
    <VerdictPage
      title="核对这张券"
      tone="no"
      word={word}
      facts={title}
      actions={
        <Button size="xl" onTap={goBack}>
          {typed ? '返回' : '重新扫码'}
        </Button>
      }
    >
      <View className="preview-stack">
        <Advice label="现在怎么办" lines={advice} />
      </View>
    </VerdictPage>
  )
}
