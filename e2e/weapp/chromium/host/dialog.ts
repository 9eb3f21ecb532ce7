/// <reference lib="dom" />

/** A dialog of WeChat's own over the page; the index of what was chosen, −1 for none. */
export function ask(title: string, choices: readonly string[], content = ''): Promise<number> {
  const dialog = document.createElement('div')
  dialog.className = 'wechat-dialog'
  const paper = dialog.appendChild(document.createElement('div'))
  for (const words of [title, content].filter(Boolean))
    paper.appendChild(document.createElement('p')).textContent = words
  return new Promise(resolve => {
    const close = (chosen: number) => {
      dialog.remove()
      resolve(chosen)
    }
    for (const [i, choice] of choices.entries()) {
      const button = paper.appendChild(document.createElement('button'))
      button.textContent = choice
      button.addEventListener('click', () => close(i))
    }
    document.body.append(dialog)
  })
}
