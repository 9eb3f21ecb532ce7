/**
 * One instance of a cloud function: loads it once, then runs one invocation at a time, as the platform's loop
 * does. Plain JavaScript, because it must start alike under jest, tsx and node.
 */
const { parentPort, workerData } = require('node:worker_threads')
const path = require('node:path')
const { getHeapStatistics } = require('node:v8')
const { beginChain, followChains } = require('./chains.cjs')
const { requireCompiled } = require('./compiled.cjs')
const { nameRequests } = require('./outgoing-requests.cjs')

const clock = new Float64Array(workerData.clock)
let running
let takeCompiled

moveTime()
haveTime(workerData.patience)
followChains()
nameRequests()
catchLogs()

const entry = load()
entry.then(
  () => parentPort.postMessage({ type: 'loaded' }),
  // The invocation that waits for it reports the error.
  () => parentPort.postMessage({ type: 'loaded' }),
)

parentPort.on('message', async ({ id, environment, dropped, event, context }) => {
  for (const key of dropped) delete process.env[key]
  Object.assign(process.env, environment)
  running = id
  beginChain()
  const answer = await run(JSON.parse(event), context)
  running = undefined
  parentPort.postMessage({ type: 'answer', id, outsideHeap: getHeapStatistics().external_memory, ...answer })
  if (workerData.sharesCompiled) shareCompiled()
})

/** Once, after the first work: by then what every start and every command needs is compiled. */
function shareCompiled() {
  workerData.sharesCompiled = false
  const compiled = takeCompiled?.()
  if (compiled) parentPort.postMessage({ type: 'compiled', compiled })
}

async function run(event, context) {
  try {
    const main = (await entry).main
    if (typeof main !== 'function') {
      return { error: { errorCode: 437, errorMessage: 'HandlerNotFound: exports.main is not a function' } }
    }
    const result = await main(event, context)
    return serialise(result)
  } catch (error) {
    const stack = error?.stack ? String(error.stack) : String(error)
    return { error: { errorCode: 1, errorMessage: 'user code exception caught', stackTrace: stack } }
  }
}

/** The platform answers with JSON text; what JSON cannot hold fails, what it quietly changes is reported. */
function serialise(result) {
  try {
    const lossy = []
    findLossy(result, 'result', lossy, new Set())
    const text = JSON.stringify(result === undefined ? null : result)
    if (text === undefined) throw new TypeError(`a ${typeof result} is not JSON`)
    return { result: text, lossy }
  } catch (error) {
    return {
      error: {
        errorCode: 1,
        errorMessage: `function result is not JSON: ${error.message}`,
        stackTrace: String(error.stack),
      },
      advice: 'return plain objects, arrays, strings, numbers, booleans and null only',
    }
  }
}

function findLossy(value, where, lossy, seen) {
  if (lossy.length >= 5) return
  if (typeof value === 'function' || typeof value === 'symbol')
    lossy.push(`${where} is a ${typeof value} and gets lost`)
  else if (typeof value === 'number' && !Number.isFinite(value))
    lossy.push(`${where} is ${value} and becomes null`)
  else if (value && typeof value === 'object') {
    if (seen.has(value)) return
    seen.add(value)
    const name = value.constructor?.name
    if (typeof value.toJSON !== 'function' && name && !['Object', 'Array'].includes(name)) {
      lossy.push(`${where} is a ${name} and becomes a plain object`)
    }
    for (const key of Object.keys(value)) findLossy(value[key], `${where}.${key}`, lossy, seen)
  }
}

async function load() {
  const file = path.join(workerData.folder, 'index.js')
  try {
    const { exports, take } = requireCompiled(file, workerData.compiled)
    takeCompiled = take
    return exports
  } catch (error) {
    if (error.code !== 'ERR_REQUIRE_ESM') throw error
    return import(file)
  }
}

/** `Date` follows the movable clock, so functions and the SDK live in its time without knowing. */
function moveTime() {
  const RealDate = Date
  const realNow = RealDate.now.bind(RealDate)
  const now = () => Math.floor(realNow() * clock[1] + clock[0] + workerData.skewMs)
  const MovedDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(
        target,
        args.length === 0 ? [now()] : args,
        newTarget === MovedDate ? target : newTarget,
      ),
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  })
  RealDate.prototype.constructor = MovedDate
  globalThis.Date = MovedDate
}

/** Stretches how long the function waits for an answer, for tests on a machine that is busy. */
function haveTime(patience) {
  if (patience === 1) return
  const { ClientRequest } = require('node:http')
  const { setTimeout: setRequestTimeout } = ClientRequest.prototype
  ClientRequest.prototype.setTimeout = function setTimeout(ms, heard) {
    return setRequestTimeout.call(this, ms * patience, heard)
  }
  const abortIn = AbortSignal.timeout.bind(AbortSignal)
  AbortSignal.timeout = ms => abortIn(ms * patience)
}

function catchLogs() {
  const { format } = require('node:util')
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    console[level] = (...args) => {
      parentPort.postMessage({ type: 'log', id: running, line: `${level}: ${format(...args)}` })
    }
  }
}
