/// <reference lib="dom" />
import type { Element as NodeOfFramework } from 'glass-easel'
import { triggerEvent } from 'glass-easel'

/** The framework's node of an element, once it is part of a template. */
export const nodeOf = (element: HTMLElement): NodeOfFramework | undefined =>
  (element as unknown as { __wxElement?: NodeOfFramework }).__wxElement

/** Lets a component's event reach the handlers its template binds. */
export function trigger(element: HTMLElement, name: string, detail: object): void {
  const node = nodeOf(element)
  if (!node) throw new Error(`<${element.tagName}> belongs to no template`)
  triggerEvent(node, name, detail, { bubbles: false })
}
