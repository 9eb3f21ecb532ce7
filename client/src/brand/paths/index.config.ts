export default definePageConfig({ navigationBarTitleText: '路径', enablePullDownRefresh: true })
