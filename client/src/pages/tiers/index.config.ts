export default definePageConfig({
  navigationBarTitleText: '等级与权益',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
