import Taro from '@/testing/taro'
import { askFirst } from './ask-first'

const question = { title: '收到 200 元了吗？', content: '先收钱，再充值。', yes: '收到了', no: '还没有' }

test('a second tap while the question stands is a no, not a second question', async () => {
  Taro.showModal.mockClear()
  const [first, second] = await Promise.all([askFirst(question), askFirst(question)])
  expect([first, second]).toEqual([true, false])
  expect(Taro.showModal).toHaveBeenCalledTimes(1)
  expect(Taro.showModal).toHaveBeenCalledWith({
    title: '收到 200 元了吗？',
    content: '先收钱，再充值。',
    confirmText: '收到了',
    cancelText: '还没有',
  })
})

test('a question that could not be shown does not silence the next one', async () => {
  Taro.showModal.mockRejectedValueOnce({ errMsg: 'showModal:fail' })
  await expect(askFirst(question)).rejects.toBeDefined()
  expect(await askFirst(question)).toBe(true)
})
