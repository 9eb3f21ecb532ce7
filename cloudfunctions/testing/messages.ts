import { openapi } from './sdk'

type Message = { touser: string; templateId: string; page: string; data: Record<string, { value: string }> }
const { subscribeMessage } = openapi as { subscribeMessage: { send(message: Message): unknown } }

/** What WeChat is asked to send from now on; `answers` decide the first messages, then all are sent. */
export function messages(...answers: ('sent' | 'no-consent' | 'unavailable')[]): Message[] {
  const sent: Message[] = []
  jest.spyOn(subscribeMessage, 'send').mockImplementation(message => {
    sent.push(message)
    const answer = answers.shift() ?? 'sent'
    if (answer === 'sent') return { errCode: 0 }
    throw Object.assign(new Error(answer), { errCode: answer === 'no-consent' ? 43101 : -1 })
  })
  return sent
}

/** The events of a level that were logged so far. */
export const logged = (level: 'log' | 'warn' | 'error'): string[] =>
  jest
    .mocked(console[level])
    .mock.calls.map(([line]) => (JSON.parse(String(line)) as { event: string }).event)
