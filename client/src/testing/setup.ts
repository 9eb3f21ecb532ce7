import { freshPhone } from './taro'

Object.assign(globalThis, { HUIYUAN_CLOUD_ENV: '', HUIYUAN_BRAND: 'shanze', HUIYUAN_KIT: false })
globalThis.structuredClone ??= <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

beforeEach(() => freshPhone())
