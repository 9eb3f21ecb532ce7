import { hash32 } from '../codes/hash'

/** A stream of numbers in [0, 1) that is always the same for the same seed. */
export function seededRandom(seed: string): () => number {
  let i = 0
  return () => hash32(`${seed}#${i++}`) / 2 ** 32
}
