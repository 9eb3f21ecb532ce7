export default definePageConfig({
  navigationBarTitleText: '券包',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
