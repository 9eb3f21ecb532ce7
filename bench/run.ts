/**
 * `npm run bench` measures what people wait for and the cloud emulator; `npm run bench -- ledger` the
 * ledger's commands. `-- operations` and `-- cloud` measure one of the two; `-- sweeps` the sweepers' queues;
 * `-- audit` the audit of a large brand, whose size is BENCH_MEMBERS and BENCH_COUPONS; `-- paint` the first
 * paint of the browser preview.
 */
const BENCHES: Record<string, () => Promise<unknown>> = {
  operations: async () => (await import('./operations')).measureOperations(),
  cloud: async () => (await import('./cloud')).measureCloud(),
  ledger: async () => (await import('./ledger')).measureLedger(),
  sweeps: async () => (await import('./sweeps')).measureSweeps(),
  audit: async () => (await import('./audit')).measureAudit(),
  paint: async () => (await import('./paint')).measurePaint(),
}

async function run(names: string[]) {
  for (const name of names) {
    const bench = BENCHES[name]
    if (!bench) throw new Error(`There is no bench named ${name}: ${Object.keys(BENCHES).join(', ')}.`)
    await bench()
    console.log('')
  }
}

run(process.argv[2] ? [process.argv[2]] : ['operations', 'cloud']).then(
  () => process.exit(0),
  error => {
    console.error(error)
    process.exit(1)
  },
)
