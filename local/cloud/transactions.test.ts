import type { Doc } from './engine/values'
import { inside, refusalOf, startFixture } from './fixtures/drive'
import type { LocalCloud } from './local-cloud'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([
    { name: 'accounts', indexes: [{ fields: ['iban'], unique: true }] },
    { name: 'shifts' },
    { name: 'notes', indexes: [{ fields: ['title'] }, { fields: ['tags', 'marks'] }] },
  ])
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  cloud.invocations.clear()
  await cloud.data.reset()
  await cloud.data.insert('accounts', [
    { _id: 'a', iban: 'A', fen: 100 },
    { _id: 'b', iban: 'B', fen: 0 },
  ])
})

test('a transfer commits both writes, or none when it is rolled back', async () => {
  const transfer = (fen: number) =>
    inside(
      cloud,
      async ({ db, _ }, fen: number) =>
        db
          .runTransaction(async transaction => {
            await transaction
              .collection('accounts')
              .doc('a')
              .update({ data: { fen: _.inc(-fen) } })
            const { data } = await transaction.collection('accounts').doc('a').get()
            if (Number(data.fen) < 0) await transaction.rollback('too little')
            await transaction
              .collection('accounts')
              .doc('b')
              .update({ data: { fen: _.inc(fen) } })
          })
          .catch(reason => reason),
      fen,
    )
  await transfer(60)
  expect(cloud.data.find('accounts').map(account => account.fen)).toEqual([40, 60])
  expect(await transfer(60)).toBe('too little')
  expect(cloud.data.find('accounts').map(account => account.fen)).toEqual([40, 60])
})

test('three reads and three writes are eight round trips', async () => {
  await inside(cloud, async ({ db, _ }) =>
    db.runTransaction(async transaction => {
      for (const id of ['a', 'b', 'a']) {
        await transaction.collection('accounts').doc(id).get()
        await transaction
          .collection('accounts')
          .doc(id)
          .update({ data: { fen: _.inc(1) } })
      }
    }),
  )
  expect(cloud.invocations.last()?.trips).toHaveLength(8)
})

test('the snapshot covers all collections and is taken at the first operation', async () => {
  const seen = await inside(cloud, async ({ db }) => {
    const transaction = await db.startTransaction()
    await db.collection('notes').add({ data: { _id: 'before', n: 1 } })
    await transaction.collection('accounts').doc('a').get()
    await db.collection('notes').add({ data: { _id: 'after', n: 2 } })
    await db
      .collection('accounts')
      .doc('b')
      .update({ data: { fen: 77 } })
    const notes = await transaction.collection('notes').where({}).get()
    const b = await transaction.collection('accounts').doc('b').get()
    await transaction.commit()
    return { notes: notes.data.map(note => note._id), fen: b.data.fen }
  })
  expect(seen).toEqual({ notes: ['before'], fen: 0 })
})

test('a transaction sees its own writes, others do not until it commits', async () => {
  const seen = await inside(cloud, async ({ db }) => {
    const transaction = await db.startTransaction()
    await transaction.collection('notes').add({ data: { _id: 'n', text: 'new' } })
    await transaction.collection('accounts').doc('b').remove()
    const own = (await transaction.collection('accounts').where({}).get()).data.length
    const others = (await db.collection('accounts').where({}).get()).data.length
    const note = (await db.collection('notes').get()).data.length
    await transaction.commit()
    return { own, others, note, after: (await db.collection('notes').get()).data.length }
  })
  expect(seen).toEqual({ own: 1, others: 2, note: 0, after: 1 })
})

test('first updater wins: the second is refused at its operation, and its transaction is over', async () => {
  const seen = await inside(cloud, async ({ db }) => {
    const first = await db.startTransaction()
    const second = await db.startTransaction()
    await first
      .collection('accounts')
      .doc('a')
      .update({ data: { fen: 1 } })
    const conflict = await second
      .collection('accounts')
      .doc('a')
      .update({ data: { fen: 2 } })
      .catch(error => error.errMsg)
    const over = await second
      .collection('accounts')
      .doc('b')
      .get()
      .catch(error => error.errMsg)
    await first.commit()
    return { conflict, over }
  })
  expect(seen.conflict).toContain('[ResourceUnavailable.TransactionConflict] Transaction is conflict')
  expect(seen.over).toContain('[ResourceUnavailable.TransactionNotExist]')
  expect(cloud.data.get('accounts', 'a')?.fen).toBe(1)
})

