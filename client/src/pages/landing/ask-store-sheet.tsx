import { StoreSheet } from '@/features/brand/store-sheet'
import type { Landing } from './hero-text'

interface AskStoreSheetProps {
  open: boolean
  landing: Landing
  onClose: () => void
}

/** Whom to call about the payment: the store it was made at first. */
export function AskStoreSheet({ open, landing: { store, stores }, onClose }: AskStoreSheetProps) {
  const inOrder = store ? [store, ...stores.filter(({ id }) => id !== store.id)] : stores
  return <StoreSheet open={open} title="问问门店" stores={inOrder} onClose={onClose} />
}
