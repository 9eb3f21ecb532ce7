/** Broken promises of one shard, in words: units left, reserved and handed out sum to its total. */
export function auditUnits(
  { _id, left, total }: { _id: string; left: number; total: number },
  handedOut: number,
  reserved: number,
): string[] {
  const found = left + reserved + handedOut
  const broken = found === total ? [] : [`${_id}: accounts for ${found} of ${total} units`]
  if (left < 0) broken.push(`${_id}: ${left} units left`)
  return broken
}
