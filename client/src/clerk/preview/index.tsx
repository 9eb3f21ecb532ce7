import { readCode } from '@shared/domain/codes/rotating'
import { useState } from 'react'
import { useQuery } from '../../cloud/use-query'
import { Button } from '../../components/button'
import { ErrorState } from '../../components/error-state'
import { Page } from '../../components/page'
import { Bone, CardBone, Skeleton } from '../../components/skeleton'
import { Verdict } from '../../components/verdict'
import { goBack } from '../../navigate'
import { usePageParams } from '../../use-page-params'
import { MemberFound } from './member-found'
import { NotUsablePreview } from './not-usable'
import { PickUpPreview } from './pick-up'
import { UsablePreview } from './usable'
import { UsedPreview } from './used'
import './index.scss'

/** What was scanned, for whom, and whether it may be used here and now. It looks; only the confirm changes. */
export default function PreviewPage() {
  const params = usePageParams('storeId', 'code')
  const { data, failure, reload } = useQuery('clerk.preview', { storeId: params.storeId, code: params.code })
  const [chosen, setChosen] = useState<string>()
  const title = titleOf(params.code)

  if (!data && failure?.kind === 'refused') return <Refused code={failure.code} title={failure.message} />
  if (!data && failure) {
    return (
      <Page title={title} back>
        <ErrorState
          offline={failure.kind === 'offline'}
          note="顾客的券没有动，连上后再核对一次。"
          onRetry={() => void reload()}
          {...(failure.requestId ? { requestId: failure.requestId } : {})}
        />
      </Page>
    )
  }
  if (!data) {
    return (
      <Page title={title} back>
        <Skeleton onRetry={() => void reload()}>
          <Bone width="50%" height={52} />
          <CardBone />
          <CardBone lines={3} />
        </Skeleton>
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
        ticket={other.ticket}
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
      ticket={data.ticket}
      customer={data.customer}
      onCancel={goBack}
    />
  )
}

function titleOf(code: string): string {
  const kind = readCode(code)?.kind ?? ''
  if (kind === 'pick-up') return '核对取货'
  return /^(member|card-number)$/.test(kind) ? '这位会员' : '核对这张券'
}

/** What is wrong with what was typed, in one word; anything else is not recognised. */
const wrongWords: Record<string, string> = {
  TYPED_WRONG: '号码不对',
  DIGITS_NEEDED: '还差 4 位',
  DIGITS_OVER: '数字换了',
  TOO_MANY_TRIES: '先等等',
}

/** The code itself was refused: unknown, out of date, another store's staff, or too many tries. */
function Refused({ code, title }: { code: string; title: string }) {
  return (
    <Page
      title="核对这张券"
      back
      fieldInk="verdict"
      field={
        <Verdict tone="no" word={wrongWords[code] ?? '认不出来'}>
          {title}
        </Verdict>
      }
      bar={
        <Button size="xl" onTap={goBack}>
          {code in wrongWords ? '返回' : '重新扫码'}
        </Button>
      }
    >
      {null}
    </Page>
  )
}
