/** A refusal in the platform's own form: `{code, message}` inside an HTTP 200 answer. */
export class CloudError extends Error {
  readonly code: string
  /**
   * What the developer should do about it; shown as a warning of the invocation, never sent over the wire.
   */
  readonly advice: string | undefined

  constructor(code: string, message: string, advice?: string) {
    super(message)
    this.code = code
    this.advice = advice
  }
}

/** Any database refusal the SDK maps to errCode -502001. */
export const databaseRefusal = (text: string, advice?: string) =>
  new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${text}`, advice)

export const writeErrors = (text: string) =>
  databaseRefusal(`multiple write errors: [{write errors: [{${text}}]}, {<nil>}]`)

export const missingCollection = (name: string) =>
  new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
    `declare the collection "${name}" (or create it) before using it: the cloud does not create collections by itself`,
  )

export const duplicateKey = (namespace: string, index: string, key: string) =>
  writeErrors(`E11000 duplicate key error collection: ${namespace} index: ${index} dup key: ${key}`)

export const invalidParam = (text: string, advice?: string) =>
  new CloudError('INVALID_PARAM', `[InvalidParameter] ${text}`, advice)
