import { addDays, dayOf, startOfDay } from '@shared/domain/calendar/day'
import { NEVER } from '@shared/domain/due'
import type { Place } from '@shared/domain/link/places'
import type { Target } from '@shared/domain/link/targets'
import { useState } from 'react'
import type { Link, Links } from '@/brand/features/link/path-text'
import { type CommandInput, useCommand } from '@/cloud/use-command'
import { toast } from '@/components/toast'

/** What is set of a path, on the phone. */
export interface PathFields {
  name: string
  place: Place
  target: Target
  storeId: string
  campaignId: string
  untilAt: number
  after: Target | null
}

const NEW: PathFields = {
  name: '',
  place: 'table-card',
  target: { page: 'card', params: {} },
  storeId: '',
  campaignId: '',
  untilAt: NEVER,
  after: null,
}

/** The end of the brand's day so many days from today, epoch ms, exclusive. */
export const endInDays = (days: number, now: number, timeZone: string): number =>
  startOfDay(addDays(dayOf(now, timeZone), days + 1), timeZone)

/** The fields of a path while they are edited, and the command that saves them. */
export function usePathForm(link: Link | undefined, onSaved: (link: Link) => void) {
  const [fields, setFields] = useState<PathFields>(() => (link ? fieldsOf(link) : NEW))
  const command = useCommand('link.save')
  const set = (change: Partial<PathFields>) => {
    if (!command.pending && !command.unknown) setFields(before => ({ ...before, ...change }))
  }
  const save = async () => {
    const answer = await command.run(inputOf(fields, link))
    if (!answer?.ok) return
    toast('已保存')
    onSaved(answer.data.link)
  }
  return { fields, set, save, command, changed: !link || !sameFields(fields, fieldsOf(link)) }
}

export type PathForm = ReturnType<typeof usePathForm>

const fieldsOf = ({ name, place, target, storeId, campaignId, untilAt, after }: Link): PathFields => ({
  name,
  place,
  target,
  storeId,
  campaignId,
  untilAt,
  after,
})

const sameFields = (a: PathFields, b: PathFields) => JSON.stringify(a) === JSON.stringify(b)

/** Fields that are empty are left out: absent means none. What the page does not edit is sent as it is. */
function inputOf(fields: PathFields, link: Link | undefined): CommandInput<'link.save'> {
  const { name, place, target, storeId, campaignId, untilAt, after } = fields
  return {
    ...(link ? { linkId: link.linkId, version: link.version } : {}),
    name: name.trim(),
    place,
    target,
    ...(storeId ? { storeId } : {}),
    ...(campaignId ? { campaignId } : {}),
    ...(link && link.fromAt > 0 ? { fromAt: link.fromAt } : {}),
    ...(untilAt < NEVER ? { untilAt } : {}),
    ...(after ? { after } : {}),
    ...(link && link.tags.length > 0 ? { tags: link.tags } : {}),
  }
}

/** What is missing before a path can be saved, in words on the button. */
export function missingOf({ name }: PathFields): string | false {
  return name.trim() === '' ? '先给它起个名字' : false
}

/** Targets that need no parameter, and one per coupon that may be claimed. */
export const targetsOf = (offers: Links['offers']): Target[] => [
  ...offers.map(({ batchId }): Target => ({ page: 'offer', params: { offer: batchId } })),
  ...(['card', 'wallet', 'pay', 'points', 'tiers', 'stored', 'me'] as const).map(
    (page): Target => ({ page, params: {} }),
  ),
]
