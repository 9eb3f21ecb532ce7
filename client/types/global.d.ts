/// <reference types="@tarojs/taro" />

declare module '*.scss'

declare const HUIYUAN_CLOUD_ENV: string
declare const HUIYUAN_BRAND: string
declare const HUIYUAN_KIT: boolean

declare namespace NodeJS {
  interface ProcessEnv {
    /** Replaced at build time; the branch of the other platform leaves the bundle. */
    TARO_ENV: 'weapp' | 'h5'
  }
}
