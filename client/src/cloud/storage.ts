import Taro from '@tarojs/taro'
import { storageKey } from '@/device/storage-key'

/** Keeps a value on this phone. A full storage loses comfort, never correctness, so it is not an error. */
export function setItem(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(storageKey(key), value)
  } catch {
    removeItem(key)
  }
}

/** What was kept, or undefined. */
export function getItem<T>(key: string): T | undefined {
  const value: unknown = Taro.getStorageSync(storageKey(key))
  return value === '' || value === undefined || value === null ? undefined : (value as T)
}

export function removeItem(key: string): void {
  Taro.removeStorageSync(storageKey(key))
}
