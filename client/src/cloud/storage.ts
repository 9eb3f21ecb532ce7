import Taro from '@tarojs/taro'
import { persona } from './persona'

/** Phones of one stage share the browser's storage; each persona has its own drawer. */
const place = (key: string) => (process.env.TARO_ENV === 'h5' ? `${persona()}:${key}` : key)

/** Keeps a value on this phone. A full storage loses comfort, never correctness, so it is not an error. */
export function keep(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(place(key), value)
  } catch {
    forget(key)
  }
}

/** What was kept, or undefined. */
export function recall<T>(key: string): T | undefined {
  const value: unknown = Taro.getStorageSync(place(key))
  return value === '' || value === undefined || value === null ? undefined : (value as T)
}

export function forget(key: string): void {
  Taro.removeStorageSync(place(key))
}
