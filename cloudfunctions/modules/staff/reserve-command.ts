import { staffDayIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { emptyStaffDay, type Reservation, reserve, type StaffCommand } from '@shared/domain/staff/staff-day'
import type { StaffContext } from '../../platform/context'
import { _, insert, read, updateWhere } from '../../platform/database'

/**
 * A command as its handler knows it; `day` is the brand-local day whose limits hold for it, also when it is
 * repeated after midnight.
 */
export type CommandToReserve = Omit<StaffCommand, 'at'> & { day: string }

/**
 * Reserves a command in the day of the staff member who sent it, before anything is booked: one id serves one
 * purpose, one permit one command, and the day's sum stays within `most`. Repeatable. A crash after it costs
 * at most this command's share of the day's limit; the same command sent again uses that share, and the next
 * day begins at zero. 1 trip, 3 for the first command of a day.
 */
export async function reserveCommand(
  { brand, staff, now }: StaffContext,
  { day, ...rest }: CommandToReserve,
  most: number | null,
): Promise<Reservation | 'busy'> {
  const _id = staffDayIdOf(staff._id, day)
  const command = { ...rest, at: now }
  const { kind, amount, commandId, permitId } = command
  if (most !== null && amount > most) return 'over'
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const guard = {
      _id,
      'commands.commandId': _.neq(commandId),
      [`commands.${LIMITS.commandsPerStaffDay - 1}`]: _.exists(false),
      ...(permitId === '' ? {} : { 'commands.permitId': _.neq(permitId) }),
      ...(most === null ? {} : { [`sums.${kind}`]: _.lte(most - amount) }),
    }
    const change = { commands: _.push(command), [`sums.${kind}`]: _.inc(amount) }
    if ((await updateWhere('staffDays', guard, change)) === 1) return 'reserved'
    const existing = await read('staffDays', _id)
    const decision = reserve(
      existing ?? emptyStaffDay(_id, { brandId: brand._id, staffId: staff._id, day }),
      command,
      most,
    )
    if (decision.kind !== 'write') return decision.kind
    if (existing && existing.commands.length >= LIMITS.commandsPerStaffDay) return 'over'
    if (!existing && (await insert('staffDays', decision.next)) === 'inserted') return 'reserved'
  }
  return 'busy'
}
