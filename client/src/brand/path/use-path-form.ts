import { addDays, dayOf, startOfDay } from '@shared/domain/calendar/day'
import { fieldsOf, inputOf, type PathFields } from '@shared/domain/link/path-fields'
import { useState } from 'react'
import type { Link } from '@/brand/features/link/path-text'
import { useCommand } from '@/cloud/use-command'
import { toast } from '@/components/toast'

/** The end of the brand's day so many days from today, epoch ms, exclusive. */
export const endInDays = (days: number, now: number, timeZone: string): number =>
  startOfDay(addDays(dayOf(now, timeZone), days + 1), timeZone)

/** The fields of a path while they are edited, and the command that saves them. */
export function usePathForm(link: Link | undefined, onSaved: (link: Link) => void) {
  const [fields, setFields] = useState(() => fieldsOf(link))
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

const sameFields = (a: PathFields, b: PathFields) => JSON.stringify(a) === JSON.stringify(b)

/** What is missing before a path can be saved, in words on the button. */
export function missingOf({ name }: PathFields): string | false {
  return name.trim() === '' ? '先给它起个名字' : false
}
