import type { Doc } from '../engine/values'
import type { Result, Step, Target } from './target'

/** As much of the official driver as is used here; it is installed only where this target is wanted. */
type Cursor = {
  sort(order: Doc): Cursor
  skip(n: number): Cursor
  limit(n: number): Cursor
  toArray(): Promise<Doc[]>
}
type Session = {
  startTransaction(options: object): void
  commitTransaction(): Promise<void>
  abortTransaction(): Promise<void>
  endSession(): Promise<void>
}
type Options = { session?: Session | undefined; projection?: Doc; upsert?: boolean }
type MongoCollection = {
  insertMany(docs: Doc[], options: Options): Promise<{ insertedCount: number }>
  find(filter: Doc, options: Options): Cursor
  updateMany(filter: Doc, update: Doc, options: Options): Promise<{ modifiedCount: number }>
  updateOne(filter: Doc, update: Doc, options: Options): Promise<{ modifiedCount: number }>
  replaceOne(
    filter: Doc,
    doc: Doc,
    options: Options,
  ): Promise<{ modifiedCount: number; upsertedCount: number }>
  deleteMany(filter: Doc, options: Options): Promise<{ deletedCount: number }>
  countDocuments(filter: Doc): Promise<number>
  aggregate(stages: Doc[]): Cursor
  createIndex(keys: Doc, options: { unique: boolean }): Promise<string>
}
type Client = {
  db(name: string): { collection(name: string): MongoCollection }
  startSession(): Session
  close(): Promise<void>
}

/** A MongoDB replica set, through the official driver: the oracle for semantics. */
export async function mongodbTarget(url: string): Promise<Target> {
  const client = await connect(url)
  const db = client.db('local_cloud_conformance')
  const sessions = new Map<string, Session>()
  await db.collection('keyed').createIndex({ key: 1 }, { unique: true })
  return {
    name: 'MongoDB',
    async reset() {
      for (const name of ['plain', 'keyed']) await db.collection(name).deleteMany({}, {})
    },
    async perform(collection, step) {
      try {
        if ('begin' in step) {
          const session = client.startSession()
          session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } })
          sessions.set(step.begin, session)
          return { done: true }
        }
        if ('commit' in step) await sessions.get(step.commit)?.commitTransaction()
        else if ('abort' in step) await sessions.get(step.abort)?.abortTransaction()
        else
          return await performed(
            db.collection(collection),
            step,
            'within' in step && step.within ? sessions.get(step.within) : undefined,
          )
        return { done: true }
      } catch (error) {
        return { refused: (error as Error).message }
      }
    },
    async close() {
      for (const session of sessions.values()) await session.endSession()
      await client.close()
    },
  }
}

async function performed(
  collection: MongoCollection,
  step: Step,
  session: Session | undefined,
): Promise<Result> {
  const options: Options = session ? { session } : {}
  if ('insert' in step) return { changed: (await collection.insertMany(step.insert, options)).insertedCount }
  if ('find' in step) {
    let cursor = collection.find(step.find, {
      ...options,
      ...(step.project ? { projection: step.project } : {}),
    })
    if (step.sort) cursor = cursor.sort(step.sort)
    if (step.skip) cursor = cursor.skip(step.skip)
    return { documents: await cursor.limit(step.limit ?? 1000).toArray() }
  }
  if ('update' in step) {
    const updated =
      step.multi === false
        ? collection.updateOne(step.filter, step.update, options)
        : collection.updateMany(step.filter, step.update, options)
    return { changed: (await updated).modifiedCount }
  }
  if ('replace' in step) {
    const { modifiedCount, upsertedCount } = await collection.replaceOne({ _id: step.id }, step.replace, {
      ...options,
      upsert: true,
    })
    return { changed: modifiedCount + upsertedCount }
  }
  if ('remove' in step) return { changed: (await collection.deleteMany(step.remove, options)).deletedCount }
  if ('count' in step) return { changed: await collection.countDocuments(step.count) }
  if ('aggregate' in step) {
    return {
      documents: await collection
        .aggregate(step.aggregate.map(([stage, value]) => ({ [stage]: value })))
        .toArray(),
    }
  }
  return { done: true }
}

async function connect(url: string): Promise<Client> {
  const driver = 'mongodb'
  const loaded = (await import(driver).catch(() => {
    throw new Error('the official driver is needed for this target: npm install --no-save mongodb')
  })) as { MongoClient: new (url: string) => Client & { connect(): Promise<Client> } }
  return new loaded.MongoClient(url).connect()
}
