import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inside, startFixture } from './fixtures/drive'
import type { Caller } from './functions/invocation'
import { CloudID, start } from './index'
import type { LocalCloud } from './local-cloud'
import type { StartOptions } from './start-options'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([{ name: 'visits' }], { env: { GREETING: 'hello' }, instancesPerFunction: 3 })
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  cloud.invocations.clear()
  await cloud.data.reset()
})

test('300 concurrent callers: every one reads its own identity before and after talking to the database', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 300 }, (_, i) =>
      inside(
        cloud,
        async ({ cloud, db }, i: number) => {
          const before = cloud.getWXContext()
          await db.collection('visits').add({ data: { _id: `v${i}`, openid: before.OPENID } })
          const after = cloud.getWXContext()
          return [before.OPENID, after.OPENID, after.APPID, after.UNIONID]
        },
        i,
        { openid: `oCaller${i}`, appid: 'wxapp', unionid: `u${i}` },
      ),
    ),
  )
  outcomes.forEach((seen, i) => {
    expect(seen).toEqual([`oCaller${i}`, `oCaller${i}`, 'wxapp', `u${i}`])
    expect(cloud.data.get('visits', `v${i}`)?.openid).toBe(`oCaller${i}`)
  })
  for (const invocation of cloud.invocations.list()) {
    expect(invocation.trips).toHaveLength(1)
    expect(JSON.stringify(invocation.trips[0]?.request)).toContain(invocation.caller?.openid as string)
  }
})

test('the context tells source and environment, and an absent caller leaves no identity behind', async () => {
  await inside(cloud, ({ cloud }) => cloud.getWXContext())
  const seen = await inside(cloud, ({ cloud }) => cloud.getWXContext(), undefined, { source: 'wx_trigger' })
  expect(seen).toEqual({ ENV: 'local-env', SOURCE: 'wx_trigger' })
})

test('the context has every documented key', async () => {
  const caller = {
    openid: 'oMe',
    appid: 'wxMine',
    unionid: 'uMe',
    clientIp: '10.1.2.3',
    source: 'wx_devtools',
    fromOpenid: 'oThere',
    fromAppid: 'wxThere',
    fromUnionid: 'uThere',
  }
  expect(await inside(cloud, ({ cloud }) => cloud.getWXContext(), undefined, caller)).toEqual({
    OPENID: 'oMe',
    APPID: 'wxMine',
    UNIONID: 'uMe',
    CLIENTIP: '10.1.2.3',
    CLIENTIPV6: '::ffff:10.1.2.3',
    FROM_OPENID: 'oThere',
    FROM_APPID: 'wxThere',
    FROM_UNIONID: 'uThere',
    ENV: 'local-env',
    SOURCE: 'wx_devtools',
  })
})

test('the context argument tells the instance about itself', async () => {
  const context = await inside(cloud, ({ context }) => context)
  expect(context).toMatchObject({
    function_name: 'script',
    namespace: 'local-env',
    memory_limit_in_mb: 256,
    time_limit_in_ms: 60_000,
  })
  expect(context.request_id).toBe(cloud.invocations.last()?.id)
})

test('functions see their environment variables', async () => {
  expect(await inside(cloud, () => process.env.GREETING)).toBe('hello')
})

test('a function called by a function has no caller and a chained source', async () => {
  const seen = await inside(cloud, async ({ cloud }) => {
    const called = await cloud.callFunction({
      name: 'script',
      data: { code: 'async ({ cloud }) => cloud.getWXContext()' },
    })
    return called.result
  })
  expect(seen).toEqual({ ENV: 'local-env', SOURCE: 'wx_client,scf' })
})

test('module state survives from one invocation to the next on the same instance', async () => {
  const one = await startFixture([], { instancesPerFunction: 1 })
  const count = () => inside(one, ({ memory }) => (memory.count = Number(memory.count ?? 0) + 1))
  expect([await count(), await count()]).toEqual([1, 2])
  await one.stop()
})

test('after a cold start nothing is remembered, and work that runs is finished', async () => {
  const one = await startFixture([], { instancesPerFunction: 1 })
  const count = () => inside(one, ({ memory }) => (memory.count = Number(memory.count ?? 0) + 1))
  expect([await count(), await count()]).toEqual([1, 2])
  const running = count()
  one.coldStart()
  expect([await running, await count(), await count()]).toEqual([3, 1, 2])
  await one.stop()
})

test('Date follows the clock of the cloud', async () => {
  await cloud.clock.set(Date.parse('2031-05-06T07:08:09Z'))
  const [now, made, text, real] = await inside(cloud, () => [
    Date.now(),
    Date.now(),
    Date(),
    new Date(0).toISOString(),
  ])
  expect(Number(now) - Date.parse('2031-05-06T07:08:09Z')).toBeLessThan(60_000)
  expect(Number(made)).toBeGreaterThanOrEqual(Number(now))
  expect(text).toContain('2031')
  expect(real).toBe('1970-01-01T00:00:00.000Z')
})

