import type { Database } from '../engine/database'
import type { Effort } from '../engine/find'
import type { Invoker } from '../functions/invoker'
import type { Files } from '../storage/files'
import type { OpenApi } from '../wx/openapi'

/** What an action gives back: JSON for the envelope, or bytes for the gateway; and what it cost. */
export type Handled =
  | { answer: Record<string, unknown>; effort?: Effort }
  | { bytes: Buffer; effort?: Effort }

export type Services = {
  database: Database
  files: Files
  openapi: OpenApi
  invoker: Invoker
  envId: string
  storageUrl: (path: string) => string
  now: () => number
}
