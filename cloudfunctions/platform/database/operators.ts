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

export type OperatorName =
  | 'neq'
  | 'in'
  | 'nin'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'between'
  | 'exists'
  | 'size'
  | 'elemMatch'
  | 'or'
  | 'set'
  | 'inc'
  | 'min'
  | 'push'
  | 'pull'

/** One operator as data, for an implementation of the port to translate. */
export class Operator {
  constructor(
    readonly name: OperatorName,
    readonly operands: readonly unknown[],
  ) {}
}

const condition = <V>(name: OperatorName, ...operands: unknown[]) =>
  new Operator(name, operands) as unknown as Condition<V>
const change = <V>(name: OperatorName, ...operands: unknown[]) =>
  new Operator(name, operands) as unknown as Change<V>

/** What `_.min` was given: an update that may lower a `dueAt` is a duty like one that sets it. */
export function minimumOf(value: unknown): number | undefined {
  return value instanceof Operator && value.name === 'min' ? (value.operands[0] as number) : undefined
}

/**
 * The database's operators, typed by the field they apply to. `push` and `pull` on one array cannot be in one
 * update (MongoDB refuses it).
 */
export const _ = {
  neq: <const V>(value: V) => condition<V>('neq', value),
  in: <const V>(values: readonly V[]) => condition<V>('in', ...values),
  nin: <const V>(values: readonly V[]) => condition<V>('nin', ...values),
  gt: <V extends number | string>(value: V) => condition<V>('gt', value),
  gte: <V extends number | string>(value: V) => condition<V>('gte', value),
  lt: <V extends number | string>(value: V) => condition<V>('lt', value),
  lte: <V extends number | string>(value: V) => condition<V>('lte', value),
  /** Half-open: `from ≤ value < until`. */
  between: <V extends number | string>(from: V, until: V) => condition<V>('between', from, until),
  exists: (present: boolean) => condition<never>('exists', present),
  /** An array field of exactly this length. */
  size: (length: number) => condition<never>('size', length),
  elemMatch: (element: object) => condition<never>('elemMatch', element),
  /** A whole filter: at least one of these matches. */
  or: <F extends object>(...filters: F[]) => new Operator('or', filters) as unknown as F,

  /** Replaces the value whole. `updateWhere` already does so for plain objects. */
  set: <V>(value: V) => change<V>('set', value),
  inc: (by: number) => change<number>('inc', by),
  /** Keeps the smaller one; against null it stays null, so fields used with it are never null. */
  min: (value: number) => change<number>('min', value),
  push: <E>(...elements: E[]) => change<E[]>('push', ...elements),
  /** Removes the elements equal to the value, or those whose named fields equal it. */
  pull: (element: unknown) => change<never>('pull', element),
}