test('round trips and the chain they form are counted: parallel ones are one step deep', async () => {
  await inside(cloud, async ({ db }) => {
    const visits = db.collection('visits')
    await Promise.all([visits.get(), visits.count(), visits.get()])
    await visits.add({ data: { _id: 'x' } })
  })
  const invocation = cloud.invocations.last()
  expect(invocation?.trips).toHaveLength(4)
  expect(invocation?.depth).toBe(2)
  expect(invocation?.trips[3]).toMatchObject({
    n: 4,
    action: 'database.insertDocument',
    collection: 'visits',
    depth: 2,
  })
})

describe('the longest chain of round trips', () => {
  const slowly = { latency: { readMs: 25, writeMs: 5 } }
  let slow: LocalCloud
  beforeAll(async () => {
    slow = await startFixture([{ name: 'visits' }], slowly)
  })
  afterAll(() => slow.stop())
  const depthOf = async (code: Parameters<typeof inside>[1]) => {
    await inside(slow, code)
    return slow.invocations.last()?.depth
  }

  test('the longest chain is that of the longer of two chains side by side, whichever is faster', async () => {
    const depth = await depthOf(async ({ db }) => {
      const visits = db.collection('visits')
      const quick = async () => {
        for (let i = 0; i < 4; i++) await visits.add({ data: {} })
      }
      const slow = async () => {
        for (let i = 0; i < 2; i++) await visits.get()
      }
      await Promise.all([quick(), slow()])
    })
    expect(depth).toBe(4)
  })

  test('the longest chain goes on from the longest of those it waited for, even if a shorter one came last', async () => {
    const depth = await depthOf(async ({ db }) => {
      const visits = db.collection('visits')
      const quick = async () => {
        for (let i = 0; i < 3; i++) await visits.add({ data: {} })
      }
      const slow = async () => {
        for (let i = 0; i < 2; i++) await visits.get()
      }
      await Promise.all([quick(), slow()])
      await Promise.allSettled([visits.get(), visits.get()])
      await visits.add({ data: {} })
    })
    expect(depth).toBe(5)
  })

  test('the longest chain counts awaits one after the other of what was sent side by side as one step', async () => {
    const depth = await depthOf(async ({ db }) => {
      const visits = db.collection('visits')
      const sent = [visits.get(), visits.add({ data: {} }), visits.get()]
      for (const one of sent) await one
      await visits.get()
    })
    expect(depth).toBe(2)
  })

  test('the longest chain passes through pauses, thens and a transaction', async () => {
    const depth = await depthOf(async ({ db }) => {
      const visits = db.collection('visits')
      await visits.get().then(() => visits.get())
      await new Promise(resolve => setTimeout(resolve, 10))
      await db.runTransaction(async transaction => {
        await transaction.collection('visits').add({ data: {} })
      })
    })
    expect(depth).toBe(5)
  })

  test('the longest chain begins anew with every invocation, whatever an earlier one left in the module', async () => {
    const one = await startFixture([{ name: 'visits' }], { instancesPerFunction: 1 })
    const depths: unknown[] = []
    for (let i = 0; i < 3; i++) {
      await inside(one, async ({ db, memory }) => {
        const visits = db.collection('visits')
        memory.kept ??= visits.get().then(() => visits.get())
        await memory.kept
        await visits.get()
      })
      depths.push(one.invocations.last()?.depth)
    }
    expect(depths).toEqual([3, 1, 1])
    await one.stop()
  })
})

test('function result to the mini-program ≤ 1 MB, to others ≤ 6 MB', async () => {
  const big = (bytes: number, source: string) =>
    cloud.call('script', { code: '(_, n) => "x".repeat(n)', input: bytes }, { source })
  expect(await big(1024 * 1024 + 1, 'wx_client')).toMatchObject({ ok: false, error: { errorCode: -604001 } })
  expect(await big(2 * 1024 * 1024, 'wx_http')).toMatchObject({ ok: true })
  expect(await big(6 * 1024 * 1024 + 1, 'wx_http')).toMatchObject({ ok: false, error: { errorCode: 407 } })
})

test('function event ≤ 6 MB', async () => {
  const outcome = await cloud.call('script', { code: '() => 1', input: 'x'.repeat(6 * 1024 * 1024) }, {})
  expect(outcome).toMatchObject({
    ok: false,
    error: { errorMessage: expect.stringContaining('RequestTooLarge') },
  })
})

test('module state that grows without end is stopped like any other use of memory, and the next instance is fresh', async () => {
  const hoard = '({ memory }) => (memory.kept = [...(memory.kept ?? []), Buffer.alloc(50_000_000, 1)]).length'
  const one = await startFixture([], { instancesPerFunction: 1 })
  const seen: unknown[] = []
  for (let i = 0; i < 4; i++) {
    const outcome = await one.call('cramped', { code: hoard }, {})
    seen.push(outcome.ok ? outcome.result : outcome.error.errorCode)
  }
  expect(seen).toEqual([1, 2, 434, 1])
  expect(one.invocations.list()[2]?.warnings.join()).toContain('data kept in module scope')
  await one.stop()
})

