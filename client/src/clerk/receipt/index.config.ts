export default definePageConfig({ navigationBarTitleText: '小票退款' })
