import { decodeDoc } from '../engine/ejson'
import type { Doc } from '../engine/values'
import { invalidParam } from '../errors'
import { LIMITS } from '../limits'

/** The fields of a request, each read strictly: what the SDK would never send is refused. */
export type Fields = Record<string, unknown>

export const transactionId = (fields: Fields) =>
  typeof fields.transactionId === 'string' && fields.transactionId !== '' ? fields.transactionId : undefined

export function collectionOf(fields: Fields): string {
  if (typeof fields.collectionName !== 'string' || fields.collectionName === '')
    throw invalidParam('collectionName is missing')
  return fields.collectionName
}

export const filterOf = (fields: Fields): Doc =>
  fields.query === undefined ? {} : decodeDoc(text(fields.query, 'query'), 'query')

/** The SDK's default is 100; more than 1000 are cut to that. */
export function limitOf(fields: Fields): number {
  const limit = wholeNumber(fields.limit, 'limit')
  return limit === undefined || limit === 0 ? LIMITS.queryDefault : Math.min(limit, LIMITS.queryMax)
}

export function wholeNumber(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalidParam(`${name} must be a whole number`)
  return value
}

export function text(value: unknown, name: string): string {
  if (typeof value !== 'string')
    throw invalidParam(`${name} must be an EJSON text`, 'use the SDK, which writes EJSON itself')
  return value
}
