/**
 * Lets screen readers hear the mini-program: Taro's WXML templates carry no aria attributes by
 * themselves. `role` is written once in TSX; browsers take it as it is, WeChat as aria-role.
 */
const path = require('node:path')
const { spoken } = require('./aria-attributes')

/** @param {any} ctx Taro's plugin context */
module.exports = ctx => {
  ctx.registerMethod({
    name: 'onSetupClose',
    /** @param {any} platform */
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, spoken)
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'aria-runtime.js')].flat()
    },
  })
}
