export default definePageConfig({ navigationBarTitleText: '等级与权益', enablePullDownRefresh: true })
