import type { Trip } from '../functions/invocation'
import type { Running } from '../functions/running'
import type { ProtocolRequest } from './body'

/**
 * Notes the arrival of one round trip. `depth` is how long the chain of trips before it was, itself included.
 */
export function beginTrip(by: Running, request: ProtocolRequest, depth: number): Trip {
  const { action, fields } = request
  const startMs = performance.now() - by.startedRealMs
  const trip: Trip = {
    n: by.invocation.trips.length + 1,
    action,
    ...(typeof fields.collectionName === 'string' ? { collection: fields.collectionName } : {}),
    summary: summaryOf(action, fields),
    startMs,
    endMs: startMs,
    depth,
    scanned: 0,
    returned: 0,
    outcome: 'open',
    request: requestOf(fields),
  }
  by.invocation.trips.push(trip)
  by.invocation.depth = Math.max(by.invocation.depth, depth)
  return trip
}

type Report = { outcome: string; answer?: unknown; scanned?: number; returned?: number; warnings?: string[] }

export function endTrip(by: Running, trip: Trip, { warnings = [], ...report }: Report): void {
  const answer = report.answer === undefined ? {} : { answer: shortened(report.answer) }
  Object.assign(trip, report, answer, { endMs: performance.now() - by.startedRealMs })
  for (const warning of warnings) {
    if (!by.invocation.warnings.includes(warning)) by.invocation.warnings.push(warning)
  }
}

const DOCUMENTS_KEPT = 20

/** Long lists would fill the memory of a stack that runs all day; their beginning is enough to look at. */
function shortened(answer: unknown): unknown {
  const list = (answer as { data?: { list?: unknown[] } }).data?.list
  if (!Array.isArray(list) || list.length <= DOCUMENTS_KEPT) return answer
  return { data: { list: list.slice(0, DOCUMENTS_KEPT), more: list.length - DOCUMENTS_KEPT } }
}

const VERBS: Record<string, string> = {
  'database.getDocument': 'get',
  'database.calculateDocument': 'count',
  'database.insertDocument': 'add',
  'database.modifyDocument': 'update',
  'database.removeDocument': 'remove',
  'database.aggregateDocuments': 'aggregate',
  'database.addCollection': 'create',
}

/** `members.get shanze:o…`, `orders.update {…}`, `callFunction jobs`. */
function summaryOf(action: string, fields: Record<string, unknown>): string {
  const verb = VERBS[action]
  if (verb) {
    const what = action === 'database.modifyDocument' && fields.merge !== true ? 'set' : verb
    return `${String(fields.collectionName)}.${what} ${subject(fields)}`.trim()
  }
  if (action === 'functions.invokeFunction') return `callFunction ${String(fields.function_name)}`
  return fields.apiName ? String(fields.apiName) : action
}

function subject(fields: Record<string, unknown>): string {
  let text =
    typeof fields.query === 'string' ? fields.query : Array.isArray(fields.data) ? String(fields.data[0]) : ''
  const id = /"_id":"([^"]*)"/.exec(text)?.[1]
  if (id === undefined) text = text.replace(/\{"\$number(?:Int|Long|Double)":"([^"]*)"\}/g, '$1')
  return id ?? (text.length > 120 ? `${text.slice(0, 119)}…` : text)
}

/** What the SDK adds to every request and a reader does not need. */
const COMMON = new Set([
  'action',
  'envName',
  'wxCloudApiToken',
  'wxCloudbaseAccesstoken',
  'tcb_sessionToken',
  'sessionToken',
  'crossAuthorizationToken',
  'requestData',
  'apiOptions',
])

export const requestOf = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !COMMON.has(key)))
