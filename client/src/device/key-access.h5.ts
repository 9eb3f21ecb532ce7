const TAPPED = ['button', 'tab', 'radio', 'checkbox', 'link'].map(role => `[role="${role}"]`).join(',')
const DIALOG = '[role="dialog"]'

/**
 * Makes the preview usable by keyboard alone: everything that can be tapped can be focused and answers to
 * Enter and Space; a sheet takes the focus, keeps it, gives it back when it goes, and closes with Escape.
 */
export function startKeyAccess(): void {
  for (const each of document.querySelectorAll<HTMLElement>(TAPPED)) each.tabIndex = 0
  let before: HTMLElement | null = null
  let behind: HTMLElement[] = []
  let held: HTMLElement | null = null
  new MutationObserver(changes => {
    for (const { addedNodes, removedNodes, target } of changes) {
      if (target instanceof HTMLElement && target.matches(TAPPED)) target.tabIndex = 0
      for (const node of addedNodes) makeFocusable(node)
      const opened = firstIn(addedNodes, DIALOG)
      if (opened && opened !== held) {
        held = opened
        // One sheet may open while another is leaving.
        setInert(behind, false)
        before = document.activeElement as HTMLElement | null
        behind = behindOf(opened)
        setInert(behind, true)
        opened.tabIndex = -1
        opened.focus()
      } else if (held && firstIn(removedNodes, DIALOG) === held) {
        held = null
        setInert(behind, false)
        before?.focus()
      }
    }
  }).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['role'],
  })
  document.addEventListener('keydown', pressed, true)
}

/** What stands beside the sheet of a dialog: neither Tab nor a reader may leave the sheet for it. */
function behindOf(dialog: HTMLElement): HTMLElement[] {
  const sheet = dialog.closest('.sheet') ?? dialog
  return [...(sheet.parentElement?.children ?? [])].filter(
    (each): each is HTMLElement => each !== sheet && each instanceof HTMLElement && !each.inert,
  )
}

function setInert(elements: readonly HTMLElement[], inert: boolean): void {
  for (const element of elements) element.inert = inert
}

function makeFocusable(node: Node): void {
  if (!(node instanceof HTMLElement)) return
  if (node.matches(TAPPED)) node.tabIndex = 0
  for (const each of node.querySelectorAll<HTMLElement>(TAPPED)) each.tabIndex = 0
}

function firstIn(nodes: NodeList, selector: string): HTMLElement | null {
  for (const node of nodes) {
    if (!(node instanceof HTMLElement)) continue
    const found = node.matches(selector) ? node : node.querySelector<HTMLElement>(selector)
    if (found) return found
  }
  return null
}

function pressed(event: KeyboardEvent): void {
  if (event.key === 'Escape') {
    document.querySelector<HTMLElement>(`${DIALOG} #close-sheet`)?.click()
    return
  }
  const { target } = event
  const isTap = event.key === 'Enter' || event.key === ' '
  if (!isTap || !(target instanceof HTMLElement) || !target.matches(TAPPED)) return
  // The keypad listens for Enter on the document: the key in focus comes first.
  event.preventDefault()
  event.stopPropagation()
  target.click()
}
