import { act, renderHook } from '@testing-library/react'
import { codeOf, useDraft } from './use-draft'

const saved = (version: number, name: string) => ({ version, fields: { name } })

const drafting = (first: ReturnType<typeof saved>) =>
  renderHook(({ latest }) => useDraft<{ name: string }, ReturnType<typeof saved>>(latest, { name: '' }), {
    initialProps: { latest: first },
  })

describe('what is typed over a version', () => {
  test('stays when a newer version arrives by itself, so that saving it is refused', () => {
    const { result, rerender } = drafting(saved(3, '旧的'))
    act(() => result.current.set({ name: '我改的' }))
    rerender({ latest: saved(4, '别人改的') })
    expect([result.current.fields.name, result.current.base?.version]).toEqual(['我改的', 3])
  })

  test('gives way to a newer version while nothing is typed', () => {
    const { result, rerender } = drafting(saved(3, '旧的'))
    rerender({ latest: saved(4, '别人改的') })
    expect([result.current.fields.name, result.current.base?.version]).toEqual(['别人改的', 4])
  })

  test('is the saved one after a save, though an older answer is read meanwhile', () => {
    const { result, rerender } = drafting(saved(3, '旧的'))
    act(() => result.current.set({ name: '我改的' }))
    act(() => result.current.adopt(saved(4, '我改的')))
    rerender({ latest: saved(3, '旧的') })
    expect([result.current.fields.name, result.current.changed]).toEqual(['我改的', false])
  })
})

test('the address of a document is its id without the brand', () => expect(codeOf('shanze:a:b')).toBe('a:b'))
