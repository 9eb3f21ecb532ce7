import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/**
 * A browser of the Chromium family on this machine: CHROME_PATH, the usual places, then PATH; '' when there
 * is none.
 */
export function findBrowser(env = process.env) {
  const onPath = (env.PATH ?? '')
    .split(path.delimiter)
    .flatMap(folder => names.map(name => path.join(folder, name)))
  return [env.CHROME_PATH ?? '', ...places, ...onPath].find(canRun) ?? ''
}

export const HOW_TO_GET_ONE =
  '这台机器上没有找到 Chrome 或 Chromium，浏览器测试先跳过。装一个（如 apt-get install chromium、brew install --cask chromium），或用 CHROME_PATH 指明位置。'

function canRun(file) {
  if (file === '') return false
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
