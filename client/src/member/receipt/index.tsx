import { receiptCodeIn } from '@shared/domain/codes/receipt-code'
import { useState } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { Wordmark } from '@/components/wordmark'
import { useReceiptScan } from '@/features/receipt/scan-receipt'
import { useBrandTheme } from '@/theme/brand-theme'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { Claimable } from './claimable'
import { Late, Taken, Unknown, Void } from './not-claimable'
import { useClaim } from './use-claim'
import './index.scss'

/** A printed receipt, scanned: its code is in our own path, or in the link (`q`) that WeChat hands on. */
export default function ReceiptPage() {
  const { code, q } = usePageParams('code', 'q')
  const receiptCode = receiptCodeIn(code || q)
  const scan = useReceiptScan('replace')
  const { wordmark } = useBrandTheme()
  if (receiptCode) return <KnownReceipt code={receiptCode} onScan={scan} />
  return (
    <Page mark={<Wordmark name={wordmark} />}>
      <Unknown onScan={scan} />
    </Page>
  )
}

function KnownReceipt({ code, onScan }: { code: string; onScan: () => void }) {
  const query = useQuery('receipt.open', { code })
  const receipt = query.data
  const [openSeen, setOpenSeen] = useState(false)
  if (receipt?.state === 'open' && !openSeen) setOpenSeen(true)
  const claiming = useClaim(code, receipt?.brand, query.reload)
  const { wordmark } = useBrandTheme()
  usePullToRefresh(query.reload)
  const mark = <Wordmark name={receipt?.brand.wordmark ?? wordmark} />
  const banner = staleBanner(query, '积分没有变动')
  if (receipt?.state === 'open' || receipt?.state === 'mine') {
    return (
      <Claimable receipt={receipt} claiming={claiming} claimedHere={openSeen} mark={mark} banner={banner} />
    )
  }
  const unknown = query.failure?.kind === 'refused' && query.failure.code === 'RECEIPT_UNKNOWN'
  return (
    <Page mark={mark} banner={unknown ? null : banner}>
      {unknown ? (
        <Unknown onScan={onScan} />
      ) : (
        <QueryBoundary query={query} skeleton={<ReceiptSkeleton />} note="小票还在，积分没有变动。">
          {opened =>
            opened.state === 'taken' ? (
              <Taken />
            ) : opened.state === 'void' ? (
              <Void />
            ) : (
              <Late receipt={opened} />
            )
          }
        </QueryBoundary>
      )}
    </Page>
  )
}

function ReceiptSkeleton() {
  return (
    <>
      <SkeletonBlock width="30%" height={28} radius={14} />
      <SkeletonBlock width="50%" height={72} />
      <CardSkeleton lines={4} />
    </>
  )
}
