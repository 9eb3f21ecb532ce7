/**
 * Names each request of this instance and tells which of its earlier ones were unanswered when it was sent.
 * Unlike the chain (chains.cjs) this holds for every style of program: timers, emitters, promises of a
 * library's own.
 */
const { errorMonitor } = require('node:events')
const http = require('node:http')
const { threadId } = require('node:worker_threads')

const unanswered = new Set()
let sent = 0

exports.nameRequests = () => {
  const original = http.request
  http.request = function request(...args) {
    const outgoing = original.apply(this, args)
    const name = `${threadId}-${++sent}`
    outgoing.setHeader('x-local-request', name)
    if (unanswered.size > 0) outgoing.setHeader('x-local-unanswered', [...unanswered].join(' '))
    unanswered.add(name)
    const answered = () => unanswered.delete(name)
    for (const news of ['response', 'close', errorMonitor]) outgoing.prependListener(news, answered)
    return outgoing
  }
}
