import type { GiftView } from '@shared/contract'
import { useState } from 'react'
import { useCommand } from '@/cloud/use-command'

export interface Gifts {
  /** Takes these gifts one after the other, each by its own command; true when all are taken. */
  take: (indexes: readonly number[]) => Promise<boolean>
  /** The gift under way. */
  taking: number | null
  /** Why a gift could not be taken, by its index. */
  refused: Readonly<Record<number, string>>
}

/** Takes the gifts of an order. */
export function useGifts(orderId: string | undefined): Gifts {
  const command = useCommand('coupon.takeGift')
  const [taking, setTaking] = useState<number | null>(null)
  const [refused, setRefused] = useState<Record<number, string>>({})
  const take = async (indexes: readonly number[]) => {
    let all = true
    for (const index of indexes) {
      if (!orderId) return false
      setTaking(index)
      const answer = await command.run({ orderId, index })
      const message = answer && !answer.ok ? answer.message : ''
      setRefused(before => ({ ...before, [index]: message }))
      all = all && answer?.ok === true
    }
    setTaking(null)
    return all
  }
  return { take, taking, refused }
}

export const waitingGifts = (gifts: readonly GiftView[]): number[] =>
  gifts.filter(({ state }) => state === 'waiting').map(({ index }) => index)
