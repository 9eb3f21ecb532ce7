import { addDays } from '@shared/domain/calendar/day'

/** Points that end within this many days are worth a warning. */
const SOON_DAYS = 60

export const endsSoon = (day: string, today: string): boolean => day <= addDays(today, SOON_DAYS)
