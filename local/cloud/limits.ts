const MB = 1024 * 1024

/**
 * Every limit of the platform this emulator enforces, in one table. Source: platform quota pages and measured
 * SDK.
 */
export const LIMITS = {
  /** Documents per query: the SDK sends 100 by default and clamps to 1000. */
  queryDefault: 100,
  queryMax: 1000,
  /** Documents of an aggregation without `$limit`. */
  aggregateDefault: 20,
  documentBytes: 16 * MB,
  /** Above this a document is refused by mini-program clients and makes transactions slow: warned. */
  documentWarnBytes: 512 * 1024,
  databaseAnswerBytes: 16 * MB,
  nesting: 100,
  indexesPerCollection: 20,
  indexKeyBytes: 1024,
  collections: 100,
  /** A query without a fitting index that looks at more documents than this is warned. */
  scanWarn: 1000,
  skipWarn: 1000,
  transactionMs: 30_000,
  transactionWarnWrites: 20,
  transactionWarnBytes: MB,
  functionPayloadBytes: 6 * MB,
  /** A function's answer to the mini-program (-604001 above). */
  clientResultBytes: MB,
  httpBodyBytes: 6 * MB,
  /** One request of the wire protocol, or one file: storage takes 50 MB. */
  requestBytes: 50 * MB,
  functionTimeoutMs: 3000,
  functionTimeoutRangeS: [1, 60],
  /** Loading the code of a new instance has a limit of its own. */
  functionLoadMs: 30_000,
  functionMemoryMb: 256,
  functionMemoryRangeMb: [128, 2048],
  functions: 50,
  environmentBytes: 4096,
  /** Invocations kept for looking at. */
  invocationsKept: 2000,
  /** Firings of one timer during one jump of the clock. */
  timerFiringsPerJump: 60,
} as const
