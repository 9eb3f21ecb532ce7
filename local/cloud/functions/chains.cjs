/**
 * How long a chain of requests led to this one: each had to be answered before the next could be sent.
 * Requests side by side do not add up, and what waits for several of them goes on from the longest. Plain
 * JavaScript, like the instance it is part of.
 */
const { AsyncLocalStorage } = require('node:async_hooks')
const http = require('node:http')
const { promiseHooks } = require('node:v8')

/** The chain behind the continuation of a promise that runs now. */
let current = 0
const interrupted = []
/** The answer that set off what runs now, by way of events, ticks and timers. */
const answers = new AsyncLocalStorage()
/**
 * What an earlier invocation left behind (a promise kept in a module, a connection) has no part in this one's
 * chain.
 */
let invocation = 0
const ofNow = noted => (noted?.invocation === invocation ? noted.chain : 0)
const behind = () => Math.max(current, ofNow(answers.getStore()))

/**
 * Of a promise: the chain behind its creation, the promise it continues, the chain behind its outcome, and
 * what it joins.
 */
const made = new WeakMap()
const outcome = new WeakMap()
const joined = new WeakMap()

exports.followChains = () => {
  promiseHooks.createHook({
    init: (promise, parent) => made.set(promise, { invocation, chain: behind(), parent }),
    before: promise => {
      interrupted.push(current)
      const beginning = made.get(promise)
      current = Math.max(ofNow(beginning), ofNow(outcome.get(beginning?.parent)))
    },
    after: () => {
      current = interrupted.pop() ?? 0
    },
    settled: promise => {
      const parts = (joined.get(promise) ?? []).map(part => ofNow(outcome.get(part)))
      outcome.set(promise, { invocation, chain: Math.max(behind(), ...parts) })
    },
  })
  followJoins('all')
  followJoins('allSettled')
  stampRequests()
}

/** An invocation begins, with no chain behind it. */
exports.beginChain = () => {
  invocation += 1
  current = 0
}

/** V8 settles these in the company of whichever part came last, which need not be the longest chain. */
function followJoins(name) {
  const original = Promise[name]
  Promise[name] = function join(parts) {
    const list = [...parts]
    const whole = original.call(this, list)
    joined.set(
      whole,
      list.filter(part => part instanceof Promise),
    )
    return whole
  }
}

/** Tells the emulator with each request how long its chain is, itself included. */
function stampRequests() {
  const original = http.request
  http.request = function request(...args) {
    const outgoing = original.apply(this, args)
    const own = behind() + 1
    outgoing.setHeader('x-local-depth', String(own))
    followedBy(outgoing, own, ['response', 'error', 'close'])
    outgoing.on('response', response => followedBy(response, own, ['data', 'end', 'error', 'close']))
    return outgoing
  }
}

/** A listener that receives the answer is one step further along the chain. */
function followedBy(emitter, own, news) {
  const emit = emitter.emit
  const since = invocation
  emitter.emit = function emitNews(event, ...details) {
    const tell = () => emit.call(this, event, ...details)
    return news.includes(event) ? answers.run({ invocation: since, chain: own }, tell) : tell()
  }
}
