import { decodeStored, encode } from '../engine/ejson'
import type { Doc, Value } from '../engine/values'
import type { Result, Step, Target } from './target'

type Answer = { code?: string; message?: string; transactionId?: string; data?: Record<string, unknown> }

/** Anything that speaks the wire protocol of wx-server-sdk: this emulator, or a real environment. */
export function wireTarget(
  name: string,
  send: (fields: Record<string, unknown>) => Promise<Answer>,
  close: () => Promise<void>,
): Target {
  const transactions = new Map<string, string>()
  return {
    name,
    close,
    async reset() {
      for (const collectionName of ['plain', 'keyed']) {
        await send({
          action: 'database.removeDocument',
          collectionName,
          query: '{"_id":{"$exists":true}}',
          queryType: 'WHERE',
          multi: true,
        })
      }
    },
    async perform(collectionName, step) {
      const named = 'within' in step && step.within ? transactions.get(step.within) : undefined
      const answer = await send({
        collectionName,
        ...(named ? { transactionId: named } : {}),
        ...fieldsOf(step, transactions),
      })
      if (answer.code) return { refused: `${answer.code} ${answer.message}` }
      if ('begin' in step) transactions.set(step.begin, answer.transactionId as string)
      return resultOf(step, answer.data ?? {})
    },
  }
}

function fieldsOf(step: Step, transactions: Map<string, string>): Record<string, unknown> {
  if ('insert' in step) return { action: 'database.insertDocument', data: step.insert.map(encode) }
  if ('find' in step) {
    const { find, sort, project, skip, limit } = step
    return {
      action: 'database.getDocument',
      queryType: 'WHERE',
      query: encode(find),
      limit: limit ?? 1000,
      ...(skip ? { offset: skip } : {}),
      ...(sort ? { order: encode(sort) } : {}),
      ...(project ? { projection: encode(project) } : {}),
    }
  }
  if ('update' in step) {
    return {
      action: 'database.modifyDocument',
      queryType: 'WHERE',
      query: encode(step.filter),
      data: encode(step.update),
      multi: step.multi ?? true,
      merge: true,
      upsert: false,
    }
  }
  if ('replace' in step) {
    return {
      action: 'database.modifyDocument',
      queryType: 'DOC',
      query: encode({ _id: step.id }),
      data: encode(step.replace),
      multi: false,
      merge: false,
      upsert: true,
    }
  }
  if ('remove' in step)
    return { action: 'database.removeDocument', queryType: 'WHERE', query: encode(step.remove), multi: true }
  if ('count' in step)
    return { action: 'database.calculateDocument', queryType: 'WHERE', query: encode(step.count) }
  if ('aggregate' in step) {
    const stages = step.aggregate.map(([stageKey, value]: [string, Value]) => ({
      stageKey,
      stageValue: encode(value),
    }))
    return { action: 'database.aggregateDocuments', stages }
  }
  if ('begin' in step) return { action: 'database.startTransaction' }
  const [ending, action] =
    'commit' in step ? [step.commit, 'database.commitTransaction'] : [step.abort, 'database.abortTransaction']
  return { action, transactionId: transactions.get(ending) }
}

function resultOf(step: Step, data: Record<string, unknown>): Result {
  if ('find' in step || 'aggregate' in step)
    return { documents: (data.list as string[]).map(decodeStored) as Doc[] }
  if ('insert' in step) return { changed: (data.insertedIds as unknown[]).length }
  if ('update' in step || 'replace' in step)
    return { changed: Number(data.updated) + (data.upsert_id === undefined ? 0 : 1) }
  if ('remove' in step) return { changed: Number(data.deleted) }
  if ('count' in step) return { changed: Number(data.total) }
  return { done: true }
}
