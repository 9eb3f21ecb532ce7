/** What staff do by hand, and the unit of its `amount`: points for `adjust`, fen for everything else. */
const STAFF_COMMAND_KINDS = [
  'adjust',
  'credit',
  'top-up',
  'spend',
  'void-spend',
  'refund-principal',
  'void-receipt',
] as const
export type StaffCommandKind = (typeof STAFF_COMMAND_KINDS)[number]

/**
 * One command a staff member sent: its id, its permit and its amount are reserved before anything is booked.
 */
export interface StaffCommand {
  commandId: string
  kind: StaffCommandKind
  /** The customer or card the command names. */
  memberId: string
  inputHash: string
  /** ≥ 0; what it adds to the day's sum of its kind. */
  amount: number
  /** The customer permit it used up, `''` for a command that needs none. */
  permitId: string
  at: number
}

/**
 * Everything one staff member did by hand on one brand-local day. Each of its writes is a single guarded
 * update, so a limit holds however many commands arrive at once, one command id serves one purpose, and one
 * permit serves one command.
 */
export interface StaffDayDoc {
  /** `<staffId>:<day>` */
  _id: string
  brandId: string
  staffId: string
  day: string
  sums: Record<StaffCommandKind, number>
  commands: StaffCommand[]
}

export const emptyStaffDay = (
  _id: string,
  { brandId, staffId, day }: Pick<StaffDayDoc, 'brandId' | 'staffId' | 'day'>,
): StaffDayDoc => ({
  _id,
  brandId,
  staffId,
  day,
  sums: {
    adjust: 0,
    credit: 0,
    'top-up': 0,
    spend: 0,
    'void-spend': 0,
    'refund-principal': 0,
    'void-receipt': 0,
  },
  commands: [],
})

export type Reservation =
  /** Reserved by this call or an earlier one of the same command. */
  | 'reserved'
  /** The id was used for another customer, amount or purpose. */
  | 'conflict'
  /** The permit served another command. */
  | 'permit-used'
  /** The day's sum of its kind would pass the limit. */
  | 'over'

/** Adds a command to a day; `most` null = its kind has no limit. */
export function reserve(
  day: StaffDayDoc,
  command: StaffCommand,
  most: number | null,
): { kind: 'write'; next: StaffDayDoc } | { kind: Reservation } {
  const existing = standingIn(day, command)
  if (existing) return { kind: existing }
  const sum = day.sums[command.kind] + command.amount
  if (most !== null && sum > most) return { kind: 'over' }
  const next = { ...day, sums: { ...day.sums, [command.kind]: sum }, commands: [...day.commands, command] }
  return { kind: 'write', next }
}

/** What an earlier command of the day says of this one, or null. */
function standingIn(
  { commands }: Pick<StaffDayDoc, 'commands'>,
  { commandId, kind, inputHash, permitId }: StaffCommand,
): Reservation | null {
  const same = commands.find(each => each.commandId === commandId)
  if (same) return same.kind === kind && same.inputHash === inputHash ? 'reserved' : 'conflict'
  return permitId !== '' && commands.some(each => each.permitId === permitId) ? 'permit-used' : null
}
