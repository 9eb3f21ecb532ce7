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
 * Where a promise carries its note. A field of the promise, because every promise has one: weak maps of all
 * promises cost more than what most functions do.
 */
const NOTE = Symbol('chain')

/**
 * Of a promise: the chain behind its creation, the promise it continues, the chain behind its outcome, and
 * what it joins.
 */
class Note {
  constructor(parent) {
    this.invocation = invocation
    this.chain = behind()
    this.parent = parent
    this.settledIn = -1
    this.outcome = 0
    this.parts = undefined
  }
}
const outcomeOf = note => (note !== undefined && note.settledIn === invocation ? note.outcome : 0)

exports.followChains = () => {
  promiseHooks.createHook({
    init: (promise, parent) => {
      promise[NOTE] = new Note(parent?.[NOTE])
    },
    before: promise => {
      interrupted.push(current)
      const note = promise[NOTE]
      current = Math.max(ofNow(note), outcomeOf(note?.parent))
    },
    after: () => {
      current = interrupted.pop() ?? 0
    },
    settled: promise => {
      const note = promise[NOTE]
      if (note === undefined) return
      note.settledIn = invocation
      note.outcome = behind()
      for (const part of note.parts ?? []) note.outcome = Math.max(note.outcome, outcomeOf(part[NOTE]))
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
    if (whole[NOTE]) whole[NOTE].parts = list.filter(part => part instanceof Promise)
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
