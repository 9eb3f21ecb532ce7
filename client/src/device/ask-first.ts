import Taro from '@tarojs/taro'

/**
 * What is asked before something that counts; `yes` and `no` are the two buttons, at most four characters
 * each.
 */
export interface FirstQuestion {
  title: string
  content: string
  yes: string
  no: string
}

let existing = false

/**
 * Confirms once more, in WeChat's own dialogue, and resolves with whether the answer was yes. While one
 * question is open, another tap is a no: two dialogues on top of each other would collect two yeses for one
 * amount of money.
 */
export async function askFirst({ title, content, yes, no }: FirstQuestion): Promise<boolean> {
  if (existing) return false
  existing = true
  try {
    const { confirm } = await Taro.showModal({ title, content, confirmText: yes, cancelText: no })
    return confirm
  } finally {
    existing = false
  }
}
