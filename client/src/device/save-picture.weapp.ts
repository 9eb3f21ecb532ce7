import Taro from '@tarojs/taro'
import type { SavePicture } from './types'

/** WeChat saves files only, so the picture becomes one first, in the app's own folder. */
export const savePicture: SavePicture = async ({ base64 }, name) => {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, base64, 'base64')
  } catch {
    return 'failed'
  }
  return Taro.saveImageToPhotosAlbum({ filePath }).then(
    () => 'saved' as const,
    (error: { errMsg?: string }) => (/auth|deny|cancel/i.test(error.errMsg ?? '') ? 'refused' : 'failed'),
  )
}
