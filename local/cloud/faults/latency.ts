/**
 * How long a round trip takes on top of the emulator's own time, in ms, and how far it strays (0.3 = ±30 %).
 */
export type Latency = { readMs?: number; writeMs?: number; transactionMs?: number; jitter?: number }

const READS = new Set(['database.getDocument', 'database.calculateDocument', 'database.aggregateDocuments'])

/** The delay of one request; everything that carries a transaction counts as transactional. */
export function delayOf(
  latency: Latency,
  action: string,
  inTransaction: boolean,
  random: () => number,
): number {
  if (!action.startsWith('database.')) return 0
  const usual = inTransaction
    ? (latency.transactionMs ?? latency.writeMs)
    : READS.has(action)
      ? latency.readMs
      : latency.writeMs
  return Math.max(0, (usual ?? 0) * (1 + (latency.jitter ?? 0) * (2 * random() - 1)))
}
