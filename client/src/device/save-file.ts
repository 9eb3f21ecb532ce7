import Taro from '@tarojs/taro'

/**
 * What became of a requested file: on the person's disk, or its link on the clipboard because the phone
 * cannot open such files.
 */
export type Saved = 'saved' | 'copied' | 'failed'

/**
 * Hands a file over by its link. WeChat opens office documents only, no CSV, so there the link goes to the
 * clipboard for a computer's browser; a browser downloads it.
 */
export async function saveFile(link: string, name: string): Promise<Saved> {
  if (process.env.TARO_ENV === 'weapp') {
    return Taro.setClipboardData({ data: link }).then(
      () => 'copied' as const,
      () => 'failed' as const,
    )
  }
  const answer = await fetch(link).catch(() => null)
  if (!answer?.ok) return 'failed'
  const address = URL.createObjectURL(await answer.blob())
  const anchor = Object.assign(document.createElement('a'), { href: address, download: name })
  anchor.click()
  URL.revokeObjectURL(address)
  return 'saved'
}