test('a document committed by someone else since the snapshot cannot be written', async () => {
  const refusal = await refusalOf(cloud, async ({ db }) => {
    const transaction = await db.startTransaction()
    await transaction.collection('accounts').doc('a').get()
    await db
      .collection('accounts')
      .doc('a')
      .update({ data: { fen: 5 } })
    await transaction
      .collection('accounts')
      .doc('a')
      .update({ data: { fen: 6 } })
  })
  expect(refusal.errMsg).toContain('TransactionConflict')
  expect(refusal.errCode).toBe(-501001)
})

test('the same id inserted by two transactions conflicts; the same unique value too', async () => {
  const texts = await inside(cloud, async ({ db }) => {
    const first = await db.startTransaction()
    const second = await db.startTransaction()
    const third = await db.startTransaction()
    await first.collection('accounts').add({ data: { _id: 'c', iban: 'C' } })
    const sameId = await second
      .collection('accounts')
      .add({ data: { _id: 'c', iban: 'X' } })
      .catch(error => error.errMsg)
    const sameKey = await third
      .collection('accounts')
      .add({ data: { _id: 'd', iban: 'C' } })
      .catch(error => error.errMsg)
    await first.commit()
    return [sameId, sameKey]
  })
  for (const text of texts) expect(text).toContain('TransactionConflict')
})

test('a duplicate key inside a transaction is E11000 and ends it', async () => {
  const refusal = await refusalOf(cloud, ({ db }) =>
    db.runTransaction(async transaction => {
      await transaction.collection('accounts').add({ data: { _id: 'c', iban: 'A' } })
    }),
  )
  expect(refusal.errMsg).toContain('E11000')
  expect(cloud.data.get('accounts', 'c')).toBeUndefined()
})

test.each([
  ['a field name that cannot be stored', { list: [{ $a: 1 }] }],
  ['a text too long for its index', { title: 'x'.repeat(2000) }],
  ['two arrays in one index', { tags: [1, 2], marks: [1, 2] }],
])('%s is refused at its operation, and nothing of the transaction is kept', async (_, note) => {
  const seen = await inside(
    cloud,
    async ({ db }, note: object) => {
      const transaction = await db.startTransaction()
      const account = transaction.collection('accounts').doc('a')
      await account.update({ data: { fen: 1 } })
      const refusal = await transaction
        .collection('notes')
        .add({ data: note })
        .catch(error => error.errCode)
      const after = await transaction.commit().catch((error: Error) => error.message)
      return { refusal, after }
    },
    note,
  )
  expect(seen).toEqual({ refusal: -502001, after: expect.stringContaining('TransactionNotExist') })
  expect(cloud.data.get('accounts', 'a')?.fen).toBe(100)
})

test('a refused read ends a transaction too', async () => {
  const over = await refusalOf(cloud, async ({ db }) => {
    const transaction = await db.startTransaction()
    await transaction
      .collection('nowhere')
      .doc('x')
      .get()
      .catch(() => undefined)
    await transaction.collection('accounts').doc('a').get()
  })
  expect(over.errMsg).toContain('TransactionNotExist')
})

test('two documents may swap a unique value in one transaction', async () => {
  await inside(cloud, ({ db }) =>
    db.runTransaction(async transaction => {
      const accounts = transaction.collection('accounts')
      await accounts.doc('a').update({ data: { iban: 'T' } })
      await accounts.doc('b').update({ data: { iban: 'A' } })
      await accounts.doc('a').update({ data: { iban: 'B' } })
    }),
  )
  expect(cloud.data.find('accounts').map(account => account.iban)).toEqual(['B', 'A'])
})

