import Taro from '@tarojs/taro'
import { ask } from './preview-desk'

/**
 * What came of asking: `off` = the person has switched this mini-program's messages off, `failed` = WeChat
 * did not ask.
 */
export type NotifyAnswer = 'accept' | 'reject' | 'off' | 'failed'

/** Taro's type also requires what only Alipay knows. */
type Wish = Parameters<typeof Taro.requestSubscribeMessage>[0]

/** WeChat: the main switch of subscribe messages is off. */
const SWITCHED_OFF = 20004

/** Prompts by WeChat's dialogue whether one message of this template may be sent; only a tap may call it. */
export async function askToNotify(templateId: string): Promise<NotifyAnswer> {
  if (process.env.TARO_ENV === 'h5') return (await ask({ kind: 'notice' })) === null ? 'reject' : 'accept'
  try {
    const answers: object = await Taro.requestSubscribeMessage({ tmplIds: [templateId] } as Wish)
    const answer: unknown = new Map(Object.entries(answers)).get(templateId)
    // acceptWithAlert and its like are a yes, too.
    if (typeof answer === 'string' && answer.startsWith('accept')) return 'accept'
    return answer === 'reject' ? 'reject' : 'failed'
  } catch (error) {
    return (error as { errCode?: number }).errCode === SWITCHED_OFF ? 'off' : 'failed'
  }
}
