import type { SavePicture } from './types'

export const savePicture: SavePicture = async ({ base64, contentType }, name) => {
  const anchor = Object.assign(document.createElement('a'), {
    href: `data:${contentType};base64,${base64}`,
    download: name,
  })
  anchor.click()
  return 'saved'
}