test('write skew is possible, as in the real database', async () => {
  await cloud.data.insert('shifts', [
    { _id: 'x', onCall: true },
    { _id: 'y', onCall: true },
  ])
  await inside(cloud, async ({ db }) => {
    const one = await db.startTransaction()
    const two = await db.startTransaction()
    await one.collection('shifts').doc('y').get()
    await two.collection('shifts').doc('x').get()
    await one
      .collection('shifts')
      .doc('x')
      .update({ data: { onCall: false } })
    await two
      .collection('shifts')
      .doc('y')
      .update({ data: { onCall: false } })
    await one.commit()
    await two.commit()
  })
  expect(cloud.data.find('shifts', { onCall: true })).toEqual([])
})

test('an outside write waits for the lock and then sees what was committed', async () => {
  const seen = await inside(cloud, async ({ db, _ }) => {
    const transaction = await db.startTransaction()
    await transaction
      .collection('accounts')
      .doc('a')
      .update({ data: { fen: 10 } })
    let waiting = true
    const outside = db
      .collection('accounts')
      .where({ _id: 'a' })
      .update({ data: { fen: _.inc(1) } })
      .then(() => (waiting = false))
    await new Promise(resolve => setTimeout(resolve, 60))
    const stillWaiting = waiting
    await transaction.commit()
    await outside
    return stillWaiting
  })
  expect(seen).toBe(true)
  expect(cloud.data.get('accounts', 'a')?.fen).toBe(11)
  expect(cloud.invocations.last()?.warnings.join()).toContain('outside the open transaction')
})

test('a transaction lives 30 seconds', async () => {
  await inside(cloud, async ({ db, memory }) => {
    memory.transaction = await db.startTransaction()
  })
  const refusal = await refusalOf(cloud, async ({ memory }) =>
    (memory.transaction as { commit(): unknown }).commit(),
  )
  expect(refusal.message).toContain('TransactionNotExist')
  expect(cloud.invocations.list()[0]?.warnings.join()).toContain('transaction still open')

  const late = inside(cloud, async ({ db }) => {
    const transaction = await db.startTransaction()
    await transaction
      .collection('accounts')
      .doc('a')
      .update({ data: { fen: 1 } })
    const { fen } = (await db.collection('accounts').doc('b').get()).data
    while ((await db.collection('accounts').doc('b').get()).data.fen === fen)
      await new Promise(resolve => setTimeout(resolve, 5))
    return transaction.commit().catch((error: { message: string }) => error.message)
  })
  await new Promise(resolve => setTimeout(resolve, 50))
  await cloud.clock.advance(30_001)
  await inside(cloud, ({ db }) =>
    db
      .collection('accounts')
      .doc('b')
      .update({ data: { fen: 9 } }),
  )
  expect(await late).toContain('must be commit or abort in 30 seconds')
  expect(cloud.data.get('accounts', 'a')?.fen).toBe(100)
})

test('operations of one transaction sent in parallel are refused as busy', async () => {
  const refusal = await refusalOf(cloud, async ({ db }) => {
    const transaction = await db.startTransaction()
    await Promise.all([
      transaction.collection('accounts').doc('a').get(),
      transaction.collection('accounts').doc('b').get(),
    ])
  })
  expect(refusal.errMsg).toContain('[ResourceUnavailable.TransactionBusy] Transaction is busy')
})

test.each([
  [
    'where().update',
    'async ({ db, t }) => db.collection("accounts").where({ _id: "b" }).update({ data: { fen: 3 } })',
  ],
  ['where().remove', 'async ({ db, t }) => db.collection("notes").where({ _id: "b" }).remove()'],
  ['count', 'async ({ db, t }) => db.collection("accounts").count()'],
  ['aggregate', 'async ({ db, t }) => db.collection("accounts").aggregate().limit(1).end()'],
  ['add', 'async ({ db, t }) => db.collection("notes").add({ data: {} })'],
])('%s inside an open transaction is flagged', async (_, code) => {
  await inside(
    cloud,
    async (hands, code: string) => {
      const t = await hands.db.startTransaction()
      // biome-ignore lint/security/noGlobalEval: the code under test
      await eval(code)(hands)
      await t.rollback()
    },
    code,
  )
  expect(cloud.invocations.last()?.warnings.join()).toContain('outside the open transaction')
})

