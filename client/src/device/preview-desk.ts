import { storeOf } from '@/store'

/** What the H5 preview prompts a person for, where the phone would do it by itself. */
export type Question =
  | { kind: 'scan' }
  | { kind: 'phone' }
  | { kind: 'notice' }
  | { kind: 'cashier'; address: string }

interface OpenQuestion {
  question: Question
  answer: (value: string | null) => void
}

export const openQuestion = storeOf<OpenQuestion | null>(null)

/** Puts a question on the screen of the preview; null = turned back. One question at a time. */
export function ask(question: Question): Promise<string | null> {
  openQuestion.get()?.answer(null)
  return new Promise(resolve => {
    openQuestion.set({
      question,
      answer: value => {
        openQuestion.set(null)
        resolve(value)
      },
    })
  })
}
