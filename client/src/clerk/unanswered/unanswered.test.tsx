import { act, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { keptOnPhone, pendingCommandsAbout } from '@/cloud/pending-commands'
import { useCommand } from '@/cloud/use-command'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import { openWith } from '@/testing/taro'
import PendingCommandsPage from '.'

const LIN = 'shanze:o-lin'
const spend = (amountFen: number) => ({
  storeId: 'shanze:yunqi',
  customerId: LIN,
  permit: 'proof',
  amountFen,
})
const sending = (about = LIN) => ({
  about,
  whose: '林 * · 尾号 6688',
  textOf: ({ amountFen }: { amountFen: number }) => `¥${amountFen / 100} 用余额付`,
})
const send = (amountFen: number, about = LIN) => {
  const { result } = renderHook(() =>
    useCommand('storedValue.spend', keptOnPhone('storedValue.spend', sending(about))),
  )
  return act(() => result.current.run(spend(amountFen)))
}
const open = async (about = '') => {
  openWith(about ? { about: encodeURIComponent(about) } : {})
  await act(async () => void render(<PendingCommandsPage />))
}

describe('what was sent and never answered', () => {
  test('is kept with what it was, and asked about under its own id until it is known', async () => {
    let reply: () => never | { ok: false; code: 'STORED_SHORT'; message: string } = noNetwork
    const asked = cloudThatAnswers({ 'storedValue.spend': () => reply() })
    await send(5_000)
    await send(2_000, 'shanze:o-gu')
    await open(LIN)
    expect(screen.getByText('¥50 用余额付')).toBeTruthy()
    expect(screen.queryByText('¥20 用余额付')).toBeNull()
    reply = () => ({ ok: false, code: 'STORED_SHORT', message: '余额还差 20 元，没有扣款' })
    await act(async () => void fireEvent.click(screen.getByText('再次确认结果')))
    expect(asked.at(-1)?.input).toEqual(asked[0]?.input)
    expect(screen.getByText('余额还差 20 元，没有扣款')).toBeTruthy()
    expect(pendingCommandsAbout(LIN)).toEqual([])
    expect(pendingCommandsAbout()).toHaveLength(1)
  })

  test('nobody can slip a second one in: another wish about the same is a bug', async () => {
    cloudThatAnswers({ 'storedValue.spend': noNetwork })
    await send(5_000)
    await expect(send(6_000)).rejects.toThrow('has no answer yet')
  })

  test('nothing waits: says so', async () => {
    await open()
    expect(screen.getByText('每一笔都有回音')).toBeTruthy()
  })
})
