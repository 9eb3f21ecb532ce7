import type { OutputOf } from '@shared/contract'
import { useState } from 'react'
import { PendingCommandFirst } from '@/clerk/components/pending-command-first'
import type { PendingCommand } from '@/cloud/pending-commands'
import { useQuery } from '@/cloud/use-query'
import { Page } from '@/components/page'
import { QueryBoundary } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { usePageParams } from '@/use-page-params'
import { ReceiptForm } from './receipt-form'
import { Voided } from './voided'
import './index.scss'

/** Money of a receipt given back at the counter, whole or in part; the points it earned go back with it. */
export default function ReceiptPage() {
  const { storeId, receiptNo } = usePageParams('storeId', 'receiptNo')
  const desk = useQuery('staff.open', storeId ? { storeId } : {})
  const [done, setDone] = useState<{ answer: OutputOf<'receipt.void'>; receiptNo: string }>()
  const [before, setBefore] = useState<PendingCommand>()
  if (before) return <PendingCommandFirst title="小票退款" sent={before} onNew={() => setBefore(undefined)} />
  if (done) return <Voided {...done} onNext={() => setDone(undefined)} />
  if (desk.data)
    return (
      <ReceiptForm
        desk={desk.data}
        storeId={storeId}
        receiptNo={receiptNo}
        onDone={setDone}
        onPending={setBefore}
      />
    )
  return (
    <Page title="小票退款" back>
      <QueryBoundary
        query={desk}
        skeleton={<ReceiptSkeleton />}
        note="没有退款，连上后再试一次。"
        refusedTitle="退不了小票"
      >
        {() => null}
      </QueryBoundary>
    </Page>
  )
}

function ReceiptSkeleton() {
  return (
    <>
      <CardSkeleton />
      <SkeletonBlock height={60} />
      <SkeletonBlock height={60} />
    </>
  )
}
