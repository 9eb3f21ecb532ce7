type Owing = { dueAt?: unknown; calendarDueAt?: unknown }

/** When the sweepers must look at the first of these documents, epoch ms; Infinity when nothing is owed. */
export function earliestDuty(dump: Readonly<Record<string, readonly object[]>>): number {
  const times = Object.values(dump)
    .flat()
    .flatMap(({ dueAt, calendarDueAt }: Owing) => [dueAt, calendarDueAt])
  return Math.min(...times.filter(time => typeof time === 'number'))
}
