import type { OutputOf } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { sumOf } from '@shared/text/bills'

export type Opened = OutputOf<'reconciliation.open'>
export type Difference = Opened['differences'][number]
export type Bill = Opened['bills'][number]

/** A day of the strip: the bills of all merchant numbers together. */
export interface Day {
  day: string
  /** Bills that could not be fetched for a whole day. */
  givenUp: Bill[]
  waiting: boolean
  open: number
  /** Differences that are explained by now. */
  healed: number
}

/** The days of a month that have a bill, oldest first. */
export function daysOf({ bills, differences }: Pick<Opened, 'bills' | 'differences'>): Day[] {
  const days = [...new Set(bills.map(({ day }) => day))].sort()
  return days.map(day => {
    const own = bills.filter(bill => bill.day === day)
    const open = differences.filter(each => each.day === day && each.state === 'open').length
    const found = own.reduce((sum, bill) => sum + bill.differences, 0)
    return {
      day,
      givenUp: own.filter(({ state }) => state === 'given-up'),
      waiting: own.some(({ state }) => state === 'due'),
      open,
      healed: Math.max(0, found - open),
    }
  })
}

/** `✓`, `补 2`, `剩 3`, `没拿到`, `还没对` */
export function dayState({ givenUp, waiting, open, healed }: Day): {
  text: string
  tone: 'ok' | 'plain' | 'warn' | 'danger'
} {
  if (givenUp.length > 0) return { text: '没拿到', tone: 'danger' }
  if (open > 0) return { text: `剩 ${open}`, tone: 'warn' }
  if (waiting) return { text: '还没对', tone: 'plain' }
  return healed > 0 ? { text: `补 ${healed}`, tone: 'plain' } : { text: '对上', tone: 'ok' }
}

const GROUPS = [
  { id: 'bill', title: '只在微信账单里', note: '付款通知没到', kinds: /^payment-missing-here$/, sign: 1 },
  { id: 'ours', title: '只在我们这里', note: '账单里没有', kinds: /^payment-missing-there$/, sign: 1 },
  { id: 'amount', title: '两边不一样', note: '金额或单号不同', kinds: /^payment-(?!missing)/, sign: 1 },
  { id: 'refund', title: '退款没对上', note: '退款通知没到，或结果不同', kinds: /^refund-/, sign: -1 },
] as const

export interface Group {
  id: string
  title: string
  note: string
  count: number
  /** How much more the bill says than we do, fen, signed; refunds make it less. */
  fen: number
}

/** The open differences by the four ways the two sides part; their sum is what is left between them. */
export function bridgeOf(differences: readonly Difference[]): { groups: Group[]; fen: number } {
  const groups = GROUPS.map(({ id, title, note, kinds, sign }) => {
    const own = differences.filter(({ kind, state }) => state === 'open' && kinds.test(kind))
    const fen = own.reduce((sum, { billFen, ourFen }) => sum + sign * ((billFen ?? 0) - (ourFen ?? 0)), 0)
    return { id, title, note, count: own.length, fen: fen + 0 }
  })
  return { groups, fen: groups.reduce((sum, { fen }) => sum + fen, 0) }
}

/** The one amount a difference is about, fen. */
export const amountOf = (difference: Difference): number =>
  sumOf([difference]) || (difference.billFen ?? difference.ourFen ?? 0)

/** `4200…5581`: the ends by which a number is compared. */
export const shortNumber = (number: string): string =>
  number.length > 10 ? `${number.slice(0, 4)}…${number.slice(-4)}` : number

/** `+¥197.50`, `−¥6.00`, `¥0.00` */
export const signedAmount = (fen: number): string => (fen > 0 ? `+${amount(fen)}` : amount(fen))
