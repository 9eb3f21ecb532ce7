import { cloud } from '../cloud'
import { request } from '../limiter'
import { Operator } from './operators'
import { type DatabasePort, type FindPlan, TransactionConflict, type TransactionPort } from './port'

/** The document database of WeChat cloud, through wx-server-sdk. */
export const sdkDatabase: DatabasePort = {
  async read(collection, id) {
    const answer = await request(() => cloud.database().collection(collection).doc(id).get())
    return (answer as { data?: object | null }).data ?? null
  },

  readMany: (collection, ids) =>
    find(collection, { _id: cloud.database().command.in([...ids]) }, { orderBy: [], limit: ids.length }),

  find: (collection, filter, plan) => find(collection, translated(filter), plan),

  async count(collection, filter) {
    const answer = await request(() =>
      cloud.database().collection(collection).where(translated(filter)).count(),
    )
    return (answer as { total: number }).total
  },

  async insert(collection, document) {
    try {
      await request(() => cloud.database().collection(collection).add({ data: document }))
      return 'inserted'
    } catch (error) {
      if (isDuplicate(error)) return 'duplicate'
      throw error
    }
  },

  async update(collection, filter, update, extent) {
    const change = { data: translated(replacing(update)), multi: extent === 'all' }
    const answer = await request(() =>
      cloud.database().collection(collection).where(translated(filter)).update(change),
    )
    return (answer as { stats: { updated: number } }).stats.updated
  },

  async remove(collection, filter, extent) {
    const multi = { multi: extent === 'all' } as unknown as { query: object }
    const answer = await request(() =>
      cloud.database().collection(collection).where(translated(filter)).remove(multi),
    )
    return (answer as { stats: { removed: number } }).stats.removed
  },

  async transaction(work) {
    // The SDK retries only conflicts at the commit, so it is left no retry: `runTransaction` sees them all.
    const { runTransaction } = cloud.database() as unknown as { runTransaction: RunTransaction }
    try {
      await runTransaction.call(cloud.database(), transaction => work(documentsOf(transaction)), 0)
    } catch (error) {
      throw isConflict(error) ? new TransactionConflict((error as Error).message) : error
    }
  },
}

async function find(
  collection: string,
  filter: object,
  { orderBy, limit, skip, only }: FindPlan,
): Promise<object[]> {
  let query = cloud.database().collection(collection).where(filter)
  for (const [path, direction] of orderBy) query = query.orderBy(path, direction)
  if (limit !== undefined) query = query.limit(limit)
  if (skip !== undefined) query = query.skip(skip)
  if (only) query = query.field(Object.fromEntries(only.map(path => [path, true])))
  const answer = await request(() => query.get())
  return (answer as { data: unknown }).data as object[]
}

/**
 * A filter or update with the SDK's commands in place of our operators. Only values that may hold one are
 * looked into: a fact is passed on as it is.
 */
function translated(filter: object): object {
  if (filter instanceof Operator) return commandOf(filter) as object
  return Object.fromEntries(Object.entries(filter).map(([field, value]) => [field, operandOf(value)]))
}

const operandOf = (value: unknown) => (value instanceof Operator ? commandOf(value) : value)

function commandOf({ name, operands }: Operator): unknown {
  const { command } = cloud.database()
  const [first, second] = operands
  switch (name) {
    case 'in':
    case 'nin':
    case 'push':
      return command[name]([...operands])
    case 'between':
      return command.gte(first).and(command.lt(second))
    case 'or':
      return command.or((operands as object[]).map(translated))
    case 'elemMatch':
    case 'pull':
      return command[name](isPlainObject(first) ? translated(first) : first)
    default:
      return command[name](first as never)
  }
}

/**
 * The SDK *merges* plain objects into what is stored and drops empty ones; a fact is always written whole.
 */
function replacing(update: object): Record<string, unknown> {
  const whole = (value: unknown) => (isPlainObject(value) ? new Operator('set', [value]) : value)
  return Object.fromEntries(Object.entries(update).map(([field, value]) => [field, whole(value)]))
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** The SDK keeps no usable code on write errors, only MongoDB's text; a code name is accepted too. */
function isDuplicate(error: unknown): boolean {
  const text = error instanceof Error ? `${error.message} ${(error as { errMsg?: string }).errMsg ?? ''}` : ''
  return /E11000|duplicate key|DATABASE_DUPLICATE_WRITE/i.test(text)
}

/**
 * The SDK retries only conflicts at the commit and erases the code of all others, so conflicts are recognised
 * by their text.
 */
const CONFLICT = /TransactionConflict|TransactionBusy|DATABASE_TRANSACTION_CONFLICT|WriteConflict/i

function isConflict(error: unknown): boolean {
  const { message = '', errMsg = '', code = '' } = (error ?? {}) as Record<string, string>
  return CONFLICT.test(`${message} ${errMsg} ${code}`)
}

/** What the SDK has and does not declare. */
interface Transaction {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<{ data?: unknown }>
      set(change: { data: object }): Promise<unknown>
    }
  }
}
type RunTransaction = (run: (transaction: Transaction) => Promise<void>, retries: number) => Promise<unknown>

function documentsOf(transaction: Transaction): TransactionPort {
  return {
    read: async (collection, id) => {
      const answer = await request(() => transaction.collection(collection).doc(id).get())
      return (answer as { data?: object | null }).data ?? null
    },
    write: async (collection, id, data) => {
      await request(() => transaction.collection(collection).doc(id).set({ data }))
    },
  }
}
