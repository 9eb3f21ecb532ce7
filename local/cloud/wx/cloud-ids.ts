import type { OpenApi } from './openapi'

/** What `wx.cloud.CloudID(id)` makes in a mini-program: a reference to data only the platform can open. */
export class CloudID {
  readonly cloudID: string

  constructor(cloudID: string) {
    this.cloudID = cloudID
  }
}

/**
 * An event as the function gets it: each `CloudID` among its own fields, not deeper, has become `{cloudID,
 * data}`.
 */
export function withOpenData(event: unknown, openapi: OpenApi): unknown {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return event
  const ids = Object.values(event).flatMap(value => (value instanceof CloudID ? [value.cloudID] : []))
  if (ids.length === 0) return event
  const opened = new Map(openapi.openData(ids).map(data => [data.cloudID, data]))
  return Object.fromEntries(
    Object.entries(event).map(([field, value]) => [
      field,
      value instanceof CloudID ? opened.get(value.cloudID) : value,
    ]),
  )
}
