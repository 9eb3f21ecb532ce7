import type { Shop } from '../../../cloudfunctions/testing/shop'

type GoOn<T> = () => Promise<T>

/**
 * Begins a call and holds it before its first trip of this pattern. What is returned lets it go on and
 * resolves to its answer; a call that never goes on has died there.
 */
export async function held<T>(shop: Shop, pattern: RegExp, call: () => Promise<T>): Promise<GoOn<T>> {
  const { isHeld, goOn } = await heldIfReached(shop, pattern, call)
  if (!isHeld) throw new Error(`the call makes no trip like ${pattern}`)
  return goOn
}

/** As `held`, for a call that may end before it makes such a trip. */
export async function heldIfReached<T>(
  shop: Shop,
  pattern: RegExp,
  call: () => Promise<T>,
): Promise<{ isHeld: boolean; goOn: GoOn<T> }> {
  let release: () => void = () => undefined
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  let forget: () => void = () => undefined
  const reached = new Promise<boolean>(resolve => {
    forget = shop.between(pattern, () => {
      resolve(true)
      return released
    })
  })
  const answer = call()
  const isHeld = await Promise.race([reached, answer.then(() => false)])
  forget()
  const goOn = () => {
    release()
    return answer
  }
  return { isHeld, goOn }
}
