import type { Database } from '../engine/database'
import { withServerDates } from '../engine/documents'
import { decode, decodeDoc } from '../engine/ejson'
import type { Transaction } from '../engine/transaction'
import type { Doc } from '../engine/values'
import { invalidParam } from '../errors'
import type { Handled } from './action'
import { collectionOf, type Fields, filterOf, limitOf, text, transactionId, wholeNumber } from './fields'

/** The caller: the token of an invocation, if it is one. */
type Context = { database: Database; nowMs: number; owner: string | undefined }

/**
 * Each database action: its fields read strictly, the engine asked, the answer in the shape the SDK accepts.
 */
export const DATABASE_ACTIONS: Record<
  string,
  (fields: Fields, context: Context) => Handled | Promise<Handled>
> = {
  'database.getDocument': (fields, context) => {
    const limit = limitOf(fields)
    const query = {
      filter: filterOf(fields),
      limit,
      skip: wholeNumber(fields.offset, 'offset') ?? 0,
      ...(fields.order === undefined ? {} : { order: decode(text(fields.order, 'order'), 'order') }),
      projection:
        fields.projection === undefined
          ? undefined
          : decodeDoc(text(fields.projection, 'projection'), 'projection'),
    }
    const { list, effort } = context.database.find(within(fields, context), collectionOf(fields), query)
    return { answer: { data: { list, offset: query.skip, limit } }, effort }
  },
  'database.calculateDocument': (fields, { database }) => {
    const { total, effort } = database.count(collectionOf(fields), filterOf(fields))
    return { answer: { data: { total } }, effort }
  },
  'database.aggregateDocuments': (fields, { database }) => {
    if (!Array.isArray(fields.stages)) throw invalidParam('stages must be an array')
    const stages = (fields.stages as { stageKey: string; stageValue: string }[]).map(
      ({ stageKey, stageValue }) => ({
        key: stageKey,
        value: decode(text(stageValue, stageKey), stageKey),
      }),
    )
    const { list, effort } = database.aggregate(collectionOf(fields), stages)
    return { answer: { data: { list } }, effort }
  },
  'database.insertDocument': async (fields, context) => {
    if (!Array.isArray(fields.data)) throw invalidParam('data must be an array of EJSON texts')
    const docs = fields.data.map(item => documentOf(item, context))
    const { ids, effort } = await context.database.insert(within(fields, context), collectionOf(fields), docs)
    return { answer: { data: { insertedIds: ids } }, effort }
  },
  'database.modifyDocument': async (fields, context) => {
    const { updated, upsertId, effort } = await context.database.modify(
      within(fields, context),
      collectionOf(fields),
      {
        filter: filterOf(fields),
        change: documentOf(fields.data, context),
        merge: fields.merge === true,
        multi: fields.multi === true,
        upsert: fields.upsert === true,
      },
    )
    return {
      answer: { data: { updated, ...(upsertId === undefined ? {} : { upsert_id: upsertId }) } },
      effort,
    }
  },
  'database.removeDocument': async (fields, context) => {
    const { deleted, effort } = await context.database.remove(
      within(fields, context),
      collectionOf(fields),
      filterOf(fields),
      fields.multi === true,
    )
    return { answer: { data: { deleted } }, effort }
  },
  'database.addCollection': async (fields, { database }) => {
    await database.addCollection(collectionOf(fields))
    return { answer: {} }
  },
  'database.startTransaction': (_fields, { database, owner }) => ({
    answer: { transactionId: database.transactions.begin(owner) },
  }),
  'database.commitTransaction': async (fields, { database }) => ({
    answer: {},
    effort: await database.transactions.commit(String(fields.transactionId)),
  }),
  'database.abortTransaction': (fields, { database }) => {
    database.transactions.abort(String(fields.transactionId))
    return { answer: {} }
  },
}

function within(fields: Fields, { database }: Context): Transaction | undefined {
  const id = transactionId(fields)
  return id === undefined ? undefined : database.transactions.enter(id)
}

function documentOf(item: unknown, { nowMs }: Context): Doc {
  const source = text(item, 'data')
  const doc = decodeDoc(source, 'data')
  if (!source.includes('$tcb_server_date')) return doc
  return withServerDates(doc, nowMs) as Doc
}
