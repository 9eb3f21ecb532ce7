import { cloud } from './cloud'

declare const asks: unique symbol
declare const does: unique symbol

/** A question about a field whose values are of type `V`; `Condition<never>` fits every field. */
export interface Condition<out V> {
  readonly [asks]: V
}

/** A change of a field whose values are of type `V`; `Change<never>` fits every field. */
export interface Change<out V> {
  readonly [does]: V
}

const command = cloud.database().command

/** The SDK's commands carry no type of their own, so each gets one here, once. */
const condition = <V>(sdkCommand: unknown) => sdkCommand as Condition<V>
const change = <V>(sdkCommand: unknown) => sdkCommand as Change<V>

/** What `_.min` was given: an update that may lower a `dueAt` is a duty like one that sets it. */
const minima = new WeakMap<object, number>()
export const minimumOf = (value: unknown): number | undefined =>
  typeof value === 'object' && value !== null ? minima.get(value) : undefined

/**
 * The database's operators, typed by the field they apply to. `push` and `pull` on one array cannot be in one
 * update (MongoDB refuses it).
 */
export const _ = {
  neq: <const V>(value: V) => condition<V>(command.neq(value)),
  in: <const V>(values: readonly V[]) => condition<V>(command.in([...values])),
  nin: <const V>(values: readonly V[]) => condition<V>(command.nin([...values])),
  gt: <V extends number | string>(value: V) => condition<V>(command.gt(value)),
  gte: <V extends number | string>(value: V) => condition<V>(command.gte(value)),
  lt: <V extends number | string>(value: V) => condition<V>(command.lt(value)),
  lte: <V extends number | string>(value: V) => condition<V>(command.lte(value)),
  /** Half-open: `from ≤ value < until`. */
  between: <V extends number | string>(from: V, until: V) =>
    condition<V>(command.gte(from).and(command.lt(until))),
  exists: (present: boolean) => condition<never>(command.exists(present)),
  /** An array field of exactly this length. */
  size: (length: number) => condition<never>(command.size(length)),
  elemMatch: (element: object) => condition<never>(command.elemMatch(element)),
  /** A whole filter: at least one of these matches. */
  or: <F extends object>(...filters: F[]) => command.or(filters) as unknown as F,

  /** Replaces the value whole. `updateWhere` already does so for plain objects. */
  set: <V>(value: V) => change<V>(command.set(value)),
  inc: (by: number) => change<number>(command.inc(by)),
  /** Keeps the smaller one; against null it stays null, so fields used with it are never null. */
  min: (value: number) => {
    const smaller = change<number>(command.min(value))
    minima.set(smaller, value)
    return smaller
  },
  push: <E>(...elements: E[]) => change<E[]>(command.push(elements)),
  /** Removes the elements equal to the value, or those whose named fields equal it. */
  pull: (element: unknown) => change<never>(command.pull(element)),
}
