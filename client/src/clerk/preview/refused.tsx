import type { UseView } from '@shared/contract'
import { Advice } from '@/clerk/components/advice'
import { VerdictPage } from '@/clerk/components/verdict-page'
import type { Refused } from '@/cloud/answer'
import { Button } from '@/components/button'
import { goBack } from '@/navigate'
import { UsedPreview } from './used'
import './index.scss'

/** The confirm was refused: another request was faster, the time ran out, the amount is too small. */
export function RefusedPreview({
  failure,
  storeId,
  onBack,
}: {
  failure: Refused
  storeId: string
  onBack: () => void
}) {
  const first = (failure.data as { first?: UseView } | undefined)?.first
  if (failure.code === 'COUPON_USED' && first)
    return <UsedPreview first={first} storeId={storeId} onUndone={goBack} />
  const again = failure.code === 'COUPON_BELOW_THRESHOLD'
  return (
    <VerdictPage
      title="核对这张券"
      tone="no"
      word="没有核销"
      facts={failure.message}
      actions={
        <Button size="xl" onTap={again ? onBack : goBack}>
          {again ? '改金额再试' : '重新扫码'}
        </Button>
      }
    >
      <Advice label="可以放心" lines={['顾客的券没有动，也没有减钱。']} />
    </VerdictPage>
  )
}
