/// <reference lib="dom" />
import type { Element as NodeOfFramework, ShadowedEvent } from 'glass-easel'

/** An event of the framework in the shape handlers of a mini-program know. */
export function wechatEvent(given: unknown): object {
  const event = given as ShadowedEvent<unknown>
  const original = event.getOriginalEvent() as Partial<TouchEvent> | undefined
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    detail: event.detail,
    mark: event.mark ?? {},
    target: targetOf(event.target),
    currentTarget: targetOf(event.currentTarget),
    touches: touchesOf(original?.touches),
    changedTouches: touchesOf(original?.changedTouches),
  }
}

const targetOf = ({ id, dataset }: NodeOfFramework) => ({
  id,
  dataset: { ...dataset },
  offsetLeft: 0,
  offsetTop: 0,
})

const touchesOf = (touches: TouchList | undefined) =>
  [...(touches ?? [])].map(({ identifier, pageX, pageY, clientX, clientY }) => ({
    identifier,
    pageX,
    pageY,
    clientX,
    clientY,
  }))
