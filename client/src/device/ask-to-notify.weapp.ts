import Taro from '@tarojs/taro'
import type { AskToNotify } from './types'

/** Taro's type also requires what only Alipay knows. */
type SubscribeOptions = Parameters<typeof Taro.requestSubscribeMessage>[0]

/** WeChat: the main switch of subscribe messages is off. */
const SWITCHED_OFF = 20004

export const askToNotify: AskToNotify = async templateId => {
  try {
    const answers: object = await Taro.requestSubscribeMessage({ tmplIds: [templateId] } as SubscribeOptions)
    const answer: unknown = new Map(Object.entries(answers)).get(templateId)
    // acceptWithAlert and its like are a yes, too.
    if (typeof answer === 'string' && answer.startsWith('accept')) return 'accept'
    return answer === 'reject' ? 'reject' : 'failed'
  } catch (error) {
    return (error as { errCode?: number }).errCode === SWITCHED_OFF ? 'off' : 'failed'
  }
}
