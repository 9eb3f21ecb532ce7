import { pause } from '../clock'
import type { CollectionName, Collections } from '../collections'
import { withDuty } from '../wake'
import { database, TransactionConflict, type TransactionPort } from './port'

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
 * Runs `work` in one transaction; when others wrote at the same time, again with what they wrote, at most six
 * times. `work` may run several times and must do nothing but read and write through what it is given. Start
 * and commit are a trip each. A lost answer throws: the caller checks whether it happened.
 */
export async function runTransaction<T>(work: (documents: TransactionDocs) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(work)
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !(error instanceof TransactionConflict)) throw error
      await pause(LEAST_PAUSE_MS + Math.random() * (MOST_PAUSE_MS - LEAST_PAUSE_MS))
    }
  }
}

async function once<T>(work: (documents: TransactionDocs) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  await database().transaction(async transaction => {
    result = { value: await work(documentsOf(transaction)) }
  })
  if (!result) throw new Error('a transaction ended without running')
  return result.value
}

function documentsOf(transaction: TransactionPort): TransactionDocs {
  return {
    read: async (collection, id) => (await transaction.read(collection, id)) as never,
    write: async (collection, document) => {
      const { _id, ...fields } = document as { _id: string }
      // The sweepers are woken outside the transaction: a look too early does no harm, one too late would.
      await withDuty(fields, transaction.write(collection, _id, fields))
    },
  }
}
