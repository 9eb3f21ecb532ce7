import type { Redeemed } from '@shared/contract/actions/redemption'
import { storeOf } from '@/store'

/** What the confirm answered, handed from the preview to the result page. */
export const redeemed = storeOf<Redeemed | null>(null)
