import type { OutputOf } from '@shared/contract'
import { hasAllStores } from '@shared/domain/staff/giving'
import { useState } from 'react'
import type { Listed, Standing } from '@/brand/features/staff/standing-fields'
import { useCommand } from '@/cloud/use-command'

export type Invited = OutputOf<'staff.invite'>
export interface InvitationFields extends Standing {
  minutes: number
}

/** Role, stores and life of an invitation while they are chosen, and the command that makes its code. */
export function useInvitation({ stores }: Listed) {
  const command = useCommand('staff.invite')
  const [fields, setFields] = useState<InvitationFields>(() => ({
    role: 'clerk',
    stores: stores.slice(0, 1).map(({ id }) => id),
    minutes: 10,
  }))
  const [made, setMade] = useState<{ invited: Invited; of: InvitationFields }>()
  const set = (change: Partial<InvitationFields>) => {
    if (!command.pending && !command.unknown) setFields(before => ({ ...before, ...change }))
  }
  /** The code that was on the screen dies with the next one. */
  const invite = async () => {
    const { role, minutes } = fields
    const wanted = hasAllStores(role) ? [] : fields.stores
    const replaces = made ? { replaces: made.invited.invitationId } : {}
    const answer = await command.run({ role, stores: wanted, minutes, ...replaces })
    if (answer?.ok) setMade({ invited: answer.data, of: fields })
  }
  return {
    fields,
    set,
    command,
    invite,
    invited: made?.invited,
    isChanged: made !== undefined && made.of !== fields,
    begin: () => setMade(undefined),
  }
}

export type InvitationForm = ReturnType<typeof useInvitation>
