import type { CreditLimit } from '../brand/types'
import type { StaffRole } from '../staff/types'

/** The largest sale a person of this role may credit, in fen. */
export function mostOf({ clerkFen, managerFen }: CreditLimit, role: StaffRole): number {
  return role === 'clerk' ? Math.min(clerkFen, managerFen) : managerFen
}

/**
 * Which limit an amount exceeds. Above a clerk's limit a manager credits it themselves; no role exceeds the
 * manager's. So one person always answers for a credit, and a large one is a manager's.
 */
export function overLimit(
  rule: CreditLimit,
  role: StaffRole,
  amountFen: number,
): { limitFen: number; manager: boolean } | null {
  if (amountFen > rule.managerFen) return { limitFen: rule.managerFen, manager: false }
  const limitFen = mostOf(rule, role)
  return amountFen > limitFen ? { limitFen, manager: true } : null
}
