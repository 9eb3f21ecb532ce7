import type { BrandDoc } from '@shared/domain/brand/types'
import { exchangesOfCommand } from '@shared/domain/mall/begin-exchange'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { applyDecision, voidExchange } from './decide-exchange'

/**
 * The id of the one exchange a command goes on with: of two that were begun around the turn of a period the
 * other is voided first, and one that was finished meanwhile is kept instead. No trip for a command with one
 * exchange.
 */
export async function keepOne(
  [first, ...others]: readonly ExchangeDoc[],
  brand: BrandDoc,
  now: number,
): Promise<string> {
  if (!first) throw new Error('a command without an exchange has none to keep')
  const decided = [first]
  for (const other of others) decided.push(other.state === 'open' ? await settle(other, brand, now) : other)
  const [kept = first] = exchangesOfCommand(decided, first.commandId)
  if (kept !== first && first.state === 'open') await settle(first, brand, now)
  return kept._id
}

async function settle(exchange: ExchangeDoc, brand: BrandDoc, now: number): Promise<ExchangeDoc> {
  const decided = await voidExchange(exchange, 'repeated')
  await applyDecision(decided, null, brand, now)
  return decided
}
