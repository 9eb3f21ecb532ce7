import type { BrandView } from '@shared/contract'
import { useState } from 'react'
import { useCommand } from '@/cloud/use-command'

export interface Joining {
  /** Joins with the code of a phone authorisation, or without a phone; true once joined. */
  join: (phoneCode?: string) => Promise<boolean>
  /** Under way from the tap until what follows from joining is on screen. */
  pending: boolean
  /** Why it did not work, in words. */
  failure: { message: string; code?: string } | undefined
  /** The person kept the phone number to themselves. */
  phoneRefused: boolean
  refusePhone: () => void
}

/** Joins the brand once, then does what joining was meant for (taking gifts, reading the page anew). */
export function useJoin(
  brand: Pick<BrandView, 'rulesVersion'> | undefined,
  andThen: () => Promise<void>,
): Joining {
  const command = useCommand('member.join')
  const [following, setFollowing] = useState(false)
  const [phoneRefused, setPhoneRefused] = useState(false)
  const join = async (phoneCode?: string) => {
    if (!brand) return false
    setPhoneRefused(false)
    const answer = await command.run({ consent: brand.rulesVersion, ...(phoneCode ? { phoneCode } : {}) })
    if (!answer?.ok) return false
    setFollowing(true)
    await andThen()
    setFollowing(false)
    return true
  }
  return {
    join,
    pending: command.pending || following,
    failure: command.failure,
    phoneRefused,
    refusePhone: () => setPhoneRefused(true),
  }
}
