import Taro from '@tarojs/taro'
import type { ScanCode } from './types'

export const scanCode: ScanCode = async () => {
  try {
    // A code of this very mini-program is no text: WeChat hands over the path it opens.
    const { result, path } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })
    return path || result || null
  } catch {
    return null
  }
}

/** There is no stage around a real phone. */
export function useScansOfStage(_onText: (text: string) => void): void {}
