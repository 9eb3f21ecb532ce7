import type { SaveFile } from './types'

export const saveFile: SaveFile = async (link, name) => {
  const answer = await fetch(link).catch(() => null)
  if (!answer?.ok) return 'failed'
  const address = URL.createObjectURL(await answer.blob())
  const anchor = Object.assign(document.createElement('a'), { href: address, download: name })
  anchor.click()
  URL.revokeObjectURL(address)
  return 'saved'
}
