import { hash32 } from '../codes/hash'

/** One of `of` timers that share the due work; `index` from 0. */
export interface Shard {
  index: number
  of: number
}

export const WHOLE: Shard = { index: 0, of: 1 }
const MOST_SHARDS = 64

/** Whether a document is this timer's: each is exactly one timer's of those with the same `of`. */
export const isOfShard = (id: string, { index, of }: Shard) => of === 1 || hash32(id) % of === index

/**
 * The share a timer's trigger is named for: `sweep-2-of-4` is the second of four, any other name the whole.
 */
export function shardOf(triggerName: unknown): Shard {
  const [, place = '', of = ''] = /^sweep-(\d+)-of-(\d+)$/.exec(String(triggerName)) ?? []
  const shard = { index: Number(place) - 1, of: Number(of) }
  const isOne = place !== '' && shard.index >= 0 && shard.index < shard.of && shard.of <= MOST_SHARDS
  return isOne ? shard : WHOLE
}
