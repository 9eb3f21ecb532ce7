import type { Outcome } from './errors'

/** What the mini-program sends to the function `api`. Who calls is never in here: the platform says it. */
export interface RequestEnvelope {
  action: string
  brand: string
  input: unknown
}

/**
 * What `api` answers. `requestId` is what a customer can read out to support; `at` is the server's
 * time, epoch ms: phones are minutes off, and codes and deadlines follow the server.
 */
export type ResponseEnvelope<T> = Outcome<T> & { requestId: string; at: number }
