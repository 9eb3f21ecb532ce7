import type { ServerResponse } from 'node:http'
import type { SentRequest } from '../engine/transactions'
import { CloudError } from '../errors'
import type { Faults, TripFault } from '../faults/faults'
import type { Trip } from '../functions/invocation'
import type { Running } from '../functions/running'
import type { InvocationLog } from '../inspect/invocations'
import type { Handled, Services } from './action'
import { perform } from './actions'
import { send, sendRefusal } from './answers'
import type { ProtocolRequest } from './body'
import { transactionId } from './fields'
import type { PlanGate } from './plan'
import { beginTrip, endTrip, requestOf } from './trips'

export type Conditions = {
  services: Services
  faults: Faults
  gate: PlanGate
  log: InvocationLog
  /** Ms to wait before a request is looked at. */
  delay: (action: string, inTransaction: boolean, place: number[]) => number
}

/**
 * Where one request comes from: its invocation, how deep in its chain of requests it is, and how it was sent.
 */
export type Origin = { by: Running | undefined; depth: number | undefined; sending: SentRequest }

/**
 * One round trip from arrival to answer: counted, perhaps delayed or struck by a fault, performed, answered.
 */
export async function roundTrip(
  request: ProtocolRequest,
  origin: Origin,
  response: ServerResponse,
  conditions: Conditions,
): Promise<void> {
  const { by, depth } = origin
  const inTransaction = transactionId(request.fields) !== undefined
  const trip = by && beginTrip(by, request, depth ?? 1)
  const strike = by && trip && strikeOf(conditions.faults, by, trip, inTransaction)
  if (strike?.mode === 'held') await strike.meanwhile?.()
  const fault = strike?.mode === 'held' ? undefined : strike?.mode
  const note = (report: Parameters<typeof endTrip>[2]) => by && trip && endTrip(by, trip, report)

  if (fault === 'hang') {
    note({ outcome: fault })
    if (strike?.timeLeftMs !== undefined) by?.timeOutIn(strike.timeLeftMs)
    return
  }
  const place = by && trip ? [by.invocation.n, trip.n] : []
  const outcome = await performed(request, origin, { fault, inTransaction, place }, conditions)
  conditions.services.invoker.tellTime()
  if (fault !== undefined && fault !== 'conflict') {
    note({ outcome: fault })
    if (fault === 'unavailable')
      response.writeHead(500, { 'content-type': 'text/html' }).end('<html>Internal Server Error</html>')
    else response.destroy()
    if (fault.startsWith('kill')) by?.kill()
    return
  }
  note(reportOf(outcome))
  if (!by && outcome instanceof CloudError)
    conditions.log.refusedOutside(asSeen(request), outcome, conditions.services.now())
  if (outcome instanceof CloudError) sendRefusal(response, outcome)
  else send(response, outcome)
}

const asSeen = ({ action, fields }: ProtocolRequest) => ({ action, ...requestOf(fields) })

/** Faults that strike before the request is applied. */
const NOT_APPLIED: readonly (TripFault | undefined)[] = ['before', 'kill-before', 'unavailable']

async function performed(
  request: ProtocolRequest,
  { by, sending }: Origin,
  { fault, inTransaction, place }: { fault: TripFault | undefined; inTransaction: boolean; place: number[] },
  { services, gate, delay }: Conditions,
): Promise<Handled | CloudError> {
  let leave: (() => void) | undefined
  let leaveTransaction: (() => void) | undefined
  try {
    leave = gate.enter()
    // A rollback may overtake what is underway: it is how a program gives up the rest.
    if (inTransaction && request.action !== 'database.abortTransaction')
      leaveTransaction = services.database.transactions.occupy(String(request.fields.transactionId), sending)
    const waitMs = delay(request.action, inTransaction, place)
    if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs))
    if (NOT_APPLIED.includes(fault)) return { answer: {} }
    if (fault === 'conflict')
      return services.database.transactions.conflictNow(String(request.fields.transactionId))
    return await perform(request, by, services)
  } catch (error) {
    return error instanceof CloudError
      ? error
      : new CloudError('SYS_ERR', `[InternalError] ${(error as Error).message}`)
  } finally {
    leaveTransaction?.()
    leave?.()
  }
}

const strikeOf = (
  faults: Faults,
  { invocation }: Running,
  { n, action, collection }: Trip,
  inTransaction: boolean,
) => faults.strike({ invocation, trip: n, action, collection, inTransaction })

function reportOf(outcome: Handled | CloudError) {
  if (outcome instanceof CloudError) {
    const { code, message, advice } = outcome
    return { outcome: code, answer: message, warnings: advice ? [advice] : [] }
  }
  const answer = 'answer' in outcome ? outcome.answer : `${outcome.bytes.length} bytes`
  const { scanned = 0, returned = 0, warnings = [] } = outcome.effort ?? {}
  return { outcome: 'ok', answer, scanned, returned, warnings }
}
