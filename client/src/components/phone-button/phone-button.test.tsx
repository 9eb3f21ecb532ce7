import { act, fireEvent, render, screen } from '@testing-library/react'
import { abilities } from '@/device/abilities'
import { openQuestion } from '@/device/preview-desk'
import { PhoneButton } from '.'

const told = { onCode: jest.fn(), onRefuse: jest.fn(), onNotReady: jest.fn() }
beforeEach(() => openQuestion.set(null))

const join = (ready: boolean) => (
  <PhoneButton {...told} ready={ready}>
    手机号入会，全部收下
  </PhoneButton>
)
const tap = () => fireEvent.click(screen.getByRole('button'))
const answer = (value: string | null) => act(async () => openQuestion.get()?.answer(value))

test('without consent it asks for consent, not for the number', () => {
  render(join(false))
  tap()
  expect(told.onNotReady).toHaveBeenCalledTimes(1)
  expect(openQuestion.get()).toBeNull()
})

test('an allowed number comes as a one-time code', async () => {
  render(join(true))
  tap()
  await answer('dev-phone-linqing')
  expect(told.onCode).toHaveBeenCalledWith('dev-phone-linqing')
})

test('a refusal is heard and nothing else happens', async () => {
  render(join(true))
  tap()
  await answer(null)
  expect([told.onRefuse.mock.calls.length, told.onCode.mock.calls.length]).toEqual([1, 0])
})

test('in WeChat the platform button carries the face and brings the code', () => {
  jest.replaceProperty(abilities, 'nativeButtons', true)
  const { container } = render(join(true))
  jest.restoreAllMocks()
  expect(container.querySelector('button.button-native')?.textContent).toBe('手机号入会，全部收下')
})
