import type { MemberDoc } from '@shared/domain/account/types'
import { ofPerson } from './of-person'

const lin = 'shanze:openid-lin'
const gu = 'shanze:openid-gu'

describe('The documents of a person', () => {
  const list = async (ids: readonly string[]) => {
    asked.push([...ids])
    return [...ids]
  }
  let asked: string[][] = []
  beforeEach(() => {
    asked = []
  })
  const loaded = (formerIds: string[] | null) =>
    Promise.resolve({ member: formerIds && ({ _id: lin, formerIds } as unknown as MemberDoc) })

  test.each([
    ['without a card', null],
    ['with one card', []],
  ])('%s are asked for once', async (_who, formerIds) => {
    expect(await ofPerson(lin, loaded(formerIds), list)).toEqual([lin])
    expect(asked).toEqual([[lin]])
  })

  test('whose cards were merged are those of the asked id, then of all others', async () => {
    expect(await ofPerson(gu, loaded([gu, 'shanze:openid-he']), list)).toEqual([gu, lin, 'shanze:openid-he'])
    expect(asked).toEqual([[gu], [lin, 'shanze:openid-he']])
  })
})
