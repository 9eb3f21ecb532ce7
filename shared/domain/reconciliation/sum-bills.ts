import type { BillCheckDoc } from './types'

/** What bills add up to. */
export interface BillSums {
  payments: number
  paidFen: number
  refunds: number
  refundedFen: number
  differences: number
}

export interface BooksSums {
  /** All merchant numbers together. */
  brand: BillSums
  /** Each number that has a bill, by its number. */
  merchants: (BillSums & { mchid: string })[]
}

type Bill = Pick<BillCheckDoc, 'mchid' | 'state' | keyof BillSums>

/**
 * Brand view and merchant view (seed BR-07): the brand is the sum of its numbers, each number the sum of its
 * own days.
 */
export function sumBills(bills: readonly Bill[]): BooksSums {
  const mchids = [...new Set(bills.map(({ mchid }) => mchid))].sort()
  return {
    brand: sumsOf(bills),
    merchants: mchids.map(mchid => ({ mchid, ...sumsOf(bills.filter(bill => bill.mchid === mchid)) })),
  }
}

function sumsOf(bills: readonly Bill[]): BillSums {
  const sum = (of: keyof BillSums) => bills.reduce((total, bill) => total + bill[of], 0)
  return {
    payments: sum('payments'),
    paidFen: sum('paidFen'),
    refunds: sum('refunds'),
    refundedFen: sum('refundedFen'),
    differences: sum('differences'),
  }
}
