export default definePageConfig({
  navigationBarTitleText: '点单付款',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
