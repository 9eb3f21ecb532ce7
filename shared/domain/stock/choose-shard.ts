import type { Reservation, StockShardDoc, Unit } from './types'

export type ShardChoice =
  /** An earlier run of the same command died after its take and left its unit: go on with that one. */
  | { do: 'go-on'; unit: Unit }
  | { do: 'take'; from: StockShardDoc }
  | { do: 'refuse'; reason: 'sold-out' | 'closed' }

/** Where to take a unit when the member's own shard has none: from the fullest that is open. */
export function chooseShard(
  shards: readonly StockShardDoc[],
  wanted: Pick<Reservation, 'takenFor' | 'memberId'>,
): ShardChoice {
  const unit = earlierUnit(shards, wanted)
  if (unit) return { do: 'go-on', unit }
  const open = shards.filter(shard => shard.open)
  if (open.length === 0 && shards.length > 0) return { do: 'refuse', reason: 'closed' }
  const [fullest] = open.filter(({ left }) => left > 0).sort((a, b) => b.left - a.left)
  return fullest ? { do: 'take', from: fullest } : { do: 'refuse', reason: 'sold-out' }
}

function earlierUnit(
  shards: readonly StockShardDoc[],
  { takenFor, memberId }: Pick<Reservation, 'takenFor' | 'memberId'>,
): Unit | null {
  for (const { _id: shardId, reservations } of shards) {
    const reservation = reservations.find(row => row.takenFor === takenFor && row.memberId === memberId)
    if (reservation) return { shardId, reservation }
  }
  return null
}
