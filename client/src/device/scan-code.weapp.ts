import Taro from '@tarojs/taro'
import type { ScanCode } from './types'

export const scanCode: ScanCode = async () => {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })
    return result || null
  } catch {
    return null
  }
}

/** There is no stage around a real phone. */
export function useScansOfStage(_onText: (text: string) => void): void {}