test('a function built anew runs anew from its next invocation on, when the cloud reloads', async () => {
  const functionsDir = mkdtempSync(join(tmpdir(), 'functions-'))
  const build = (name: string, answer: string, config = '{}') => {
    mkdirSync(join(functionsDir, name), { recursive: true })
    writeFileSync(join(functionsDir, name, 'config.json'), config)
    writeFileSync(join(functionsDir, name, 'index.js'), `exports.main = async (_, context) => ${answer}`)
  }
  build('shop', '"old"')
  writeFileSync(join(functionsDir, 'a-file-of-the-build'), '')
  const options: StartOptions = { functionsDir, collections: [], timers: 'manual' }
  const reloading = await start({ ...options, reload: true })
  const steady = await start(options)
  const answers = async (cloud: LocalCloud, name: string) => {
    const outcome = await cloud.call(name, {}, {})
    return outcome.ok ? outcome.result : outcome.error
  }
  expect([await answers(reloading, 'shop'), await answers(steady, 'shop')]).toEqual(['old', 'old'])
  build('shop', '"brand new, with " + context.memory_limit_in_mb', '{ "memorySize": 512 }')
  build('more', '"found"')
  expect(await answers(reloading, 'shop')).toBe('brand new, with 512')
  expect(await answers(reloading, 'more')).toBe('found')
  expect(await answers(steady, 'shop')).toBe('old')
  rmSync(join(functionsDir, 'shop'), { recursive: true })
  expect(await answers(reloading, 'shop')).toBe('brand new, with 512')
  await reloading.stop()
  await steady.stop()
  rmSync(functionsDir, { recursive: true })
})

test('a CloudID among the fields of a call arrives opened, a deeper one as it is', async () => {
  cloud.openapi.answer('ApiGetOpenDataByCloudId', ({ cloudIDs }) =>
    (cloudIDs as string[]).map(cloudID => ({ cloudID, data: { stepInfoList: [cloudID.length] } })),
  )
  const event = { code: '({ event }) => ({ run: event.run, deep: event.deep })' }
  const outcome = await cloud.call(
    'script',
    { ...event, run: new CloudID('33_steps'), deep: { run: new CloudID('33_deep') } },
    { openid: 'oMe' },
  )
  expect(outcome).toMatchObject({
    ok: true,
    result: {
      run: { cloudID: '33_steps', data: { stepInfoList: [8] } },
      deep: { run: { cloudID: '33_deep' } },
    },
  })
})

test('one invocation at a time per instance: what exceeds the instances waits in line', async () => {
  const one = await startFixture([], { instancesPerFunction: 1 })
  const code = async ({ memory }: { memory: Record<string, unknown> }) => {
    memory.now = Number(memory.now ?? 0) + 1
    memory.most = Math.max(Number(memory.most ?? 0), Number(memory.now))
    await new Promise(resolve => setTimeout(resolve, 5))
    memory.now = Number(memory.now) - 1
    return memory.most
  }
  const most = await Promise.all(Array.from({ length: 10 }, () => inside(one, code)))
  expect(Math.max(...most.map(Number))).toBe(1)
  await one.stop()
})

test('a sticky environment lends the previous identity, as a reused instance of the platform can', async () => {
  const sticky = await startFixture([], { instancesPerFunction: 1, stickyEnv: true })
  await inside(sticky, () => 1, undefined, { openid: 'oEarlier' })
  const left = await inside(sticky, () => process.env.WX_OPENID, undefined, { source: 'wx_http' })
  expect(left).toBe('oEarlier')
  await sticky.stop()
})

describe('D2: the platform writes userInfo into the event', () => {
  const eventOf = (caller: Caller, data: object = {}) =>
    inside(cloud, ({ event }) => event.userInfo ?? 'none', undefined, caller).then(async userInfo => {
      const outcome = await cloud.call('script', { code: '({ event }) => event.userInfo', ...data }, caller)
      expect(outcome.ok && (outcome.result ?? 'none')).toEqual(userInfo)
      return userInfo
    })

  test.each([undefined, 'wx_client', 'wx_devtools'])(
    'the platform writes userInfo into the event of a call from a mini-program (%s)',
    async source => {
      const caller = { openid: 'oMe', appid: 'wxApp', ...(source ? { source } : {}) }
      expect(await eventOf(caller)).toEqual({ openId: 'oMe', appId: 'wxApp' })
    },
  )

  test('the platform writes userInfo over a field of that name the mini-program sent, and warns', async () => {
    expect(await eventOf({ openid: 'oMe' }, { userInfo: { openId: 'oForged' } })).toEqual({ openId: 'oMe' })
    expect(cloud.invocations.last()?.warnings.join()).toContain("event's own userInfo was replaced")
  })

  test('the platform writes no userInfo into the event of a timer, a request over HTTP, a payment notice, or a function', async () => {
    for (const source of ['wx_trigger', 'wx_http', 'wx_paycallback'])
      expect(await eventOf({ source })).toBe('none')
    const called = await inside(cloud, async ({ cloud }) => {
      const code = '({ event }) => event.userInfo ?? "none"'
      return (await cloud.callFunction({ name: 'script', data: { code } })).result
    })
    expect(called).toBe('none')
  })
})
