import type { ExchangeView, StoreView } from '@shared/contract'
import { useState } from 'react'
import type { Failure } from '@/cloud/answer'
import { call } from '@/cloud/call'
import { toast } from '@/components/toast'
import { StoreSheet } from '@/features/brand/store-sheet'

interface MoveSheetProps {
  open: boolean
  exchange: ExchangeView
  stores: readonly StoreView[]
  onMoved: () => Promise<void>
  onClose: () => void
}

/** Another store to fetch it from. `mall.move` is idempotent, so a retry changes nothing. */
export function MoveSheet({ open, exchange, stores, onMoved, onClose }: MoveSheetProps) {
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const move = async (storeId: string) => {
    if (pending) return
    setPending(true)
    setFailure(undefined)
    const answer = await call('mall.move', { exchangeId: exchange.id, storeId })
    setPending(false)
    if (!answer.ok) {
      setFailure(answer)
      return
    }
    toast('换好店了')
    onClose()
    await onMoved()
  }
  const lost = failure && failure.kind !== 'refused' && '没等到回音，再点一次就知道结果'
  return (
    <StoreSheet
      open={open}
      title="换一家店取"
      note={lost || (failure?.message ?? '取货前都能换，期限不变')}
      stores={stores}
      chosenId={exchange.store?.id ?? ''}
      onClose={onClose}
      onChoose={({ id }) => void move(id)}
    />
  )
}
