import { openApis } from './open-apis'

/**
 * What handler tests have in place of wx-server-sdk (jest.config.js): the caller a test names, and open APIs
 * that answer at once. Its database is the port's business (shop.ts).
 */
let caller: object = {}

export function callAs(context: object): void {
  caller = context
}

export const DYNAMIC_CURRENT_ENV = 'test'
export const init = (): void => undefined
export const getWXContext = (): object => caller
export const openapi = openApis(async (_what, act) => act())
