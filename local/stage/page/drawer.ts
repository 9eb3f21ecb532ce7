import { byId } from './dom'

/** What developers look at lies in a drawer over the counter; visitors need none of it. */
export function openDrawer(): void {
  const drawer = byId('drawer')
  const opener = byId('open-drawer')
  const show = (open: boolean) => {
    drawer.hidden = !open
    opener.setAttribute('aria-expanded', String(open))
    document.body.classList.toggle('drawer-open', open)
  }
  opener.addEventListener('click', () => show(drawer.hidden))
  byId('close-drawer').addEventListener('click', () => {
    show(false)
    opener.focus()
  })
  drawer.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    show(false)
    opener.focus()
  })
}
