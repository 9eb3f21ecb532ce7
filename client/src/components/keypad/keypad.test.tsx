import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { Keypad, typedFen } from '.'
import { pressKey } from './amount-text'

test.each([
  ['7,6,.,5', '76.5'],
  ['0,0,5', '5'],
  ['0,0', '0'],
  ['00', '0'],
  ['.,5', '0.5'],
  ['1,.,2,3,4', '1.23'],
  ['1,.,.,2', '1.2'],
  ['5,00,00', '50000'],
  ['5,00,00,1', '50000'],
  ['1,2,Backspace', '1'],
  ['Backspace', ''],
])('keys %s leave %j', (keys, display) => expect(keys.split(',').reduce(pressKey, '')).toBe(display))

test.each([
  ['', 0],
  ['76.5', 7650],
  ['0.07', 7],
  ['12.', 1200],
  ['50000', 5_000_000],
])('%j is %i fen', (typed, fen) => expect(typedFen(typed)).toBe(fen))

function Till({ onPaid }: { onPaid: (fen: number) => void }) {
  const [typed, setTyped] = useState('')
  const fen = typedFen(typed)
  return (
    <Keypad
      typed={typed}
      onType={setTyped}
      confirmLabel="收款"
      confirmAmount={`¥${fen / 100}`}
      canConfirm={fen > 0}
      onConfirm={() => onPaid(fen)}
    />
  )
}

test('the confirm key contains the amount and waits for one', () => {
  const paid = jest.fn()
  render(<Till onPaid={paid} />)
  fireEvent.click(screen.getByText('收款'))
  expect(paid).not.toHaveBeenCalled()
  fireEvent.click(screen.getByText('8'))
  fireEvent.keyDown(document, { key: '5' })
  fireEvent.click(screen.getByText('¥85'))
  expect(paid).toHaveBeenCalledWith(8500)
})
