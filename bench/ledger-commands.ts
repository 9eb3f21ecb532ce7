/**
 * One command — spend ten points of a member, once per cause — in the two ways it could be written. Both read
 * the member, look for the cause and move the same lots, and a lost race waits alike; they run inside a
 * function, so they are sent as text.
 */

const AROUND = (command: string) => `async ({ db, _ }, { total, inFlight, members }) => {
  let repeated = 0
  const times = []
  const decide = (member, cause) => {
    let left = 10
    const lots = member.lots.map(lot => {
      const taken = Math.min(lot.points, left)
      left -= taken
      return { ...lot, points: lot.points - taken }
    }).filter(lot => lot.points > 0)
    const entry = { _id: cause, memberId: member._id, seq: member.seq + 1, at: Date.now(), kind: 'adjust',
      postings: [{ from: 'member.active', to: 'brand.adjusted', points: 10 }], growth: 0, lotChanges: [], balance: 0, inputHash: '' }
    return { lots, entry }
  }
  const pause = attempt => new Promise(done => setTimeout(done, Math.random() * Math.min(200, 4 * attempt)))
  const command = ${command}
  let next = 0
  const worker = async () => {
    for (let n = next++; n < total; n = next++) {
      const from = performance.now()
      await command('m' + (n % members), 'adj:' + n)
      times.push(performance.now() - from)
    }
  }
  const from = performance.now()
  await Promise.all(Array.from({ length: inFlight }, worker))
  const ms = performance.now() - from
  await finish()
  times.sort((a, b) => a - b)
  return { ms, p50: times[Math.floor(times.length / 2)], repeated }
}`

/** Load, decide, write guarded by \`seq\`; entries wait in the journal and are archived twenty at a time. */
export const guardedCommand = AROUND(`async (id, cause) => {
    for (let attempt = 1; ; attempt++) {
      const { data: member } = await db.collection('members').doc(id).get()
      const known = await db.collection('ledger').doc(cause).get()
      if (known.data || member.journal.some(entry => entry._id === cause)) return
      if (member.journal.length >= 20) { await archive(member); continue }
      const { lots, entry } = decide(member, cause)
      const { stats } = await db.collection('members').where({ _id: id, seq: member.seq })
        .update({ data: { seq: member.seq + 1, lots: _.set(lots), journal: _.set([...member.journal, entry]), dueAt: Date.now() } })
      if (stats.updated === 1) return
      repeated += 1
      await pause(attempt)
    }
  }
  const archive = async member => {
    await Promise.all(member.journal.map(data => db.collection('ledger').add({ data }).catch(() => {})))
    await db.collection('members').where({ _id: member._id, seq: member.seq }).update({ data: { journal: _.set([]) } })
  }
  const finish = async () => {
    for (let i = 0; i < members; i++) await archive((await db.collection('members').doc('m' + i).get()).data)
  }`)

/**
 * The same in a transaction, entry straight into the ledger; a conflict is tried again, as the SDK does not.
 */
export const transactionCommand = AROUND(`async (id, cause) => {
    for (let attempt = 1; ; attempt++) {
      try {
        await db.runTransaction(async transaction => {
          const { data: member } = await transaction.collection('members').doc(id).get()
          const known = await transaction.collection('ledger').doc(cause).get().catch(() => ({ data: null }))
          if (known.data) return
          const { lots, entry } = decide(member, cause)
          const { _id, ...fields } = entry
          await transaction.collection('ledger').doc(_id).set({ data: fields })
          await transaction.collection('members').doc(id).update({ data: { seq: member.seq + 1, lots: _.set(lots) } })
        }, 0)
        return
      } catch (error) {
        if (attempt >= 400) throw error
        repeated += 1
        await pause(attempt)
      }
    }
  }
  const finish = async () => {}`)