test('D5: server dates in a transaction are the clock of the cloud, as in the official transfer sample', async () => {
  const before = cloud.clock.now()
  await inside(cloud, ({ db, _ }) =>
    db.runTransaction(async transaction => {
      const payer = await transaction.collection('accounts').doc('a').get()
      const payee = await transaction.collection('accounts').doc('b').get()
      if (Number(payer.data.fen) < 30) await transaction.rollback('too little')
      const change = (fen: number) => ({ data: { fen: _.inc(fen), updatedAt: db.serverDate() } })
      await transaction.collection('accounts').doc('a').update(change(-30))
      await transaction.collection('accounts').doc('b').update(change(30))
      await transaction.collection('notes').add({
        data: { _id: 'n', from: payer.data._id, to: payee.data._id, at: db.serverDate({ offset: 1000 }) },
      })
    }),
  )
  const [a, b] = cloud.data.find('accounts') as [Doc, Doc]
  const at = cloud.data.get('notes', 'n')?.at as Date
  expect([a.fen, b.fen]).toEqual([70, 30])
  expect((a.updatedAt as Date).getTime()).toBeGreaterThanOrEqual(before)
  expect(at.getTime()).toBeGreaterThanOrEqual(before + 1000)
  expect(at.getTime()).toBeLessThanOrEqual(cloud.clock.now() + 1000)
})

test('16 writers of a hot counter, each retrying on conflict, lose nothing', async () => {
  await Promise.all(
    Array.from({ length: 16 }, () =>
      inside(cloud, async ({ db }) => {
        for (;;) {
          const text = await db
            .runTransaction(async transaction => {
              const { data } = await transaction.collection('accounts').doc('a').get()
              await transaction
                .collection('accounts')
                .doc('a')
                .update({ data: { fen: Number(data.fen) + 1 } })
            }, 0)
            .then(
              () => 'done',
              error => String(error.errMsg ?? error.message),
            )
          if (text === 'done') return
          if (!text.includes('TransactionConflict')) throw new Error(text)
          await new Promise(resolve => setTimeout(resolve, Math.random() * 30))
        }
      }),
    ),
  )
  expect(cloud.data.get('accounts', 'a')?.fen).toBe(116)
})

test('a commit that always conflicts is tried four times in all, an operation once', async () => {
  const trips = () =>
    cloud.invocations
      .last()
      ?.trips.map(({ action }) => action.slice(9, 10))
      .join('')
      .toUpperCase()
  const attempt = () =>
    refusalOf(cloud, ({ db }) =>
      db.runTransaction(transaction =>
        transaction
          .collection('accounts')
          .doc('a')
          .update({ data: { fen: 1 } }),
      ),
    )
  cloud.faults.add({ action: 'database.commitTransaction', mode: 'conflict' })
  expect(await attempt()).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(trips()).toBe('SMCSMCSMCSMCA')
  cloud.faults.clear()
  cloud.faults.add({ action: 'database.modifyDocument', mode: 'conflict' })
  expect(await attempt()).toMatchObject({ errCode: -501001 })
  expect(trips()).toBe('SMA')
  cloud.faults.clear()
})

test('a transaction of more than 1 MB is warned of', async () => {
  await inside(cloud, ({ db }) =>
    db.runTransaction(async transaction => {
      for (const i of [1, 2, 3])
        await transaction.collection('notes').add({ data: { i, text: 'x'.repeat(400_000) } })
    }),
  )
  expect(cloud.invocations.last()?.warnings.join()).toContain('keep it under 20 and 1048576')
})

test('a transaction of more than 20 documents is warned of', async () => {
  await inside(cloud, ({ db }) =>
    db.runTransaction(async transaction => {
      for (let i = 0; i < 21; i++) await transaction.collection('notes').add({ data: { i } })
    }),
  )
  expect(cloud.invocations.last()?.warnings.join()).toContain('21 documents')
})
