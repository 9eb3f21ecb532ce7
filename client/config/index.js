/**
 * The Taro build. Plain CommonJS: the CLI transpiles only files below <root>/config,
 * and that folder holds one line that re-exports this one.
 */
const path = require('node:path')
// WeChat is given every script as it is (`es6: false` in project.config.json): phones must understand what the
// build emits, so packages that ship newer syntax are compiled like our own code.
const { newerPackages } = require('./language.json')

const root = path.resolve(__dirname, '../..')
const sharedFolder = path.join(root, 'shared')
// Sizes are logical pixels on every screen: wide phones get more room, not larger letters. Text grows with what
// the person has set.
const postcss = {
  pxtransform: { enable: false, config: {} },
  [path.join(__dirname, 'postcss-text-scale.js')]: { enable: true, config: {} },
}
// What a deployment fixes at build time; both may stay empty (path of entry names the brand).
const constants = {
  HUIYUAN_CLOUD_ENV: JSON.stringify(process.env.HUIYUAN_CLOUD_ENV ?? ''),
  HUIYUAN_BRAND: JSON.stringify(process.env.HUIYUAN_BRAND ?? ''),
  HUIYUAN_KIT: JSON.stringify(process.env.HUIYUAN_KIT === '1'),
}

/** @type {import('@tarojs/cli').UserConfigExport<'webpack5'>} */
module.exports = {
  projectName: 'huiyuan',
  date: '2026-11-22',
  framework: 'react',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'client/src',
  outputRoot: `client/dist/${process.env.TARO_ENV}`,
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // A cached build would ignore changed environment variables and hand out the old bundle.
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  plugins: [path.join(__dirname, 'aria.js')],
  defineConstants: constants,
  copy: {
    // Pictures WeChat takes by their path.
    patterns: [{ from: 'client/src/static/', to: `client/dist/${process.env.TARO_ENV}/static/` }],
    options: {},
  },
  alias: { '@': path.join(root, 'client/src'), '@shared': sharedFolder },
  mini: {
    compile: { include: [sharedFolder, ...newerPackages.map(name => path.join(root, 'node_modules', name))] },
    optimizeMainPackage: { enable: true },
    // Pages import the same components in different orders; their styles do not depend on it.
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss,
  },
  h5: {
    // Relative, so that one build can be served from any folder (the stage serves it at /app/).
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: [sharedFolder] },
    postcss,
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
}
