import type { StaffCommandKind, StaffDayDoc } from '@shared/domain/staff/staff-day'
import { type Books, type Invariant, say, sum } from './books'

/**
 * Each day is the sum of its commands, no id and no permit serves twice, and no limit of the brand is passed.
 */
export const staffDaysKeepTheirLimits: Invariant = {
  name: '每个人每天经手的不超过上限，一次操作、一次扫码只办一件事',
  broken: books =>
    books.staffDays.flatMap(day => {
      const { commands, sums, _id } = day
      const ids = commands.map(({ commandId }) => commandId)
      const permits = commands.map(({ permitId }) => permitId).filter(id => id !== '')
      const limits = limitsOf(books, day)
      return [
        ...say(new Set(ids).size === ids.length, `${_id} 有一个操作号记了两次`),
        ...say(new Set(permits).size === permits.length, `${_id} 有一次扫码用了两次`),
        ...Object.entries(sums).flatMap(([kind, total]) => {
          const added = sum(commands.filter(each => each.kind === kind).map(({ amount }) => amount))
          return say(total === added, `${_id} ${kind}：记着 ${total}，加起来 ${added}`)
        }),
        ...Object.entries(limits).flatMap(([kind, most]) => {
          const total = sums[kind as StaffCommandKind]
          return say(total <= most, `${_id} ${kind}：${total}，上限 ${most}`)
        }),
      ]
    }),
}

/**
 * What one person booked by hand was reserved in their day first: nothing passes a limit by going around it.
 */
export const whatStaffBookedWasReserved: Invariant = {
  name: '经手的每一笔都先记在那个人的当天',
  broken: books => {
    const reserved = new Set(books.staffDays.flatMap(({ commands }) => commands.map(each => each.commandId)))
    const named = (id: string) => [...reserved].some(commandId => id.endsWith(`:${commandId}`))
    const byHand = books.entries.filter(
      entry =>
        entry.at > firstDayOf(books) &&
        (entry.kind === 'counter-top-up' || (entry.kind === 'adjust' && entry.by.length === 1)),
    )
    const credits = books.orders.filter(({ source }) => source === 'counter')
    return [
      ...byHand.filter(({ _id }) => !named(_id)).map(({ _id }) => `${_id} 没有记在任何人的当天`),
      ...credits
        .filter(({ commandId = '' }) => !reserved.has(commandId))
        .map(({ _id }) => `${_id} 没有记在任何人的当天`),
      ...withoutLimit(books),
    ]
  },
}

/** Documents of a demo's past were not booked by commands. */
const firstDayOf = ({ staffDays }: Books) =>
  Math.min(...staffDays.flatMap(({ commands }) => commands.map(({ at }) => at))) - 1

/** One card's adjustments by single persons on one day. */
function withoutLimit({ entries, brands, members }: Books): string[] {
  const most = brands[0]?.points.adjustAlonePerDay.card ?? Number.MAX_SAFE_INTEGER
  return members.flatMap(({ _id }) => {
    const alone = entries.filter(
      each => each.memberId === _id && each.kind === 'adjust' && each.by?.length === 1,
    )
    const days = [...new Set(alone.map(({ day }) => day))]
    return days.flatMap(day => {
      const total = sum(
        alone.filter(each => each.day === day).flatMap(({ postings }) => postings.map(p => p.points)),
      )
      return say(total <= most, `${_id} ${day} 一个人改了 ${total} 分，上限 ${most}`)
    })
  })
}

function limitsOf({ brands }: Books, { brandId }: StaffDayDoc): Partial<StaffDayDoc['sums']> {
  const brand = brands.find(({ _id }) => _id === brandId)
  if (!brand) return {}
  return {
    adjust: brand.points.adjustAlonePerDay.staff,
    ...(brand.counterCredit ? { credit: brand.counterCredit.perDayFen } : {}),
    ...(brand.storedValue ? { 'top-up': brand.storedValue.topUpPerDayFen } : {}),
  }
}
