import type { BrandView } from '@shared/contract'
import { useState } from 'react'
import { useCommand } from '@/cloud/use-command'
import type { Joining } from '@/features/member/use-join'

export interface Claiming extends Joining {
  /** Claims it for a member; true once it is theirs. */
  claim: () => Promise<boolean>
}

/**
 * Claims a receipt, and joins in the same go when asked to; then reads the page anew, whatever was answered.
 * Joining that was refused leaves the receipt claimed: its reason is the failure, and joining again repeats
 * only that.
 */
export function useClaim(
  code: string,
  brand: Pick<BrandView, 'rulesVersion'> | undefined,
  andThen: () => Promise<void>,
): Claiming {
  const command = useCommand('receipt.claim')
  const [following, setFollowing] = useState(false)
  const [notJoined, setNotJoined] = useState<{ message: string; code?: string } | null>(null)
  const [phoneRefused, setPhoneRefused] = useState(false)

  const send = async (join?: { consent: string; phoneCode?: string }) => {
    setPhoneRefused(false)
    setNotJoined(null)
    const answer = await command.run({ code, ...(join ? { join } : {}) })
    if (!answer || (!answer.ok && answer.kind !== 'refused')) return false
    setFollowing(true)
    await andThen()
    setFollowing(false)
    if (!answer.ok) return false
    setNotJoined(answer.data.notJoined)
    return answer.data.notJoined === null
  }
  return {
    claim: () => send(),
    join: async phoneCode =>
      brand ? send({ consent: brand.rulesVersion, ...(phoneCode ? { phoneCode } : {}) }) : false,
    pending: command.pending || following,
    failure: notJoined ?? command.failure,
    phoneRefused,
    refusePhone: () => setPhoneRefused(true),
  }
}
