/**
 * Lets work begin at most `most` at a time, in the order it came; the rest waits. Work that throws makes room
 * like any other. What it does must not wait for other work of the same limiter.
 */
export function limiter(most: number): <T>(work: () => T | PromiseLike<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  const room = () => {
    if (running < most) {
      running += 1
      return
    }
    // Work that ends hands its place on, so `running` stays as it is.
    return new Promise<void>(resolve => waiting.push(resolve))
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
  return async work => {
    await room()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}

/**
 * Requests one function instance has under way at the database. The smallest plan allows 20 connections to
 * the whole environment (50 to 500 on larger ones; quota table of WeChat cloud's basic plan), so one busy
 * sweeper leaves some of them to customers. A request beyond it waits for a place and is never refused.
 */
const MOST_REQUESTS = 16

/**
 * Sends one request of the SDK to the database once the instance has a place for it; the SDK's own types say
 * too little of the answer.
 */
export const request: (send: () => unknown) => Promise<unknown> = limiter(MOST_REQUESTS)
