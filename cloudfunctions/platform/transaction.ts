import { cloud } from './cloud'
import type { CollectionName, Collections } from './collections'
import { request } from './limiter'
import { withDuty } from './wake'

/**
 * Documents read and written together: all of it, or none. Only whole documents by their ids; everything else
 * escapes a transaction.
 */
export interface TransactionDocs {
  read<N extends CollectionName>(collection: N, id: string): Promise<Collections[N] | null>
  /** The whole document, new or not. */
  write<N extends CollectionName>(collection: N, document: Collections[N]): Promise<void>
}

const MOST_ATTEMPTS = 6
const LEAST_PAUSE_MS = 10
const MOST_PAUSE_MS = 100
/**
 * The SDK retries only conflicts at the commit and erases the code of all others, so conflicts are recognised
 * by their text.
 */
const CONFLICT = /TransactionConflict|TransactionBusy|DATABASE_TRANSACTION_CONFLICT|WriteConflict/i

/**
 * Runs `work` in one transaction; when others wrote at the same time, again with what they wrote, at most six
 * times. `work` may run several times and must do nothing but read and write through what it is given. Start
 * and commit are a trip each. A lost answer throws: the caller checks whether it happened.
 */
export async function runTransaction<T>(work: (documents: TransactionDocs) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(work)
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !isConflict(error)) throw error
      const pauseMs = LEAST_PAUSE_MS + Math.random() * (MOST_PAUSE_MS - LEAST_PAUSE_MS)
      await new Promise(resolve => setTimeout(resolve, pauseMs))
    }
  }
}

async function once<T>(work: (documents: TransactionDocs) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  const run = async (transaction: Transaction) => {
    result = { value: await work(documentsOf(transaction)) }
  }
  await (cloud.database() as unknown as { runTransaction: RunTransaction }).runTransaction(run, 0)
  if (!result) throw new Error('a transaction ended without running')
  return result.value
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

function documentsOf(transaction: Transaction): TransactionDocs {
  return {
    read: async (collection, id) => {
      const answer = await request(() => transaction.collection(collection).doc(id).get())
      return ((answer as { data?: unknown }).data ?? null) as never
    },
    write: async (collection, document) => {
      const { _id, ...fields } = document as { _id: string }
      // The sweepers are woken outside the transaction: a look too early does no harm, one too late would.
      const setting = request(() => transaction.collection(collection).doc(_id).set({ data: fields }))
      await withDuty(fields, setting)
    },
  }
}

function isConflict(error: unknown): boolean {
  const { message = '', errMsg = '', code = '' } = (error ?? {}) as Record<string, string>
  return CONFLICT.test(`${message} ${errMsg} ${code}`)
}
